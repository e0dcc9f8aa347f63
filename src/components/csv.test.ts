import { expect, test } from 'vitest';
import { matrix } from '#core/index.ts';
import { toCsv } from './csv.ts';

const example = {
  name: 'scores',
  letter: 'S',
  label: 'scores',
  title: 'Scores',
  rowLabels: ['El', 'a, b'],
  colLabels: ['say "x"', 'two\nlines', 'plain'],
  data: matrix([
    [0.1 + 0.2, -Infinity, 1e-300],
    [NaN, Infinity, -2],
  ]),
};

test('labels in the first line and column, quoted where they hold commas, quotes or breaks', () => {
  expect(toCsv(example)).toBe(
    [
      'S,"say ""x""","two\nlines",plain',
      'El,0.30000000000000004,-Infinity,1e-300',
      '"a, b",NaN,Infinity,-2',
      '',
    ].join('\r\n'),
  );
});

test('numbers read back to the same doubles', () => {
  const numbers = toCsv({ ...example, colLabels: ['a', 'b', 'c'], rowLabels: ['x', 'y'] })
    .trim()
    .split('\r\n')
    .slice(1)
    .flatMap((line) => line.split(',').slice(1).map(Number));
  expect(numbers).toEqual([...example.data.data]);
});
