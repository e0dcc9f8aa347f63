import { describe, expect, inject, test } from 'vitest';
import {
  formatMask,
  operands,
  segmentsText,
  toRows,
  type CellRef,
  type Matrix,
} from '#core/index.ts';
import { masks } from '#i18n/masks.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import {
  cellOf,
  demoOpener,
  expectComputed,
  layoutShift,
  litSources,
  readGrid,
  readReadout,
  type DemoPage,
} from '#site/testing/demo-page.ts';
import { asNumbers, biasOf, maskedAttention, methods, rowSums } from './masking.ts';
import { lineOf, noteOf, provenanceOf, readingOf } from './reading.ts';
import { presetResult, presetState, type PresetName } from './presets.ts';
import {
  inputsOf,
  maskOf,
  masksState,
  shownBy,
  switchedMask,
  toggled,
  views,
  type MasksState,
} from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}masks/`;
const t = masks.en;

const open = demoOpener();

async function openMasks(change: Partial<MasksState> = {}, options: PageOptions = {}) {
  const hash = masksState.serialize({ ...masksState.defaults, ...change });
  return open(`${path}#${hash}`, 'masks', options);
}

/** All matrices of a state. */
function computed(state: MasksState): Record<string, Matrix> {
  const [inputs, mask] = [inputsOf(state), maskOf(state)];
  const result = maskedAttention(inputs, mask, state.method);
  const bias = biasOf(mask, state.method);
  return {
    ...inputs,
    ...result,
    sums: rowSums(result.weights),
    mask: asNumbers(mask),
    ...(bias ? { bias } : {}),
  };
}

function readingFor(change: Partial<MasksState> = {}) {
  const state = { ...masksState.defaults, ...change };
  return readingOf(state, maskedAttention(inputsOf(state), maskOf(state), state.method), 'en');
}

async function marks({ demo }: DemoPage): Promise<string> {
  const cells = await demo.locator('[data-cell^="mask."]').allTextContents();
  const rows = [0, 1, 2, 3, 4].map((row) => cells.slice(5 * row, 5 * row + 5));
  return rows.map((row) => row.map((mark) => mark.trim()).join(' ')).join('\n');
}

/** Allowed, forbidden, allowed in the last row. */
const corners = [
  [0, 0],
  [2, 3],
  [4, 1],
] as const;

const moved = ({ demo }: DemoPage) => demo.locator('.moved').textContent();

test('without JavaScript the page has its text, its formulas and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  const demo = page.locator('[data-demo="masks"]');
  expectComputed(await readGrid(demo, 'weights'), presetResult('example').weights);
  expect(await readReadout(demo)).toMatch(/^A\[come, gato\] = .* ≈ 0\.79$/);
  await close();
});

