import { readFile } from 'node:fs/promises';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { attentionProvenance, provenanceText, toRows } from '#core/index.ts';
import { heatMapGeometry } from '#figures/heat-map.ts';
import { weightTint } from '#figures/palette.ts';
import { useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, litSources, readReadout, type DemoPage } from '#site/testing/demo-page.ts';
import { tokens } from '../attention/example.ts';
import { cellNamer } from '../attention/names.ts';
import { presetInputs, presetResult } from '../attention/presets.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}scaled-dot-product/`;
const result = presetResult('example');
const geometry = heatMapGeometry(result.weights);

const open = demoOpener();

async function openMap(options?: PageOptions): Promise<DemoPage> {
  const opened = await open(path, 'map', options);
  await opened.demo.locator('.surface').scrollIntoViewIfNeeded();
  return opened;
}

/** Where the middle of a cell is on the heat map's surface, in its own pixels. */
async function middleOf({ demo }: DemoPage, row: number, col: number) {
  const box = (await demo.locator('.surface').boundingBox())!;
  return {
    x: ((geometry.left + (col + 0.5) * geometry.cellWidth) / geometry.width) * box.width,
    y: ((geometry.top + (row + 0.5) * geometry.cellHeight) / geometry.height) * box.height,
  };
}

function arithmetic(row: number, col: number): string {
  const cell = { matrix: 'weights', row, col };
  return provenanceText(attentionProvenance(presetInputs('example'), result, cell), {
    nameCell: cellNamer('en'),
    trim: true,
  });
}

describe('one cursor', () => {
  test('by mouse: every cell under the pointer is asked, and its row of scores lights up', async () => {
    const opened = await openMap();
    for (let row = 0; row < tokens.length; row++)
      for (let col = 0; col < tokens.length; col++) {
        const position = await middleOf(opened, row, col);
        await opened.demo.locator('.surface').hover({ position });
        expect(await readReadout(opened.demo)).toBe(arithmetic(row, col));
        expect(await litSources(opened.demo)).toEqual(tokens.map((_, k) => `scores.${row}.${k}`));
      }
    opened.expectQuiet();
  });

  test('by keyboard: arrows move it, the edges hold it, Enter says the arithmetic aloud', async () => {
    const { demo, page } = await openMap();
    const surface = demo.locator('.surface');
    await surface.focus();
    expect(await readReadout(demo)).toBe(arithmetic(2, 3));
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'Home', 'ArrowDown', 'End'])
      await page.keyboard.press(key);
    expect(await readReadout(demo)).toBe(arithmetic(2, 4));
    expect(await surface.getAttribute('aria-label')).toMatch(/query come, key ahora: 0\.03$/);
    await page.keyboard.press('Enter');
    expect(await demo.locator('.reading [aria-live]').textContent()).toMatch(
      /^A, come, ahora = e to the power 0 − 3, over open paren .* close paren is about .* 0\.03$/,
    );
  });

  test('by touch', async () => {
    const opened = await openMap({ touch: true, viewport: { width: 375, height: 812 } });
    await opened.demo.locator('.surface').tap({ position: await middleOf(opened, 1, 2) });
    expect(await readReadout(opened.demo)).toBe(arithmetic(1, 2));
  });

  test('the picture says what there is to see', async () => {
    const { demo } = await openMap();
    expect(await demo.locator('svg[role="img"]').getAttribute('aria-label')).toContain(
      '“come” attends most to “pescado”, 0.66',
    );
  });
});

/** The colour of each cell of a picture of the heat map, a little inside its upper left corner. */
async function cellGrounds(image: Buffer): Promise<number[][]> {
  const { width, height, left, top, cellWidth, cellHeight } = geometry;
  const pixels = await sharp(image)
    .flatten()
    .resize({ width, height, fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return Array.from(result.weights.data, (_, cell) => {
    const [row, col] = [Math.floor(cell / tokens.length), cell % tokens.length];
    const x = Math.round(left + col * cellWidth + 8);
    const y = Math.round(top + row * cellHeight + 8);
    return [...pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
  });
}

function hexChannels(hex: string): number[] {
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}

describe('what leaves the site', () => {
  async function save(
    { demo, page }: DemoPage,
    name: RegExp | string,
  ): Promise<{ file: string; bytes: Buffer }> {
    await demo.getByText('Save or inspect').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      demo.getByRole('button', { name, exact: true }).click(),
    ]);
    return { file: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  test('SVG: parses, names its origin, and another viewer draws the picture of the page', async () => {
    const opened = await openMap();
    const { file, bytes } = await save(opened, 'SVG');
    expect(file).toBe('the-whole-sentence-at-once-a-the-weights-of-every-query.svg');
    const svg = parseHTML(bytes.toString()).document.querySelector('svg')!;
    expect(JSON.parse(svg.querySelector('metadata')!.textContent)).toMatchObject({
      title: 'The whole sentence at once: A, the weights of every query',
      origin: 'hand-set',
      link: expect.stringContaining('#map.v=1'),
    });
    expect(bytes.toString()).not.toMatch(/var\(|light-dark/);

    // librsvg against Chromium: the ground of every cell, beside its number. Scaling a screenshot
    // and antialiasing leave at most a few of 255 levels.
    const elsewhere = await cellGrounds(bytes);
    const here = await cellGrounds(await opened.demo.locator('.picture svg').screenshot());
    const expected = [...result.weights.data].map((weight) =>
      hexChannels(/light-dark\((#\w{6})/.exec(weightTint(weight).ground)![1]!),
    );
    for (const [cell, colour] of expected.entries())
      for (const channel of [0, 1, 2]) {
        expect(Math.abs(elsewhere[cell]![channel]! - colour[channel]!)).toBeLessThanOrEqual(4);
        expect(Math.abs(here[cell]![channel]! - colour[channel]!)).toBeLessThanOrEqual(4);
      }
  });

  test('PNG: twice the size, with a caption, not blank', async () => {
    const { file, bytes } = await save(await openMap(), 'PNG');
    expect(file).toBe('the-whole-sentence-at-once-a-the-weights-of-every-query.png');
    const { width, height } = await sharp(bytes).metadata();
    expect(width).toBe(2 * geometry.width);
    expect(height).toBeGreaterThan(2 * geometry.height + 40);
    const whole = await sharp(bytes).greyscale().stats();
    expect(whole.channels[0]!.stdev).toBeGreaterThan(5);
    const caption = await sharp(bytes)
      .extract({ left: 0, top: 2 * geometry.height + 16, width, height: 60 })
      .greyscale()
      .stats();
    expect(caption.channels[0]!.min).toBeLessThan(150);
  });

  test('CSV: the core’s numbers, to the last bit', async () => {
    const { file, bytes } = await save(await openMap(), 'CSV: A, weights');
    expect(file).toBe('the-whole-sentence-at-once-a-weights.csv');
    const lines = bytes.toString().trim().split('\r\n');
    expect(lines[0]).toBe(`A,${tokens.join(',')}`);
    const numbers = lines.slice(1).map((line) => line.split(',').slice(1).map(Number));
    for (const [i, row] of toRows(result.weights).entries())
      for (const [j, value] of row.entries()) expect(numbers[i]![j]).toBeCloseTo(value, 14);
  });
});
