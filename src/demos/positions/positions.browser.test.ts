import type { Locator } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import {
  at,
  formatNumber,
  interleavedToHalves,
  provenanceText,
  sinusoidalProvenance,
} from '#core/index.ts';
import { heatMapGeometry } from '#figures/heat-map.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, layoutShift, readReadout, type DemoPage } from '#site/testing/demo-page.ts';
import { addedOf } from './added.ts';
import { addedPreset } from './presets.ts';
import { posState, turnState } from './state.ts';
import { tableOf } from './table.ts';
import { turnOf } from './turn.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}positional-encoding/`;

const open = demoOpener();

async function openAt(
  id: 'pos' | 'turn' | 'added',
  hash = '',
  options?: PageOptions,
): Promise<DemoPage> {
  return open(path + hash, id, options);
}

const sinusoids = tableOf(posState.defaults);

function arithmetic(row: number, col: number): string {
  return provenanceText(sinusoidalProvenance(sinusoids, { row, col }), { trim: true });
}

test('without JavaScript the page has its text, its pictures and its first numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(10);
  expect(await page.locator('[data-demo="pos"] svg[role="img"]').count()).toBe(3);
  expect(await page.locator('[data-demo="turn"] svg[role="img"]').count()).toBe(1);
  expect(await page.locator('[data-demo="added"] svg[role="img"]').count()).toBe(2);
  expect(await readReadout(page.locator('[data-demo="pos"]'))).toBe(arithmetic(12, 8));
  await close();
});

test.each([375, 1280])(
  'nothing moves when the islands start, and the page fits, %d px wide',
  async (width) => {
    const { page, expectQuiet } = await openAt('pos', '', { viewport: { width, height: 800 } });
    expect(await layoutShift(page)).toBeLessThan(0.001);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expectQuiet();
  },
);

describe('the table', () => {
  const slider = (demo: Locator, name: RegExp) => demo.getByRole('slider', { name });

  test('a number is asked by touch, by slider and by keyboard, in either order of channels', async () => {
    const { demo, page, expectQuiet } = await openAt('pos', '', { touch: true });
    const surface = demo.locator('.surface');
    const { length, width } = posState.defaults;
    const geometry = heatMapGeometry({ rows: length, cols: width }, { width: 460 });
    const box = (await surface.boundingBox())!;
    const [row, col] = [20, 5];
    await surface.tap({
      position: {
        x: ((geometry.left + (col + 0.5) * geometry.cellWidth) / geometry.width) * box.width,
        y: ((geometry.top + (row + 0.5) * geometry.cellHeight) / geometry.height) * box.height,
      },
    });
    expect(await readReadout(demo)).toBe(arithmetic(row, col));

    await slider(demo, /^Channel/).focus();
    await page.keyboard.press('ArrowRight');
    expect(await readReadout(demo)).toBe(arithmetic(row, col + 1));

    await demo.getByRole('checkbox').check();
    expect(await readReadout(demo)).toBe(arithmetic(row, col + 1));
    await surface.focus();
    await page.keyboard.press('ArrowRight');
    const order = interleavedToHalves(width);
    const next = order[order.indexOf(col + 1) + 1]!;
    expect(next).toBe(col + 3);
    expect(await readReadout(demo)).toBe(arithmetic(row, next));
    expectQuiet();
  });

  test('length, width and base remake the table, and what is asked stays within it', async () => {
    const { demo } = await openAt('pos');
    await slider(demo, /^Length/).fill('10');
    expect(await readReadout(demo)).toBe(arithmetic(9, 8));
    await slider(demo, /^Width/).fill('6');
    await demo.getByLabel('Base').selectOption('100');
    const small = tableOf({ ...posState.defaults, length: 10, width: 6, base: '100' });
    expect(await readReadout(demo)).toBe(
      provenanceText(sinusoidalProvenance(small, { row: 9, col: 5 }, { base: 100 }), {
        trim: true,
      }),
    );
    expect(await demo.locator('svg[role="img"]').first().getAttribute('aria-label')).toContain(
      '10 positions, 6 channels',
    );
  });

  test('a learned table has another seed on demand, and its link keeps it', async () => {
    const { demo, page } = await openAt('pos');
    await demo.getByRole('button', { name: 'Learned' }).click();
    await demo.getByRole('button', { name: 'New numbers' }).click();
    const learned = tableOf({ ...posState.defaults, kind: 'learned', seed: 8 });
    expect(await demo.locator('.badge').textContent()).toBe('random, seed 8');
    expect(await readReadout(demo)).toContain(formatNumber(at(learned, 12, 8), 4));
    await demo.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.url()).toContain('#pos.v=1&pos.kind=learned&pos.seed=8');
  });

  test('channels are kept and dropped', async () => {
    const { demo } = await openAt('pos');
    const label = () => demo.locator('svg[role="img"]').nth(1).getAttribute('aria-label');
    expect(await label()).toContain('channels 0, 16, 32, 8;');
    await demo.getByRole('button', { name: 'Drop channel 16' }).click();
    await demo.getByRole('button', { name: 'Keep channel 8' }).click();
    await expect.poll(label).toContain('channels 0, 32, 8;');
  });
});

test('the turn: every slider gives the core’s numbers, and the difference is rounding', async () => {
  const { demo, expectQuiet } = await openAt('turn');
  for (const [name, value] of [
    ['Position', '40'],
    ['Offset', '17'],
    ['Pair', '2'],
  ] as const)
    await demo.getByRole('slider', { name: new RegExp(`^${name}`) }).fill(value);
  const { to } = turnOf({ ...turnState.defaults, position: 40, offset: 17, pair: 2 });
  const lines = await demo.locator('.arithmetic .readout').allTextContents();
  for (const [col, line] of lines.entries()) {
    expect(line).toContain(`(PE[40] M)[${4 + col}] ≈ `);
    expect(line.endsWith(` ≈ ${formatNumber(at(to, 0, col), 3)}`)).toBe(true);
  }
  expect(await readReadout(demo)).toMatch(/^max .+ ≈ \d(\.\d)?×10⁻¹[⁴⁵]$/);
  expectQuiet();
});

describe('positions in attention', () => {
  test('the four terms are the core’s, and a link of the text shows them', async () => {
    const { demo, page } = await openAt('added');
    await page.getByRole('link', { name: 'The four terms' }).click();
    expect(await readReadout(demo)).toMatch(/^S\[come, pescado\] ≈ .+ \/ √16 ≈ /);
    const printed = await demo.locator('svg[role="img"]').nth(3).locator('text').allTextContents();
    const { positionPosition } = addedOf(addedPreset('terms')).terms;
    for (const value of positionPosition.data) expect(printed).toContain(formatNumber(value, 2));
  });

  test('beyond the table the core’s own words are shown; with sinusoids, weights', async () => {
    const { demo, page, expectQuiet } = await openAt('added');
    await page.getByRole('link', { name: 'begin at position 60' }).click();
    await expect
      .poll(() => demo.locator('.refusal code').textContent())
      .toBe('addPositions: positions below 64, the length of the table, got 64');
    await demo.getByRole('button', { name: 'Sinusoidal' }).click();
    expect(await demo.locator('svg[role="img"]').count()).toBe(2);
    expectQuiet();
  });
});