describe('every number can be asked', () => {
  test.each(views)(
    'view %s, whichever the method: each number is the core’s, and asked, it says where it came from',
    async (view) => {
      const { demo, expectQuiet } = await openMasks({ view });
      for (const method of methods) {
        await demo.locator('select').selectOption(method);
        const reading = readingFor({ view, method });
        const matrices = computed(reading.state);
        const shown = shownBy(view, method);
        const sources = (asked: CellRef): CellRef[] =>
          operands(provenanceOf(reading, asked)).flatMap((source) =>
            shown.includes(source.matrix) ? [source] : sources(source),
          );
        for (const name of shown) {
          const grid = await readGrid(demo, name);
          expectComputed(grid, matrices[name]!);
          for (const [row, col] of corners) {
            const cell = { matrix: name, row, col: Math.min(col, grid.cols - 1) };
            await cellOf(demo, cell).focus();
            expect(await readReadout(demo)).toBe(segmentsText(lineOf(reading, cell)));
            expect(await demo.locator('.reading p').textContent()).toBe(noteOf(reading, cell));
            const expected = sources(cell).map((s) => `${s.matrix}.${s.row}.${s.col}`);
            expect((await litSources(demo)).sort()).toEqual([...new Set(expected)].sort());
          }
        }
      }
      expectQuiet();
    },
  );

  test('a masked score lights up its cell of the mask', async () => {
    const { demo } = await openMasks();
    await cellOf(demo, { matrix: 'scores', row: 1, col: 4 }).focus();
    expect(await litSources(demo)).toEqual(['mask.1.4']);
    expect(await readReadout(demo)).toBe('S[gato, ahora] = −∞');
  });

  test('no key of a later token lights up for an earlier row; masked too late, they do', async () => {
    const { demo } = await openMasks({ view: 'output' });
    const keysLit = async () => {
      await cellOf(demo, { matrix: 'weights', row: 1, col: 0 }).focus();
      const lit = await litSources(demo);
      return [...new Set(lit.filter((cell) => cell.startsWith('keys.')).map((cell) => cell[5]))];
    };
    expect(await keysLit()).toEqual(['0', '1']);
    await demo.locator('select').selectOption('after');
    expect(await keysLit()).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('the mask', () => {
  test('switches: causal, padding, both, neither, and padding on the left', async () => {
    const opened = await openMasks();
    const { demo, expectQuiet } = opened;
    await demo.getByRole('button', { name: /^El gato duerme/ }).click();
    const check = (name: string) => demo.getByRole('checkbox', { name, exact: true });
    const state = { ...masksState.defaults, sentence: 1 };
    const expectMask = async (change: Partial<MasksState>) =>
      expect(await marks(opened)).toBe(formatMask(switchedMask({ ...state, ...change })));
    await expectMask({});
    await check(t.causal).uncheck();
    await expectMask({ causal: 'off' });
    expect(await marks(opened)).toBe(Array(5).fill('✓ ✓ ✓ ✗ ✗').join('\n'));
    await check(t.left).check();
    await expectMask({ causal: 'off', side: 'left' });
    await check(t.padding).uncheck();
    await expectMask({ causal: 'off', padding: 'off' });
    await check(t.causal).check();
    await check(t.padding).check();
    await expectMask({ side: 'left' });
    expectQuiet();
  });

  test('by mouse: a click turns a cell round, the weights follow, and it can be undone', async () => {
    const opened = await openMasks();
    const { demo, expectQuiet } = opened;
    const undo = demo.getByRole('button', { name: t.undo });
    expect(await undo.isDisabled()).toBe(true);
    await cellOf(demo, { matrix: 'mask', row: 1, col: 2 }).click();
    const mask = toggled(switchedMask(masksState.defaults), { row: 1, col: 2 });
    expect(await marks(opened)).toBe(formatMask(mask));
    const { weights } = computed({ ...masksState.defaults, mask });
    expectComputed(await readGrid(demo, 'weights'), weights!);
    expect(await readReadout(demo)).toMatch(
      /^M\[gato, come\] = ✓ {2}→ {2}A\[gato, come\] ≈ 0\.67$/,
    );
    await undo.click();
    expect(await marks(opened)).toBe(formatMask(switchedMask(masksState.defaults)));
    expectQuiet();
  });

  test('by keyboard alone: Enter and Space turn a cell round and say what follows', async () => {
    const opened = await openMasks();
    const { demo, page, expectQuiet } = opened;
    await demo.locator('select').focus();
    await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);
    expect(await focused()).toBe('mask.0.0');
    await page.keyboard.press('Enter');
    expect(await marks(opened)).toMatch(/^✗ ✗ ✗ ✗ ✗\n/);
    expect(await demo.locator('.reading [aria-live]').textContent()).toMatch(
      /^M, El, El = forbidden, so A, El, El = 0/,
    );
    expect(await cellOf(demo, { matrix: 'mask', row: 0, col: 0 }).getAttribute('aria-label')).toBe(
      `M, El, El: ${t.mayNot}`,
    );
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    expect(await focused()).toBe('mask.0.1');
    expect(await marks(opened)).toMatch(/^✗ ✓ ✗ ✗ ✗\n/);
    await page.keyboard.press('Space');
    expect(await marks(opened)).toMatch(/^✗ ✗ ✗ ✗ ✗\n/);
    expectQuiet();
  });

  test('by touch: a tap turns a cell round, once', async () => {
    const opened = await openMasks({}, { touch: true, viewport: { width: 375, height: 812 } });
    await cellOf(opened.demo, { matrix: 'mask', row: 0, col: 3 }).tap();
    expect(await marks(opened)).toMatch(/^✓ ✗ ✗ ✓ ✗\n/);
    const box = await cellOf(opened.demo, { matrix: 'mask', row: 0, col: 3 }).boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
    opened.expectQuiet();
  });

  test('printed, it is the core’s', async () => {
    const { demo } = await openMasks({ view: 'scores', sentence: 2 });
    expect(await demo.locator('.printed pre').textContent()).toBe(
      formatMask(switchedMask({ ...masksState.defaults, sentence: 2 })),
    );
  });

  test('a copied link restores a mask that was toggled by hand', async () => {
    const opened = await openMasks();
    await cellOf(opened.demo, { matrix: 'mask', row: 0, col: 4 }).click();
    const before = await marks(opened);
    await opened.demo.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => opened.page.url()).toContain('masks.mask=10001;');
    const { hash } = new URL(opened.page.url());
    await opened.close();
    const again = await open(path + hash, 'masks');
    expect(await marks(again)).toBe(before);
  });
});

describe('causality', () => {
  test('a later value moves its own output and later ones; the line says which', async () => {
    const opened = await openMasks({ view: 'output' });
    const { demo, page, expectQuiet } = opened;
    expect(await moved(opened)).toBe(t.unchanged);
    const before = toRows(await readGrid(demo, 'output'));
    await cellOf(demo, { matrix: 'values', row: 3, col: 0 }).click();
    await demo.locator('input[type="text"]').fill('100');
    await page.keyboard.press('Enter');
    const after = toRows(await readGrid(demo, 'output'));
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    for (const row of [3, 4]) expect(after[row]).not.toEqual(before[row]);
    expect(await moved(opened)).toBe(t.someChanged('pescado, ahora', 'El, gato, come'));
    expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
    expectQuiet();
  });

  test('masked after the softmax, a later key moves an earlier output', async () => {
    const opened = await openMasks();
    await opened.page.getByRole('link', { name: 'change the key of ahora' }).click();
    await expect.poll(() => moved(opened)).toMatch(/moved: .*gato/);
    await opened.page.getByRole('link', { name: 'Give ahora a key' }).click();
    await expect.poll(() => moved(opened)).toBe(t.someChanged('ahora', 'El, gato, come, pescado'));
  });

  test('a number of ⟨pad⟩ is changed in both its rows', async () => {
    const { demo, page } = await openMasks({ view: 'output', sentence: 1 });
    await cellOf(demo, { matrix: 'values', row: 4, col: 1 }).click();
    await demo.locator('input[type="text"]').fill('7');
    await page.keyboard.press('Enter');
    expect(toRows(await readGrid(demo, 'values')).map((row) => row[1])).toEqual([0, 0, 0, 7, 7]);
  });
});

describe('the chapter’s links', () => {
  const links: [string, PresetName, string][] = [
    ['A bare softmax', 'bare', 'NaN'],
    ['The attention of this course', 'empty', '0'],
    ['In float32', 'finite', '0.2'],
  ];
  test.each(links)('“%s” shows a row with no allowed key', async (name, preset, weight) => {
    const { demo, page, expectQuiet } = await openMasks();
    await page.getByRole('link', { name, exact: true }).click();
    await expect.poll(() => demo.locator('select').inputValue()).toBe(presetState(preset).method);
    expectComputed(await readGrid(demo, 'weights'), presetResult(preset).weights);
    const cell = cellOf(demo, { matrix: 'weights', row: 0, col: 0 });
    expect(String(Number(await cell.getAttribute('data-value')))).toBe(weight);
    expectQuiet();
  });

  test('−1e9 in float16 is −∞ in the bias', async () => {
    const { demo, page } = await openMasks();
    await page.getByRole('link', { name: 'In float16', exact: true }).click();
    await expect.poll(() => demo.locator('.reading p').textContent()).toBe(t.notes.bias.half);
    expect((await readGrid(demo, 'bias')).data[0]).toBe(-Infinity);
  });

  test('a malformed link gives the defaults and says so', async () => {
    const opened = await open(`${path}#masks.mask=<b>&masks.method=no&masks.ask=bias.9.9`, 'masks');
    expect(await opened.demo.locator('.notice').textContent()).toContain('could not be read');
    expectComputed(await readGrid(opened.demo, 'weights'), presetResult('example').weights);
    opened.expectQuiet();
  });
});

describe('calm and quick', () => {
  test.each([375, 1280])(
    'nothing jumps, neither at load nor when the island starts, %d px wide',
    async (width) => {
      const opened = await open(path, 'masks', { viewport: { width, height: 800 } });
      expect(await layoutShift(opened.page)).toBeLessThan(0.001);
    },
  );

  test.each([320, 375, 1280])('nothing is wider than the page, %d px wide', async (width) => {
    for (const view of views) {
      const { page, close } = await openMasks({ view }, { viewport: { width, height: 800 } });
      const [content, available] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content).toBeLessThanOrEqual(available!);
      await close();
    }
  });
});
