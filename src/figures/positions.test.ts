import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { clocks } from './clocks.ts';
import { offsetProfile } from './offset-profile.ts';
import { spread, waves, type Wave } from './waves.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const options = { document, ariaLabel: 'What there is to see', xLabel: 'x', yLabel: 'y' };

/** The points of every path with this colour, in pixels. */
function paths(svg: SVGSVGElement, colour: string): [number, number][][] {
  return [...svg.querySelectorAll(`[stroke="var(--${colour})"]`)]
    .flatMap((element) =>
      element.localName === 'path' ? [element] : [...element.querySelectorAll('path')],
    )
    .map((path) =>
      [...path.getAttribute('d')!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
        ([, x, y]) => [Number(x), Number(y)] as [number, number],
      ),
    );
}

describe('waves', () => {
  const wave = (values: readonly number[], label = 'channel 0'): Wave => ({
    label,
    colour: 'weight',
    values,
  });
  const draw = (series: readonly Wave[], chosen = 1) =>
    waves(series, { ...options, chosen, limit: 1 });

  test('one point a position, straight between them, on an axis that does not move', () => {
    const [points] = paths(draw([wave([-1, 0, 1])]), 'weight');
    const [[x0, y0], [x1, y1], [x2, y2]] = points as [[number, number], [number, number], [number, number]]; // prettier-ignore
    expect(points).toHaveLength(3);
    expect(x1 - x0).toBeCloseTo(x2 - x1, 3);
    expect(y0 - y1).toBeCloseTo(y1 - y2, 3);
    // The axis does not stretch: half the values are half as high.
    const [half] = paths(draw([wave([-0.5, 0, 0.5])]), 'weight');
    expect(half![0]![1] - half![1]![1]).toBeCloseTo((y0 - y1) / 2, 2);
  });

  test('what lies beyond the limit is drawn at it', () => {
    const [points] = paths(draw([wave([0, 1, 7])]), 'weight');
    expect(points![2]![1]).toBe(points![1]![1]);
  });

  test('every line has its label, and none stands on another', () => {
    const svg = draw([wave([0, 1], 'a'), wave([0, 1], 'b'), wave([0, 0.99], 'c')]);
    const places = [...svg.querySelectorAll('text')]
      .filter(({ textContent }) => /^[abc]$/.test(textContent))
      .map((text) => Number(/,(-?[\d.]+)\)/.exec(text.getAttribute('transform')!)![1]))
      .sort((a, b) => a - b);
    expect(places).toHaveLength(3);
    expect(places[1]! - places[0]!).toBeGreaterThan(13);
    expect(places[2]! - places[1]!).toBeGreaterThan(13);
  });

  test('a table of one position is drawn', () => {
    expect(draw([wave([0.5])], 0).querySelectorAll('circle')).toHaveLength(1);
  });
});

describe('spread', () => {
  const within = { pitch: 1, limit: 3 };

  test('leaves alone what is far enough apart', () => {
    expect(spread([2, -1, 0.5], within)).toEqual([2, -1, 0.5]);
  });

  test('pushes apart what is not, and keeps the order', () => {
    expect(spread([0, 0.25], within)).toEqual([0, 1]);
    expect(spread([3, 2.75, 3], within)).toEqual([2, 1, 3]);
  });

  test('of nothing is nothing', () => {
    expect(spread([], within)).toEqual([]);
  });
});

test('an offset profile runs over the offsets that it has, on the caller’s axes', () => {
  const points = [-1, 0, 1].map((offset) => ({ offset, product: 2 - 2 * Math.abs(offset) }));
  const svg = offsetProfile(
    [
      { colour: 'weight', points },
      { colour: 'positive', dashed: true, points: points.slice(1) },
    ],
    { ...options, reach: 2, limit: 4 },
  );
  const [[whole], [part]] = [paths(svg, 'weight'), paths(svg, 'positive')];
  expect(whole).toHaveLength(3);
  expect(part).toEqual(whole!.slice(1));
  // 2 of 4 is half-way from the middle to the top: a quarter of the height.
  const [[, base], [, top]] = whole as [[number, number], [number, number]];
  expect(base - top).toBeCloseTo((220 - 26 - 38) / 4, 1);
});

describe('clocks', () => {
  const draw = (before: number, after: number) =>
    clocks(
      [
        { label: 'pair 0', before, after },
        { label: 'pair 1', before: 0, after: 0 },
      ],
      {
        ...options,
        chosen: 0,
      },
    );
  /** From the middle of the first clock to the tip of its hand, in pixels. */
  const hand = (svg: SVGSVGElement) => {
    const [[from, to]] = paths(svg, 'weight').filter(
      ([start, end, more]) => !more && Math.hypot(start![0] - end![0], start![1] - end![1]) > 1,
    ) as [[[number, number], [number, number]]];
    return [to[0] - from[0], to[1] - from[1]] as const;
  };

  test('a hand points up at 0, right after a quarter turn: (sin, cos) of its angle', () => {
    const [upX, upY] = hand(draw(1, 0));
    expect(upX).toBeCloseTo(0, 6);
    expect(upY).toBeLessThan(-10);
    const [rightX, rightY] = hand(draw(1, Math.PI / 2));
    expect(rightX).toBeCloseTo(-upY, 1);
    expect(rightY).toBeCloseTo(0, 6);
  });

  test('the arc of many turns is one turn long', () => {
    const longest = (svg: SVGSVGElement) =>
      Math.max(...paths(svg, 'weight').map((points) => points.length));
    expect(longest(draw(0, 2 * Math.PI))).toBe(longest(draw(0, 200)));
    expect(longest(draw(0, 1))).toBeLessThan(longest(draw(0, 6)));
  });

  test('each clock has its label', () => {
    expect(draw(0, 1).textContent).toContain('pair 0');
    expect(draw(0, 1).textContent).toContain('pair 1');
  });
});

test('every figure says what it shows to who cannot see it', () => {
  const all = [
    waves([], { ...options, chosen: 0, limit: 1 }),
    offsetProfile([], { ...options, reach: 1, limit: 1 }),
    clocks([], { ...options, chosen: 0 }),
  ];
  for (const svg of all) {
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('What there is to see');
  }
});
