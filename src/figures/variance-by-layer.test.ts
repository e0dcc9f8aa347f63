import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { varianceByLayer, type Course } from './variance-by-layer.ts';

const { document } = parseHTML('<!doctype html><html></html>');

function draw(courses: readonly Course[], runs: 'right' | 'left' = 'right'): SVGSVGElement {
  return varianceByLayer(courses, {
    document,
    runs,
    yDomain: [1e-4, 1e4],
    xLabel: 'place',
    yLabel: 'variance',
    ariaLabel: 'What there is to see',
  });
}

function dots(svg: SVGSVGElement): [number, number][] {
  return [...svg.querySelectorAll('circle')].map((circle) => [
    Number(circle.getAttribute('cx')),
    Number(circle.getAttribute('cy')),
  ]);
}

function line(svg: SVGSVGElement): number[][] {
  const path = svg.querySelector('g[stroke="var(--rule-strong)"] path')!;
  return path
    .getAttribute('d')!
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number));
}

test('a factor is a distance: each tenfold step is as high as the last', () => {
  const [first, second, third] = dots(
    draw([{ expected: [1, 10, 100], measured: [1, 10, 100], label: '' }]),
  ) as [[number, number], [number, number], [number, number]];
  expect(first[1] - second[1]).toBeCloseTo(second[1] - third[1], 6);
  expect(second[1]).toBeLessThan(first[1]);
  expect(second[0] - first[0]).toBeCloseTo(third[0] - second[0], 6);
});

test('what was measured lies on the line where it is what was expected', () => {
  const svg = draw([{ expected: [1, 3, 9], measured: [1, 3, 9], label: '' }]);
  for (const [k, [x, y]] of dots(svg).entries()) {
    expect(line(svg)[k]![0]).toBeCloseTo(x, 2);
    expect(line(svg)[k]![1]).toBeCloseTo(y, 2);
  }
});

test('outside the axis there are no dots, and the line ends at its edge', () => {
  const svg = draw([{ expected: [1, 1e3, 1e6], measured: [1, 1e3, 1e6], label: 'g' }]);
  const inside = draw([{ expected: [1, 1e3, 1e4], measured: [1, 1e3, 1e4], label: 'g' }]);
  expect(dots(svg)).toHaveLength(2);
  const [end, top] = [line(svg).at(-1)!, line(inside).at(-1)!];
  expect(end[1]).toBeCloseTo(top[1]!, 2);
  // 10⁴ is a third of the way from 10³ to 10⁶.
  const [x1, x2] = [line(inside)[1]![0]!, line(inside)[2]![0]!];
  expect(end[0]).toBeCloseTo(x1 + (x2 - x1) / 3, 2);
});

describe('labels', () => {
  const label = (runs: 'right' | 'left') =>
    [
      ...draw([{ expected: [1, 2], measured: [1, 2], label: 'gain' }], runs).querySelectorAll(
        'text',
      ),
    ].find(({ textContent }) => textContent === 'gain')!;

  test('stand at the end that the course runs to', () => {
    const x = (element: Element) =>
      Number(/translate\(([\d.]+)/.exec(element.getAttribute('transform')!)![1]);
    expect(x(label('right'))).toBeGreaterThan(x(label('left')));
  });
});

test('ticks are powers of ten', () => {
  const svg = draw([{ expected: [1, 2], measured: [1, 2], label: '' }]);
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  for (const tick of ['10⁻⁴', '10⁻²', '1', '10²', '10⁴']) expect(texts).toContain(tick);
});

test('says what it shows', () => {
  expect(draw([]).getAttribute('aria-label')).toBe('What there is to see');
});
