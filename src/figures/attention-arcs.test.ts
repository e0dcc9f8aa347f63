import { expect, test } from 'vitest';
import { arcsHeight, attentionArcs } from './attention-arcs.ts';

test('one arc a key, as wide as its weight', () => {
  const arcs = attentionArcs([0.25, 0.5, 0.25], 0);
  expect(arcs.map(({ key, weight }) => [key, weight])).toEqual([
    [0, 0.25],
    [1, 0.5],
    [2, 0.25],
  ]);
  expect(arcs[1]!.width).toBe(2 * arcs[2]!.width);
});

test('an arc runs from the middle of the query to the middle of the key', () => {
  const [, , arc] = attentionArcs([0, 0, 1], 0);
  expect(arc!.path).toMatch(/^M0\.5 0C0\.5 .* 2\.5 .* 2\.5 0$/);
});

test('a token’s attention to itself is a loop that stays over it', () => {
  const [, loop] = attentionArcs([0, 1, 0], 1);
  const [start, ...rest] = loop!.path.match(/-?[\d.]+/g)!.map(Number);
  expect(start).toBeGreaterThan(1);
  expect(rest.at(-2)).toBeLessThan(2);
});

test('no arc is taller than the height that is said', () => {
  const height = arcsHeight(5);
  for (const { path } of attentionArcs([0.2, 0.2, 0.2, 0.2, 0.2], 0)) {
    const handles = path.match(/-[\d.]+/g)!.map(Number);
    // A cubic with both handles at h peaks at 3/4 of h.
    for (const handle of handles) expect((-3 / 4) * handle).toBeLessThanOrEqual(height + 1e-12);
  }
});
