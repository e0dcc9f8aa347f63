import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { densityBins, histogram, shareOutside } from './histogram.ts';
import { trend } from './trend.ts';
import { weightBars } from './weight-bars.ts';

const { document } = parseHTML('<!doctype html><html></html>');

/** The numbers of an attribute, over all elements of a kind. */
function attributes(svg: SVGSVGElement, selector: string, name: string): number[] {
  return [...svg.querySelectorAll(selector)].map((element) => Number(element.getAttribute(name)));
}

describe('densityBins', () => {
  const values = [-3, -0.9, -0.1, 0.1, 0.2, 0.9, 1, 7];

  test('shares of the whole sample per unit of x, what is outside included in the whole', () => {
    // 8 values; [−1, 0) holds −0.9 and −0.1, [0, 1) holds 0.1, 0.2 and 0.9: 1 is outside.
    expect(densityBins(values, { domain: [-1, 1], count: 2 })).toEqual([
      { x1: -1, x2: 0, density: 2 / 8 },
      { x1: 0, x2: 1, density: 3 / 8 },
    ]);
  });

  test('an empty interval has density 0, not none', () => {
    expect(densityBins([5], { domain: [0, 2], count: 2 }).map(({ density }) => density)).toEqual([
      0, 0,
    ]);
  });
});

test('what the bins miss is the share outside', () => {
  const values = [-3, -0.9, 0, 1, 7];
  const inside = densityBins(values, { domain: [-1, 1], count: 4 });
  // −3, 1 and 7: the upper end is outside.
  expect(shareOutside(values, [-1, 1])).toBe(3 / 5);
  expect(inside.reduce((sum, { density }) => sum + density * 0.5, 0)).toBeCloseTo(2 / 5, 12);
});

test('every figure says what it shows to who cannot see it', () => {
  const options = { document, ariaLabel: 'What there is to see', xLabel: 'x', yLabel: 'y' };
  const figures = [
    histogram([{ values: [0, 1], colour: 'weight' }], {
      ...options,
      domain: [-1, 1],
      count: 4,
      highest: 1,
    }),
    weightBars([0.25, 0.75], options),
    trend([{ colour: 'weight', points: [{ x: 1, y: 0 }, { x: 2, y: 1 }] }], { ...options, chosen: 2, yDomain: [0, 1] }), // prettier-ignore
  ];
  for (const svg of figures) {
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('What there is to see');
  }
});

test('weight bars stand on the fixed domain [0, 1]: a bar is as tall as its weight', () => {
  const svg = weightBars([0.25, 1, 0.5], { document, ariaLabel: '', xLabel: '', yLabel: '' });
  const [quarter, whole, half] = attributes(svg, 'rect', 'height') as [number, number, number];
  expect(quarter / whole).toBeCloseTo(0.25, 10);
  expect(half / whole).toBeCloseTo(0.5, 10);
});

test('a histogram keeps its axes: half the density is half as tall', () => {
  const at = (highest: number) =>
    attributes(
      histogram([{ values: [0.5], colour: 'weight' }], {
        document,
        domain: [0, 1],
        count: 1,
        highest,
        ariaLabel: '',
        xLabel: '',
        yLabel: '',
      }),
      'rect',
      'height',
    )[0]!;
  // Both bars have density 1; on an axis twice as long it is half as tall, but for the inset.
  expect((at(4) + 1) / (at(2) + 1)).toBeCloseTo(0.5, 10);
});

test('colours follow the page’s theme', () => {
  const svg = weightBars([1], { document, ariaLabel: '', xLabel: '', yLabel: '' });
  expect(svg.querySelector('[fill="var(--weight)"]')).not.toBeNull();
});

describe('a histogram with the density of its sample', () => {
  const draw = (values: readonly number[], density: readonly { x: number; y: number }[]) =>
    histogram([{ values, colour: 'rule-strong' }], {
      document,
      domain: [0, 4],
      count: 4,
      highest: 1,
      density,
      ariaLabel: '',
      xLabel: '',
      yLabel: '',
    });
  const firstPoint = (svg: SVGSVGElement) =>
    /^M([^L]+)/
      .exec(svg.querySelector('g[stroke="var(--ink)"] path')!.getAttribute('d')!)![1]!
      .split(',')
      .map(Number);

  test('a bar reaches the line where the sample has the density', () => {
    // Of four values, two in [1, 2): a density of 0.5 there.
    const flat = [{ x: 0, y: 0.5 }, { x: 4, y: 0.5 }]; // prettier-ignore
    const svg = draw([0.5, 1.2, 1.7, 3.5], flat);
    // Bars are inset by half a pixel.
    expect(attributes(svg, 'rect', 'y')[1]).toBeCloseTo(firstPoint(svg)[1]! + 0.5, 6);
  });

  test('what is taller than the figure is cut off at its top', () => {
    const from = (y: number) => firstPoint(draw([1], [{ x: 0, y }, { x: 4, y: 0 }])); // prettier-ignore
    expect(from(9)).toEqual(from(1));
    expect(from(0.5)[1]).toBeGreaterThan(from(1)[1]!);
  });
});
