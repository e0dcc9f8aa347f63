import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { matrix, type Matrix } from '#core/index.ts';
import { headGrid, headGridGeometry } from './head-grid.ts';
import { weightTint } from './palette.ts';
import { standaloneSvg } from './standalone-svg.ts';

const { document } = parseHTML('<!doctype html><html></html>');

function draw(
  weights: readonly Matrix[],
  labels: readonly string[],
  layout: { columns: number; width?: number; fontSize?: number },
  chosen?: number,
): SVGSVGElement {
  return headGrid(weights, {
    document,
    ariaLabel: 'What there is to see',
    rowLabels: labels,
    colLabels: labels,
    ...(chosen !== undefined && { chosen }),
    titleOf: (head) => `head ${head}`,
    rowTitle: 'query',
    colTitle: 'key',
    scaleTitle: 'weight',
    ...layout,
  });
}

function numbers(element: Element, ...names: string[]): number[] {
  return names.map((name) => Number(element.getAttribute(name)));
}

function texts(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
}

const pair = [
  matrix([
    [0.25, 0.75],
    [1, 0],
  ]),
  matrix([
    [0.5, 0.5],
    [0.125, 0.875],
  ]),
];
const labels = ['gato', 'come'];
const layout = { columns: 2, width: 300 };
const geometry = headGridGeometry(2, { ...layout, rowLabels: labels, colLabels: labels });

/** n × n weights whose rows add up to 1, other ones for each head. */
function many(heads: number, n: number): Matrix[] {
  return Array.from({ length: heads }, (_, head) => ({
    rows: n,
    cols: n,
    data: Float64Array.from({ length: n * n }, (__, cell) => ((cell * 7 + head * 3) % 11) / 10),
  }));
}

/** The colours of the pixels of an image, `#rrggbb`. */
async function pixels(image: Element): Promise<{ shape: number[]; colours: string[] }> {
  const png = Buffer.from(image.getAttribute('href')!.split(',')[1]!, 'base64');
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const colours = Array.from({ length: info.width * info.height }, (_, pixel) => {
    const channels = data.subarray(info.channels * pixel, info.channels * pixel + 3);
    return `#${[...channels].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  });
  return { shape: [info.height, info.width], colours };
}

test('every weight of every head has its colour on the one scale, where the geometry says', async () => {
  const images = [...draw(pair, labels, layout).querySelectorAll('image[data-shown-in="light"]')];
  // The last is the scale itself.
  expect(images).toHaveLength(pair.length + 1);
  for (const [head, weights] of pair.entries()) {
    const { shape, colours } = await pixels(images[head]!);
    expect(shape).toEqual([2, 2]);
    for (const [cell, weight] of weights.data.entries())
      expect(weightTint(weight).ground).toContain(`(${colours[cell]},`);
    const { x, y, width, height } = geometry.maps[head]!;
    expect(numbers(images[head]!, 'x', 'y', 'width', 'height')).toEqual([x, y, width, height]);
  }
});

test('maps stand in rows of as many as told, inside the picture, and do not overlap', () => {
  for (const [heads, columns] of [
    [1, 1],
    [8, 4],
    [7, 4],
    [128, 10],
  ] as const) {
    const places = headGridGeometry(heads, {
      columns,
      width: 560,
      rowLabels: labels,
      colLabels: labels,
    });
    expect(places.maps).toHaveLength(heads);
    for (const [head, box] of places.maps.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThan(560);
      expect(box.y + box.height).toBeLessThan(places.height);
      const [right, below] = [places.maps[head + 1], places.maps[head + columns]];
      if (right && (head + 1) % columns !== 0) expect(right.x).toBeGreaterThan(box.x + box.width);
      if (below) expect(below.y).toBeGreaterThan(box.y + box.height);
    }
  }
});

test('a title a head; the tokens once at the left of each row of maps, once above each column', () => {
  const shown = texts(draw(many(8, 2), labels, { columns: 4 }));
  for (let head = 0; head < 8; head++) expect(shown).toContain(`head ${head}`);
  // Two rows of maps, four columns.
  expect(shown.filter((text) => text === 'gato')).toHaveLength(2 + 4);
});

test('a title that its map cannot hold is the number alone', () => {
  expect(texts(draw(many(64, 2), labels, { columns: 16 }))).toContain('63');
});

test('the scale says what it runs from and to', () => {
  expect(
    texts(draw(pair, labels, layout))
      .slice(-2)
      .join(' '),
  ).toBe('weight\u20030 1');
});

test('the chosen head is framed, and no other', () => {
  const framed = (chosen?: number) =>
    [...draw(pair, labels, layout, chosen).querySelectorAll('[stroke="var(--ink)"]')].map(
      (rect) => numbers(rect, 'x')[0],
    );
  expect(framed()).toEqual([]);
  expect(framed(1)).toEqual([geometry.maps[1]!.x - 1]);
});

test('says what it shows to who cannot see it', () => {
  const svg = draw(pair, labels, layout);
  expect(svg.getAttribute('role')).toBe('img');
  expect(svg.getAttribute('aria-label')).toBe('What there is to see');
});

test('larger text has larger margins: a picture twice the size is the same picture', () => {
  const small = headGridGeometry(8, {
    columns: 4,
    width: 800,
    fontSize: 11,
    rowLabels: labels,
    colLabels: labels,
  });
  const large = headGridGeometry(8, {
    columns: 4,
    width: 1600,
    fontSize: 22,
    rowLabels: labels,
    colLabels: labels,
  });
  expect(large.height).toBeCloseTo(2 * small.height, 9);
  for (const [head, { x, y, width }] of small.maps.entries()) {
    expect(large.maps[head]!.x).toBeCloseTo(2 * x, 9);
    expect(large.maps[head]!.y).toBeCloseTo(2 * y, 9);
    expect(large.maps[head]!.width).toBeCloseTo(2 * width, 9);
  }
});

test('of many tokens, labels have smaller letters, and none where they could not be read', () => {
  const tokens = Array.from({ length: 16 }, (_, token) => `t${token}`);
  const sizes = (columns: number) =>
    headGridGeometry(8, { columns, width: 560, rowLabels: tokens, colLabels: tokens }).labelSize;
  expect(sizes(2)).toBe(11);
  expect(sizes(4)).toBeLessThan(8);
  expect(sizes(4)).toBeGreaterThan(6);
  const shown = (columns: number) => texts(draw(many(8, 16), tokens, { columns }));
  expect(shown(4).filter((text) => text === 't3')).toHaveLength(2 + 4);
  expect(sizes(8)).toBe(0);
  expect(shown(8)).not.toContain('t3');
});

test('leaves the site with the colours of one theme', () => {
  const svg = standaloneSvg(draw(many(8, 16), [], { columns: 4 }, 2), {
    theme: 'dark',
    origin: { title: '', origin: '', link: '' },
  });
  const all = [...svg.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ value }) => value),
  );
  expect(all.filter((value) => /var\(|light-dark/.test(value))).toEqual([]);
  expect(svg.querySelectorAll('image[data-shown-in="light"]')).toHaveLength(0);
});
