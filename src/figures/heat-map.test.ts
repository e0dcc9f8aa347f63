import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { matrix, zeros } from '#core/index.ts';
import { heatMap, heatMapGeometry, strongestKeys } from './heat-map.ts';
import { weightTint } from './palette.ts';
import { standaloneSvg } from './standalone-svg.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const options = { document, ariaLabel: 'What there is to see', rowTitle: 'query', colTitle: 'key' };
const weights = matrix([
  [0.25, 0.75],
  [1, 0],
  [0.5, 0.5],
]);
const labels = { rowLabels: ['a', 'b', 'a'], colLabels: ['a', 'una palabra larguísima'] };

function draw(data = weights, given = labels, width = 380): SVGSVGElement {
  return heatMap(data, { ...options, ...given, width });
}

function texts(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
}

test('a cell for every weight, tinted on the one scale that grids use', () => {
  const fills = [...draw().querySelectorAll('rect')].map((rect) => rect.getAttribute('fill'));
  expect(fills).toEqual([0.25, 0.75, 1, 0, 0.5, 0.5].map((weight) => weightTint(weight).ground));
});

test('cells stand where the geometry says, so that a cursor can find them', () => {
  const svg = draw();
  const { left, top, cellWidth, cellHeight, width, height } = heatMapGeometry(weights);
  expect(svg.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`);
  const rects = [...svg.querySelectorAll('rect')];
  for (const [index, rect] of rects.entries()) {
    const [row, col] = [Math.floor(index / 2), index % 2];
    // An inset of 1 on each side.
    expect(Number(rect.getAttribute('x'))).toBeCloseTo(left + col * cellWidth + 1, 6);
    expect(Number(rect.getAttribute('y'))).toBeCloseTo(top + row * cellHeight + 1, 6);
  }
});

test('numbers are printed where the cells hold them, and only there', () => {
  expect(texts(draw())).toContain('0.75');
  expect(texts(draw(zeros(2, 40), { rowLabels: [], colLabels: [] }))).not.toContain('0.00');
});

test('equal tokens are kept apart, long ones shortened', () => {
  const shown = texts(draw());
  expect(shown.filter((text) => text === 'a')).toHaveLength(3);
  expect(shown).toContain('una pala…');
});

test('the strongest key of each row, the first of equals', () => {
  expect(strongestKeys(weights)).toEqual([1, 0, 0]);
});

test('leaves the site with the colours of one theme', () => {
  const svg = standaloneSvg(draw(), {
    theme: 'dark',
    origin: { title: '', origin: '', link: '' },
  });
  const all = [...svg.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ value }) => value),
  );
  expect(all.filter((value) => /var\(|light-dark/.test(value))).toEqual([]);
});
