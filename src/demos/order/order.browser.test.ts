import { describe, expect, inject, test } from 'vitest';
import { segmentsText, type CellRef, type Matrix } from '#core/index.ts';
import { order as dictionary } from '#i18n/order.ts';
import { expectClose } from '#core/testing/compare.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import {
  cellOf,
  demoOpener,
  layoutShift,
  litSources,
  readGrid,
  readReadout,
  type DemoPage,
} from '#site/testing/demo-page.ts';
import { lineOf, noteOf, verdictOf } from './reading.ts';
import { rounding, views } from './reordering.ts';
import { shownSources } from './reordering-provenance.ts';
import { presetReordering } from './presets.ts';
import { orderState, reorderingOf, shownBy, type MatrixName, type OrderState } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}order-invariance/`;
const t = dictionary.en;

const open = demoOpener();

async function openOrder(change: Partial<OrderState> = {}, options: PageOptions = {}) {
  const hash = orderState.serialize({ ...orderState.defaults, ...change });
  return open(`${path}#${hash}`, 'order', options);
}

function computed(change: Partial<OrderState>) {
  const state = { ...orderState.defaults, ...change };
  return { state, reordering: reorderingOf(state), locale: 'en' as const };
}

function matrixOf({ reordering }: ReturnType<typeof computed>, name: MatrixName): Matrix {
  const { first, second, before, moved, after, difference } = reordering;
  const matrices: Record<MatrixName, Matrix> = {
    tokens: first.tokens,
    output: first.output,
    weights: first.weights,
    summary: before,
    movedOutput: moved,
    movedWeights: moved,
    newTokens: second.tokens,
    newOutput: second.output,
    newWeights: second.weights,
    newSummary: after,
    difference,
  };
  return matrices[name];
}

// Math.exp may differ by an ulp between engines.
const tolerance = { absolute: rounding };

const words = async ({ demo }: DemoPage) =>
  (await demo.locator('.token-order .word').allTextContents()).join(' ');
const residual = ({ demo }: DemoPage) => demo.locator('.residual b').textContent();
const verdict = ({ demo }: DemoPage) => demo.locator('.verdict p').nth(1).textContent();

test('without JavaScript: the first state, and no number that is only rounding', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  const demo = page.locator('[data-demo="order"]');
  expectClose(await readGrid(demo, 'newOutput'), presetReordering('example').after, tolerance);
  expect([...(await readGrid(demo, 'difference')).data]).toEqual(Array(20).fill(0));
  expect(await demo.locator('.residual b').textContent()).toBe('< 10⁻¹²');
  expect(await demo.locator('.verdict p').nth(1).textContent()).toBe(t.verdicts.output.holds);
  expect(await demo.textContent()).not.toMatch(/10⁻¹[5-9]|e−1\d/);
  expect(await demo.locator('.formula [data-for]:visible').count()).toBe(1);
  await close();
});

const situations: Pick<OrderState, 'view' | 'positions' | 'causal' | 'layers'>[] = [
  { view: 'output', positions: 'off', causal: 'off', layers: 1 },
  { view: 'weights', positions: 'off', causal: 'on', layers: 1 },
  { view: 'mean', positions: 'on', causal: 'off', layers: 1 },
  { view: 'last', positions: 'off', causal: 'on', layers: 2 },
  { view: 'output', positions: 'on', causal: 'off', layers: 2 },
];

test('every view, every switch: each number is the core’s, and asked, it says where it came from', async () => {
  const { demo, expectQuiet } = await openOrder();
  const check = (name: string) => demo.getByRole('checkbox', { name, exact: true });
  for (const situation of situations) {
    const { view, positions, causal, layers } = situation;
    await check(t.positions).setChecked(positions === 'on');
    await check(t.causal).setChecked(causal === 'on');
    await check(t.twoLayers).setChecked(layers === 2);
    await demo.getByRole('button', { name: t.views[view], exact: true }).click();
    const reading = computed(situation);
    const shown = Object.values(shownBy(view)).flat() as MatrixName[];
    for (const name of shown) {
      const grid = await readGrid(demo, name);
      expectClose(grid, matrixOf(reading, name), tolerance);
      const cell: CellRef = { matrix: name, row: Math.min(3, grid.rows - 1), col: 1 };
      await cellOf(demo, cell).focus();
      const expected = shownSources(reading.reordering, cell, (matrix) =>
        shown.some((one) => one === matrix),
      ).map((source) => `${source.matrix}.${source.row}.${source.col}`);
      expect((await litSources(demo)).sort()).toEqual(expected.sort());
      if (name === 'difference') continue; // its digits are this browser's own
      expect(await readReadout(demo)).toBe(segmentsText(lineOf(reading, cell)));
      expect(await demo.locator('.reading p').textContent()).toBe(noteOf(reading, cell));
    }
  }
  expectQuiet();
});

