import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { matrix, zeros } from '#core/index.ts';
import { heatMap, heatMapGeometry, strongestKeys } from './heat-map.ts';
import { palette, weightTint } from './palette.ts';
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

// 16 columns share 300 pixels: a cell is no whole number of them wide.
test.each([
  ['2', weights],
  ['16', zeros(5, 16)],
])('%s columns: cells stand where the geometry says, so that a cursor can find them', (_, data) => {
  const svg = draw(data);
  const { left, top, cellWidth, cellHeight, width, height } = heatMapGeometry(data, labels);
  expect(svg.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`);
  const rects = [...svg.querySelectorAll('rect')];
  expect(rects).toHaveLength(data.data.length);
  for (const [index, rect] of rects.entries()) {
    const [row, col] = [Math.floor(index / data.cols), index % data.cols];
    // An inset of 1 on each side.
    expect(Number(rect.getAttribute('x'))).toBeCloseTo(left + col * cellWidth + 1, 6);
    expect(Number(rect.getAttribute('y'))).toBeCloseTo(top + row * cellHeight + 1, 6);
  }
});

test('numbers are printed where the cells hold them, and only there', () => {
  expect(texts(draw())).toContain('0.75');
  expect(texts(draw(zeros(2, 40), { rowLabels: [], colLabels: [] }))).not.toContain('0.00');
});

test('rows too flat for a label each have one every few', () => {
  const rowLabels = Array.from({ length: 20 }, (_, row) => `r${row}`);
  const rows = texts(draw(zeros(20, 100), { rowLabels, colLabels: [] })).filter((text) =>
    text.startsWith('r'),
  );
  // Cells of 3 by 3 pixels: every eighth row is 24 further down.
  expect(rows).toEqual(['r0', 'r8', 'r16']);
});

test('equal tokens are kept apart, long ones shortened', () => {
  const shown = texts(draw());
  expect(shown.filter((text) => text === 'a')).toHaveLength(3);
  expect(shown).toContain('una pala…');
});

test('a long label is cut between what a reader sees as letters, and wide ones count twice', () => {
  const family = '👨‍👩‍👧‍👦';
  const colLabels = [
    family.repeat(3),
    family.repeat(9),
    '食べる',
    '食べ物の話',
    'e\u0301'.repeat(9),
  ];
  const shown = texts(draw(zeros(1, 5), { rowLabels: ['a'], colLabels }));
  expect(shown).toEqual(
    expect.arrayContaining([
      family.repeat(3),
      `${family.repeat(4)}…`,
      '食べる',
      '食べ物の…',
      'e\u0301'.repeat(9),
    ]),
  );
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

test('signed numbers run from one end of their ramp to the other', () => {
  const svg = heatMap(matrix([[-2, 0, 2, 9]]), {
    ...options,
    rowLabels: [],
    colLabels: [],
    scale: { limit: 2 },
  });
  const fills = [...svg.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill'));
  const { light, dark } = palette;
  expect(fills).toEqual([
    `light-dark(${light.negative}, ${dark.negative})`,
    `light-dark(${light.card}, ${dark.card})`,
    `light-dark(${light.positive}, ${dark.positive})`,
    `light-dark(${light.positive}, ${dark.positive})`,
  ]);
});

test('labels that do not fit side by side stand upright, in a margin that holds them', () => {
  const colLabels = Array.from({ length: 12 }, () => 'pescado');
  const rowLabels = colLabels;
  const svg = draw(zeros(12, 12), { rowLabels, colLabels });
  const upright = [...svg.querySelectorAll('[transform*="rotate(-90)"]')];
  expect(upright.length).toBeGreaterThanOrEqual(12);
  const { top } = heatMapGeometry(zeros(12, 12), { colLabels });
  expect(top).toBeGreaterThan(7 * 6.4);
  expect(heatMapGeometry(zeros(12, 12)).top).toBeLessThan(top);
});

test('rows are as tall as told, where cells are not to be square', () => {
  const { cellHeight, height } = heatMapGeometry(zeros(5, 64), { width: 760, rowHeight: 16 });
  expect(cellHeight).toBe(16);
  expect(height).toBe(40 + 8 + 5 * 16);
});

test('cells are pixels without numbers where that is asked for, however few', () => {
  const svg = heatMap(weights, { ...options, ...labels, pixels: true });
  expect(svg.querySelectorAll('rect')).toHaveLength(0);
  expect(svg.querySelectorAll('image')).toHaveLength(2);
  expect(texts(svg)).not.toContain('0.75');
});

test('a frame goes around the cells that belong together, whatever the cells are drawn as', () => {
  for (const data of [zeros(3, 6), zeros(30, 40)]) {
    const framed = { rows: [1, 3], cols: [2, 4] } as const;
    const svg = heatMap(data, { ...options, rowLabels: [], colLabels: [], framed });
    const { left, top, cellWidth, cellHeight } = heatMapGeometry(data);
    const [frame] = svg.querySelectorAll('rect[fill="none"]');
    const place = ['x', 'y', 'width', 'height'].map((name) => Number(frame!.getAttribute(name)));
    const expected = [left + 2 * cellWidth, top + cellHeight, 2 * cellWidth, 2 * cellHeight];
    for (const [i, value] of expected.entries()) expect(place[i]).toBeCloseTo(value, 9);
  }
});

describe('many cells', () => {
  const large = {
    rows: 64,
    cols: 40,
    data: Float64Array.from({ length: 2560 }, (_, i) => i / 2559),
  };
  const places = Array.from({ length: 64 }, (_, index) => String(index));
  const svg = draw(large, { rowLabels: places, colLabels: places });

  test('are one image a theme, where the geometry says', () => {
    expect(svg.querySelectorAll('rect')).toHaveLength(0);
    const images = [...svg.querySelectorAll('image')];
    expect(images.map((image) => image.getAttribute('data-shown-in'))).toEqual(['light', 'dark']);
    const { left, top, cellWidth, cellHeight } = heatMapGeometry(large);
    for (const image of images) {
      expect(Number(image.getAttribute('x'))).toBe(left);
      expect(Number(image.getAttribute('y'))).toBe(top);
      expect(Number(image.getAttribute('width'))).toBeCloseTo(40 * cellWidth, 9);
      expect(Number(image.getAttribute('height'))).toBeCloseTo(64 * cellHeight, 9);
    }
  });

  test('each pixel has the colour of its number', async () => {
    const [image] = svg.querySelectorAll('image');
    const png = Buffer.from(image!.getAttribute('href')!.split(',')[1]!, 'base64');
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([40, 64]);
    for (const [cell, value] of large.data.entries()) {
      const [r, g, b] = data.subarray(info.channels * cell);
      const hex = `#${[r, g, b].map((channel) => channel!.toString(16).padStart(2, '0')).join('')}`;
      expect(weightTint(value).ground).toContain(`(${hex},`);
    }
  });

  test('have labels that stand apart', () => {
    const shown = texts(svg).filter((text) => /^\d+$/.test(text));
    // cells are 7.5 pixels: every fourth is 30 from the next
    const every4th = (count: number): string[] =>
      places.slice(0, count).filter((_, i) => i % 4 === 0);
    expect(shown).toEqual([...every4th(40), ...every4th(64)]);
  });

  test('have their labels beside the middle of their rows', () => {
    const { top, cellHeight } = heatMapGeometry(large);
    const [, first] = [...svg.querySelectorAll('text')].filter((text) => text.textContent === '0');
    // A label is moved to its band's start, and its group to the middle of a band.
    const moved = [first!, first!.parentElement!].map((element) =>
      Number(/,\s*([\d.]+)\)/.exec(element.getAttribute('transform')!)![1]),
    );
    const y = moved[0]! + moved[1]!;
    expect(Math.abs(y - (top + cellHeight / 2))).toBeLessThanOrEqual(1);
  });

  test('leave the site with the image of one theme', () => {
    const origin = { title: '', origin: '', link: '' };
    const saved = standaloneSvg(svg, { theme: 'dark', origin });
    const images = [...saved.querySelectorAll('image')];
    expect(images.map((image) => image.getAttribute('data-shown-in'))).toEqual(['dark']);
  });
});
