import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { sampleAndDensity } from './sample-and-density.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const options = {
  document,
  domain: [0, 4],
  count: 4,
  highest: 1,
  xLabel: 'x',
  yLabel: 'y',
  ariaLabel: 'What there is to see',
} as const;

function path(svg: SVGSVGElement): number[][] {
  const line = svg.querySelector('g[stroke="var(--ink)"] path')!;
  return line
    .getAttribute('d')!
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number));
}

test('a bar reaches the line where the sample has the density', () => {
  // Of four values, two in [1, 2): a density of 0.5 there.
  const svg = sampleAndDensity([0.5, 1.2, 1.7, 3.5], [{ x: 0, y: 0.5 }, { x: 4, y: 0.5 }], options); // prettier-ignore
  const bars = [...svg.querySelectorAll('rect')];
  expect(bars).toHaveLength(4);
  const [, y] = path(svg)[0]!;
  // Bars are inset by half a pixel.
  expect(Number(bars[1]!.getAttribute('y'))).toBeCloseTo(y! + 0.5, 6);
});

test('what is taller than the figure is cut off at its top', () => {
  const tall = path(sampleAndDensity([], [{ x: 0, y: 9 }, { x: 4, y: 0 }], options))[0]!; // prettier-ignore
  const top = path(sampleAndDensity([], [{ x: 0, y: 1 }, { x: 4, y: 0 }], options))[0]!; // prettier-ignore
  expect(tall).toEqual(top);
});

test('says what it shows', () => {
  expect(sampleAndDensity([1], [], options).getAttribute('aria-label')).toBe(
    'What there is to see',
  );
});
