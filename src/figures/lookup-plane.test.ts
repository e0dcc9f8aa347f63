import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import {
  convexHull,
  keyPlane,
  planeFactor,
  pointInPlane,
  valuePlane,
  type PlaneEntry,
} from './lookup-plane.ts';

const { document } = parseHTML('<!doctype html><html></html>');

const entries: readonly PlaneEntry[] = [
  { label: 'a', x: 2, y: 1, weight: 0.75, share: '0.75' },
  { label: 'b', x: -2, y: 1, weight: 0.25, share: '0.25' },
  { label: 'c', x: 0, y: -2, weight: 0, share: '0.00' },
];
const options = { document, factor: 1, xLabel: 'across', yLabel: 'up', ariaLabel: 'What one sees' };

function widths(svg: SVGSVGElement): number[] {
  return [...svg.querySelectorAll('[stroke="var(--weight)"] path')].map((path) =>
    Number(path.getAttribute('stroke-width')),
  );
}

test('a line is as wide as its weight, in both planes', () => {
  for (const svg of [
    keyPlane(entries, { ...options, query: { x: 1, y: 1 } }),
    valuePlane(entries, { ...options, output: { x: 1, y: 1 } }),
  ]) {
    const [a, b, c] = widths(svg) as [number, number, number];
    expect(a).toBe(3 * b);
    expect(c).toBe(0);
  }
});

test('both planes name every entry with its share, and say what they show', () => {
  for (const svg of [
    keyPlane(entries, { ...options, query: { x: 1, y: 1 } }),
    valuePlane(entries, { ...options, output: { x: 1, y: 1 } }),
  ]) {
    for (const { label, share } of entries) {
      expect(svg.textContent).toContain(label);
      expect(svg.textContent).toContain(share);
    }
    expect(svg.getAttribute('aria-label')).toBe('What one sees');
    expect(svg.getAttribute('role')).toBe('img');
  }
});

test('a query of no length is a point without an arrow, and no coordinate is NaN', () => {
  const arrows = (x: number) =>
    keyPlane(entries, { ...options, query: { x, y: 0 } }).querySelectorAll(
      'g[stroke="var(--query)"] path',
    ).length;
  expect([arrows(1), arrows(0)]).toEqual([1, 0]);
  const svg = keyPlane(entries, { ...options, query: { x: 0, y: 0 } });
  for (const element of svg.querySelectorAll('*'))
    for (const { value } of element.attributes) expect(value).not.toContain('NaN');
});

describe('pointInPlane', () => {
  test.each([1, 8])('is where the picture puts a point, at factor %d', (factor) => {
    const query = { x: 1.5 * factor, y: -0.5 * factor };
    const svg = keyPlane([], { ...options, factor, query });
    const [cx, cy] = ['cx', 'cy'].map((name) =>
      Number(svg.querySelector('[fill="var(--query)"] circle')!.getAttribute(name)),
    ) as [number, number];
    const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name))) as [
      number,
      number,
    ];
    // Plot moves marks by half a pixel where that makes lines crisp.
    const found = pointInPlane(cx / width, cy / height, factor);
    expect(Math.abs(found.x - query.x)).toBeLessThan(0.02 * factor);
    expect(Math.abs(found.y - query.y)).toBeLessThan(0.02 * factor);
  });

  test('does not leave the plane', () => {
    expect(pointInPlane(0, 0, 1)).toEqual({ x: -4, y: 3 });
    expect(pointInPlane(1, 1, 2)).toEqual({ x: 8, y: -6 });
  });

  test('a unit is as long across as it is up', () => {
    const { x, y } = pointInPlane(0.5, 0.5, 1);
    const [right, up] = [
      pointInPlane(0.5 + 36 / 360, 0.5, 1),
      pointInPlane(0.5, 0.5 - 36 / 290, 1),
    ];
    expect(right.x - x).toBeCloseTo(up.y - y, 12);
  });
});

test('the plane grows by powers of two, and only when a point would lie outside', () => {
  expect(planeFactor([{ x: 4, y: -3 }])).toBe(1);
  expect(planeFactor([{ x: 0, y: 3.1 }])).toBe(2);
  expect(planeFactor([{ x: -8, y: 0 }])).toBe(2);
  expect(planeFactor([{ x: 1e6, y: 0 }])).toBe(2 ** 18);
  expect(planeFactor([])).toBe(1);
});

describe('convexHull', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];

  test('the corners, counterclockwise, without what lies inside or on an edge', () => {
    expect(convexHull([{ x: 0.5, y: 0.5 }, { x: 0.5, y: 0 }, ...square.toReversed()])).toEqual(
      square,
    );
  });

  test('points on one line leave its two ends', () => {
    expect(convexHull([{ x: 1, y: 1 }, { x: 0, y: 0 }, { x: 2, y: 2 }])).toEqual([{ x: 0, y: 0 }, { x: 2, y: 2 }]); // prettier-ignore
  });

  test('one point is its own hull', () => {
    expect(convexHull([{ x: 1, y: 2 }])).toEqual([{ x: 1, y: 2 }]);
  });
});

test('names stand away from the middle, and inside the picture at its upper and lower edge', () => {
  const labelAndDot = (y: number): [number, number] => {
    const [entry] = entries;
    const svg = valuePlane([{ ...entry!, y }], { ...options, output: { x: 0, y: 0 } });
    const label = [...svg.querySelectorAll('text')].find(({ textContent }) => textContent === 'a')!;
    const square = svg.querySelector('[fill="var(--value)"] path')!;
    return [label, square].map((element) =>
      Number(/translate\([^,]+,([^)]+)\)/.exec(element.getAttribute('transform')!)![1]),
    ) as [number, number];
  };
  const isAbove = (y: number): boolean => {
    const [label, dot] = labelAndDot(y);
    return label < dot;
  };
  expect([3, 2, 0, -1, -3].map(isAbove)).toEqual([false, true, true, false, true]);
});
