import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { labelledBars } from './labelled-bars.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const options = {
  document,
  labels: ['one', 'two', 'three'],
  domain: [-4, 4] as const,
  ticks: [-4, 0, 4],
  colour: 'weight' as const,
  yLabel: 'y',
  ariaLabel: 'What there is to see',
};

function bars(svg: SVGSVGElement): { top: number; height: number }[] {
  return [...svg.querySelectorAll('rect')].map((rect) => ({
    top: Number(rect.getAttribute('y')),
    height: Number(rect.getAttribute('height')),
  }));
}

function texts(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
}

test('a bar is as tall as its value, up or down from the base', () => {
  const [up, down, twice] = bars(labelledBars([1, -1, 2], options));
  expect(up!.height).toBeCloseTo(down!.height, 10);
  expect(twice!.height).toBeCloseTo(2 * up!.height, 10);
  // The one going up ends where the one going down starts: at the base.
  expect(up!.top + up!.height).toBeCloseTo(down!.top, 10);
});

test('the base moves with the domain and the bars stay', () => {
  const shifted = { ...options, domain: [996, 1004] as const, base: 1000, ticks: [1000] };
  const [here, there] = [
    bars(labelledBars([1, -1, 2], options)),
    bars(labelledBars([1001, 999, 1002], shifted)),
  ];
  for (const [i, { top, height }] of here.entries()) {
    expect(there[i]!.top).toBeCloseTo(top, 10);
    expect(there[i]!.height).toBeCloseTo(height, 10);
  }
});

test('what does not fit ends at the edge, with an arrow', () => {
  const svg = labelledBars([400, 4, -Infinity], options);
  const [over, whole, under] = bars(svg);
  expect(over!.height).toBeCloseTo(whole!.height, 10);
  expect(under!.height).toBeCloseTo(whole!.height, 10);
  expect(texts(svg).filter((text) => '▲▼'.includes(text))).toEqual(['▲', '▼']);
});

test('what is not a number has no bar and says so', () => {
  const svg = labelledBars([NaN, 1, NaN], options);
  expect(bars(svg)).toHaveLength(1);
  expect(texts(svg).filter((text) => text === 'NaN')).toHaveLength(2);
});

test('names and marks stand at their bars; the picture says what it shows', () => {
  const svg = labelledBars([1, 2, 3], { ...options, marked: [0, 3, NaN], level: 2 });
  expect(texts(svg)).toEqual(expect.arrayContaining(['one', 'two', 'three', '−4']));
  expect(svg.querySelectorAll('line[stroke="var(--ink)"], g[stroke="var(--ink)"] line')).toHaveLength(2); // prettier-ignore
  expect(svg.getAttribute('aria-label')).toBe('What there is to see');
});