describe('reordering', () => {
  test('by mouse: a token moves, its output with it, and the residual is in real digits', async () => {
    const opened = await openOrder();
    const { demo, expectQuiet } = opened;
    expect(await words(opened)).toBe('El pescado come gato ahora');
    await demo.getByRole('button', { name: t.moveLeft('gato') }).click();
    expect(await words(opened)).toBe('El pescado gato come ahora');
    const { reordering } = computed({ order: [0, 3, 1, 2, 4] });
    expectClose(await readGrid(demo, 'newOutput'), reordering.after, tolerance);
    expectClose(await readGrid(demo, 'movedOutput'), reordering.moved, tolerance);
    expect(await verdict(opened)).toBe(t.verdicts.output.holds);

    // What stands above is the largest entry of the difference, to its last printed digit.
    const difference = await readGrid(demo, 'difference');
    const largest = Math.max(...difference.data.map(Math.abs));
    expect(largest).toBeLessThan(1e-14);
    const printed = (await residual(opened))!;
    if (largest === 0) expect(printed).toBe('= 0');
    else {
      const [, digits, exponent] = /^≈ (\d\.\d)×10⁻(.+)$/.exec(printed)!;
      const power = [...exponent!].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
      expect(largest.toExponential(1)).toBe(`${digits}e-${power}`);
    }
    expectQuiet();
  });

  test('a switch says what has become of the property', async () => {
    const { demo } = await openOrder();
    const said = () => demo.locator('.reading [aria-live]').textContent();
    const change: Partial<OrderState> = {};
    const switches = [
      [t.positions, { positions: 'on' }],
      [t.causal, { causal: 'on' }],
      [t.twoLayers, { layers: 2 }],
    ] as const;
    for (const [label, turned] of switches) {
      await demo.getByRole('checkbox', { name: label }).check();
      Object.assign(change, turned);
      expect(await said()).toContain(verdictOf(computed(change)));
    }
  });

  test('by keyboard alone: the arrows move the token that has the focus, and say so', async () => {
    const opened = await openOrder();
    const { demo, page, expectQuiet } = opened;
    await demo.getByRole('button', { name: t.newNumbers }).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('li')?.textContent?.trim());
    expect(await focused()).toMatch(/^pescado/);
    await page.keyboard.press('ArrowRight');
    expect(await words(opened)).toBe('El come pescado gato ahora');
    await page.keyboard.press('End');
    expect(await words(opened)).toBe('El come gato ahora pescado');
    expect(await focused()).toMatch(/^pescado/);
    expect(await demo.locator('.reading [aria-live]').textContent()).toContain(
      t.place('pescado', 5, 5),
    );
    // There is no place further right: the button stays where it is and says that it does nothing.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await words(opened)).toBe('El come gato ahora pescado');
    const disabled = demo.getByRole('button', { name: t.moveRight('pescado') });
    expect(await disabled.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    expect(await words(opened)).toBe('El come gato pescado ahora');
    expectQuiet();
  });

  test('by touch: a tap moves a token; its buttons are large enough', async () => {
    const opened = await openOrder({}, { touch: true, viewport: { width: 320, height: 640 } });
    for (const button of await opened.demo.locator('.token-order button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
    }
    await opened.demo.getByRole('button', { name: t.moveRight('El') }).tap();
    expect(await words(opened)).toBe('pescado El come gato ahora');
    opened.expectQuiet();
  });

  test('orders to try, another sentence, and a link that restores them', async () => {
    const opened = await openOrder();
    const { demo, page } = opened;
    const press = (name: string) => demo.getByRole('button', { name, exact: true }).click();
    await press(t.firstOrder);
    expect(await words(opened)).toBe('El gato come pescado ahora');
    expect(await verdict(opened)).toBe(t.verdicts.firstOrder);
    await press(t.reverse);
    expect(await words(opened)).toBe('ahora pescado come gato El');
    await press(t.exchange('gato', 'pescado'));
    expect(await words(opened)).toBe('ahora gato come pescado El');
    for (let i = 0; i < 5; i++) {
      const before = await words(opened);
      await press(t.shuffle);
      expect(await words(opened)).not.toBe(before);
    }
    await demo.locator('select').selectOption('1');
    expect((await words(opened)).split(' ').sort()).toEqual(
      ['chico', 'come', 'grande', 'pez₁', 'pez₂'],
    ); // prettier-ignore
    await press(t.newNumbers);
    expect(await demo.locator('.badge').textContent()).toBe('random, seed 44');
    const before = await words(opened);
    await press('Copy link');
    await expect.poll(() => page.url()).toContain('order.order=');
    const { hash } = new URL(page.url());
    await opened.close();
    const again = await open(path + hash, 'order');
    expect(await words(again)).toBe(before);
    expect(await again.demo.locator('.badge').textContent()).toBe('random, seed 44');
  });
});

test('the chapter’s links: positions break it, and a causal mask with two layers', async () => {
  const opened = await openOrder();
  const { page, demo, expectQuiet } = opened;
  await page.getByRole('link', { name: 'Switch positions on' }).click();
  await expect.poll(() => verdict(opened)).toBe(t.verdicts.output.all);
  const { residual: largest } = presetReordering('positions');
  expect(await residual(opened)).toBe(`≈ ${largest.toFixed(2)}`);
  await page.getByRole('link', { name: 'With one layer' }).click();
  await expect.poll(() => verdict(opened)).toBe(t.verdicts.last.holds('ahora'));
  await page.getByRole('link', { name: 'With two layers' }).click();
  await expect.poll(() => verdict(opened)).toBe(t.verdicts.last.lost('ahora'));
  expect(await demo.locator('.formula [data-for]:visible').getAttribute('data-for')).toBe('last');
  expectQuiet();
});

test('a malformed link gives the defaults and says so', async () => {
  const opened = await open(
    `${path}#order.order=00000&order.view=<b>&order.ask=newWeights.9.9`,
    'order',
  );
  expect(await opened.demo.locator('.notice').textContent()).toContain('could not be read');
  expect(await words(opened)).toBe('El pescado come gato ahora');
  opened.expectQuiet();
});

test('by keyboard on a narrow page, what has the focus is under neither header nor readout', async () => {
  const { demo, page } = await openOrder({}, { viewport: { width: 375, height: 700 } });
  await demo.getByRole('checkbox').first().focus();
  const covered: string[] = [];
  let stops = 0;
  for (; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const focused = document.activeElement!;
      if (!focused.closest('[data-demo="order"]')) return undefined;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return {
        name: focused.getAttribute('aria-label') ?? focused.textContent,
        isSeen: focused.contains(above),
      };
    });
    if (!seen) break;
    if (!seen.isSeen) covered.push(seen.name);
  }
  expect(covered).toEqual([]);
  // The controls, a stop for each matrix, the toolbar.
  expect(stops).toBeGreaterThan(25);
});

describe('calm and quick', () => {
  test.each([375, 1280])(
    'nothing jumps, neither at load nor when the island starts, %d px wide',
    async (width) => {
      const opened = await open(path, 'order', { viewport: { width, height: 800 } });
      await expect.poll(() => residual(opened)).toMatch(/^(≈ .*10⁻|= 0)/);
      expect(await layoutShift(opened.page)).toBeLessThan(0.001);
    },
  );

  test('nothing is wider than the page, in any view', async () => {
    for (const width of [320, 375]) {
      const { page, demo, close } = await openOrder({}, { viewport: { width, height: 800 } });
      for (const view of views) {
        await demo.getByRole('button', { name: t.views[view], exact: true }).click();
        const [content, available] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect(content).toBeLessThanOrEqual(available!);
      }
      await close();
    }
  });
});
