import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { breakdownBars, type BreakdownBar } from './breakdown-bars.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const options = { document, total: 100, ariaLabel: 'What there is to see' };
const bars: BreakdownBar[] = [
  { label: 'queries', detail: '50', count: 50, colour: 'query' },
  { label: 'norm', detail: '0', count: 0, colour: 'ink-soft' },
  { label: 'rest', detail: '25', count: 25, colour: 'ink-soft' },
];

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The rectangles of one colour: a group has it, or each by itself. */
function boxes(svg: SVGSVGElement, colour: string): Box[] {
  const filled = `[fill="var(--${colour})"]`;
  return [...svg.querySelectorAll(`rect${filled}, g${filled} rect`)].map((rect) => {
    const read = (name: string) => Number(rect.getAttribute(name));
    return { left: read('x'), top: read('y'), width: read('width'), height: read('height') };
  });
}

test('a bar is its share of the track, from the same left edge', () => {
  const svg = breakdownBars(bars, options);
  const [track] = boxes(svg, 'rule');
  const [half] = boxes(svg, 'query');
  const [none, quarter] = boxes(svg, 'ink-soft');
  expect(half!.width).toBeCloseTo(track!.width / 2, 10);
  expect(quarter!.width).toBeCloseTo(track!.width / 4, 10);
  expect(none!.width).toBe(0);
  expect(new Set([track!, half!, quarter!].map(({ left }) => left)).size).toBe(1);
});

test('rows are equally high and fill the figure, however many there are', () => {
  for (const count of [1, 3, 8]) {
    const many = Array.from({ length: count }, () => bars[0]!);
    const svg = breakdownBars(many, { ...options, rowHeight: 38 });
    expect(Number(svg.getAttribute('height'))).toBe(38 * count);
    const tops = boxes(svg, 'rule').map(({ top }) => top);
    expect(tops).toHaveLength(count);
    tops.forEach((top, i) => expect(top).toBeCloseTo(tops[0]! + 38 * i, 10));
    expect(tops[0]!).toBeGreaterThan(0);
    const last = boxes(svg, 'rule').at(-1)!;
    expect(last.top + last.height).toBeLessThan(38 * count);
  }
});

test('each row has its name and its count; the picture says what it shows', () => {
  const svg = breakdownBars(bars, options);
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(['queries', 'norm', 'rest', '50', '0', '25']);
  expect(svg.getAttribute('aria-label')).toBe('What there is to see');
});

test('a whole of nothing has tracks and no bars', () => {
  const svg = breakdownBars([{ ...bars[0]!, count: 0 }], { ...options, total: 0 });
  expect(boxes(svg, 'query')[0]!.width).toBe(0);
  expect(boxes(svg, 'rule')[0]!.width).toBeGreaterThan(0);
});
