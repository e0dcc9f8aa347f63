import { expect, test } from 'vitest';
import { matrix } from '#core/index.ts';
import { toJson } from './named-matrix.ts';

const origin = { title: 'Attention', origin: 'hand-set', link: 'https://example.org/#a.v=1' };

test('JSON carries title, origin, seed and link, and reads back to the same numbers', () => {
  const values = [
    [0.1 + 0.2, -Infinity],
    [NaN, Infinity],
  ];
  const text = toJson(
    [
      {
        name: 'scores',
        letter: 'S',
        label: 'scores',
        title: 'Scores',
        data: matrix(values),
        rowLabels: ['a', 'b'],
        colLabels: ['c', 'd'],
      },
    ],
    { ...origin, seed: 7 },
  );
  const read = JSON.parse(text);
  expect(read).toMatchObject({ ...origin, seed: 7 });
  expect(read.matrices.scores).toMatchObject({
    letter: 'S',
    shape: [2, 2],
    rowLabels: ['a', 'b'],
    colLabels: ['c', 'd'],
  });
  expect(read.matrices.scores.values.map((row: unknown[]) => row.map(Number))).toEqual(values);
});

test('a seed that there is not is left out', () => {
  expect(JSON.parse(toJson([], origin))).not.toHaveProperty('seed');
});
