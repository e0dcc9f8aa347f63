import { describe, expect, inject, test } from 'vitest';
import { segmentsText, toRows, type Matrix } from '#core/index.ts';
import { heatMapGeometry } from '#figures/heat-map.ts';
import { modelsText } from '#i18n/models.ts';
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
import { foldState } from './fold-state.ts';
import { studyFold, widths } from './fold.ts';
import { presetState, type PresetName } from './presets.ts';
import { tokensOf } from './compare.ts';
import { computedOf, lineOf, noteOf } from './reading.ts';
import { models, modelsState, views, type Model, type ModelsState } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}attention-in-models/`;
const t = modelsText.en;
const tokens = tokensOf(modelsState.defaults);
const geometry = heatMapGeometry({ rows: 5, cols: 5 }, { width: 320, colLabels: tokens });

const open = demoOpener();

async function openModels(change: Partial<ModelsState> = {}, options: PageOptions = {}) {
  const hash = modelsState.serialize({ ...modelsState.defaults, ...change });
  return open(`${path}#${hash}`, 'models', options);
}

function computedFor(change: Partial<ModelsState> = {}) {
  return computedOf({ ...modelsState.defaults, ...change });
}

const surfaceOf = ({ demo }: DemoPage, model: Model) =>
  demo.locator('.surface').nth(models.indexOf(model));

/** Where the middle of a cell is on a heat map, in the page's pixels. */
async function middleOf(opened: DemoPage, model: Model, row: number, col: number) {
  const box = (await surfaceOf(opened, model).boundingBox())!;
  const { left, top, cellWidth, cellHeight, width, height } = geometry;
  return {
    x: ((left + (col + 0.5) * cellWidth) / width) * box.width,
    y: ((top + (row + 0.5) * cellHeight) / height) * box.height,
  };
}

/** The weights as the pictures print them, a row a line. */
async function printedWeights({ demo }: DemoPage, model: Model): Promise<string[]> {
  const numbers = await demo
    .locator('.picture svg')
    .nth(models.indexOf(model))
    .locator('text')
    .allTextContents();
  return numbers.filter((text) => /^\d\.\d\d$/.test(text));
}

function printed(weights: Matrix): string[] {
  return toRows(weights).flatMap((row) => row.map((weight) => weight.toFixed(2)));
}

test('without JavaScript the page has its text, its formulas, the three maps and the numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(9);
  const demo = page.locator('[data-demo="models"]');
  expect(await demo.locator('.picture svg[role="img"]').count()).toBe(3);
  expectComputed(await readGrid(demo, 'keys'), computedFor().inputs.keys);
  expect(await readReadout(demo)).toMatch(/^GPT: A\[come, pescado\] = .* ≈ 0$/);
  expect(await page.locator('[data-demo="fold"] [data-case]').count()).toBe(4);
  await close();
});

describe('three maps', () => {
  test('by mouse: cells say whose they are; no later key lights up under GPT’s mask', async () => {
    const opened = await openModels();
    const { demo, expectQuiet } = opened;
    const computed = computedFor();
    for (const model of models) {
      expect(await printedWeights(opened, model)).toEqual(
        printed(computed.comparison[model].result.weights),
      );
      await surfaceOf(opened, model).hover({ position: await middleOf(opened, model, 1, 0) });
      const cell = { matrix: `${model}Weights`, row: 1, col: 0 };
      expect(await readReadout(demo)).toBe(segmentsText(lineOf(computed, cell, 'en')));
      const keys = (await litSources(demo)).filter((source) => source.startsWith('keys.'));
      const rows = [...new Set(keys.map((key) => Number(key.split('.')[1])))];
      expect(rows).toEqual(model === 'gpt' ? [0, 1] : [0, 1, 2, 3, 4]);
    }
    expectQuiet();
  });

  test('by keyboard alone: the sub-layer, a map’s cursor, and its arithmetic aloud', async () => {
    const opened = await openModels();
    const { demo, page, expectQuiet } = opened;
    await demo.getByLabel(t.layer).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.getByLabel(t.layer).inputValue()).toBe('decoder');
    await surfaceOf(opened, 't5').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const cell = { matrix: 't5Weights', row: 1, col: 0 };
    const computed = computedFor({ layer: 'decoder' });
    expect(await readReadout(demo)).toBe(segmentsText(lineOf(computed, cell, 'en')));
    const said = await demo.locator('.reading [aria-live]').textContent();
    expect(said).toMatch(/^T5: A, gato, El .* e to the power /);
    expect(said).toBe(await demo.locator('.reading .readout + .sr-only').textContent());
    expect(await demo.locator('.reading p').textContent()).toBe(noteOf(computed, cell, 'en'));
    expectQuiet();
  });

  test('by touch, on a phone: a tap asks', async () => {
    const opened = await openModels({}, { touch: true, viewport: { width: 375, height: 812 } });
    const surface = surfaceOf(opened, 'bert');
    await surface.scrollIntoViewIfNeeded();
    await surface.tap({ position: await middleOf(opened, 'bert', 2, 3) });
    const cell = { matrix: 'bertWeights', row: 2, col: 3 };
    expect(await readReadout(opened.demo)).toBe(segmentsText(lineOf(computedFor(), cell, 'en')));
    opened.expectQuiet();
  });

  test('prefix, sub-layer, scale and sentence: the maps are the core’s', async () => {
    const opened = await openModels();
    const { demo, expectQuiet } = opened;
    let state: Partial<ModelsState> = {};
    const pick = async (label: string, value: string, change: Partial<ModelsState>) => {
      await demo.getByLabel(label, { exact: true }).selectOption(value);
      state = { ...state, ...change };
      const { comparison } = computedFor(state);
      for (const model of models) {
        await expect
          .poll(() => printedWeights(opened, model))
          .toEqual(printed(comparison[model].result.weights));
      }
    };
    await pick(t.prefix, '3', { prefix: 3 });
    expect(await demo.locator('.what b').allTextContents()).toEqual(['Prefix LM', 'BERT', 'T5']);
    await pick(t.layer, 'cross', { layer: 'cross' });
    await pick(t.scale, 'plain', { scale: 'plain' });
    await pick(t.sentence, '1', { sentence: 1 });
    expectQuiet();
  });

  test('an edited key moves all three, and the badge says so', async () => {
    const opened = await openModels();
    const { demo, page } = opened;
    await cellOf(demo, { matrix: 'keys', row: 4, col: 1 }).click();
    await demo.locator('input[type="text"]').fill('4');
    await page.keyboard.press('Enter');
    expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
    const before = computedFor().comparison.bert.result.weights;
    const shown = await printedWeights(opened, 'bert');
    expect(shown).not.toEqual(printed(before));
    expect((await printedWeights(opened, 'gpt')).slice(0, 20)).toEqual(
      printed(computedFor().comparison.gpt.result.weights).slice(0, 20),
    );
  });
});

test.each(views.filter((view) => view !== 'weights'))(
  'view %s: each number is the core’s; asked, it says where it came from',
  async (view) => {
    const { demo, expectQuiet } = await openModels({ view, layer: 'decoder' });
    const computed = computedFor({ view, layer: 'decoder' });
    for (const model of models) {
      const { result, bias } = computed.comparison[model];
      const part = { scores: 'Scores', bias: 'Bias', output: 'Output' }[view as 'scores'];
      const name = `${model}${part}`;
      expectComputed(await readGrid(demo, name), view === 'bias' ? bias : result[view as 'scores']);
      for (const [row, col] of [
        [2, 1],
        [0, 1],
      ] as const) {
        await cellOf(demo, { matrix: name, row, col }).focus();
        const cell = { matrix: name, row, col };
        expect(await readReadout(demo)).toBe(segmentsText(lineOf(computed, cell, 'en')));
        expect(await demo.locator('.reading p').textContent()).toBe(noteOf(computed, cell, 'en'));
      }
    }
    if (view === 'bias') {
      await cellOf(demo, { matrix: 't5Bias', row: 2, col: 1 }).focus();
      expect(await litSources(demo)).toEqual(['table.0.3']);
      await cellOf(demo, { matrix: 'table', row: 0, col: 3 }).click();
      await demo.locator('input[type="text"]').fill('2');
      const rows = toRows(await readGrid(demo, 't5Bias'));
      expect([rows[1]![0], rows[2]![1], rows[3]![2], rows[4]![3]]).toEqual([2, 2, 2, 2]);
    }
    expectQuiet();
  },
);

test('links of the text bring their state, and a copied link brings it back', async () => {
  const opened = await openModels();
  const { demo, page } = opened;
  const follow = async (name: string, preset: PresetName) => {
    await page.getByRole('link', { name, exact: true }).click();
    const state = presetState(preset);
    const line = segmentsText(lineOf(computedOf(state), state.ask, 'en'));
    await expect.poll(() => readReadout(demo)).toBe(line);
  };
  await follow('Divided twice', 'twice');
  await follow('the prefix sees all of itself', 'prefix');
  await demo.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.url()).toContain('models.prefix=3');
  const { hash } = new URL(page.url());
  await opened.close();
  const again = await open(path + hash, 'models');
  expect(await readReadout(again.demo)).toContain('Prefix LM: A[El, gato]');
});

test('the fold: every width by keyboard, another seed, the core’s numbers', async () => {
  const opened = await open(path, 'fold');
  const { demo, page, expectQuiet } = opened;
  const cells = async () =>
    (await demo.locator('[data-case] [aria-hidden]').allTextContents()).map((text) => text.trim());
  const expected = (seed: number, width: number) => {
    const { outcomes } = studyFold(seed)[width]!;
    return [outcomes.ordinary.sqrt, outcomes.t5.one, outcomes.ordinary.one, outcomes.t5.sqrt].map(
      ({ standardDeviation, entropy }) =>
        t.fold.cell(standardDeviation.toFixed(2), entropy.toFixed(2)),
    );
  };
  await demo.getByRole('slider').focus();
  await page.keyboard.press('Home');
  for (const width of widths.keys()) {
    await expect.poll(cells).toEqual(expected(foldState.defaults.seed, width));
    await page.keyboard.press('ArrowRight');
  }
  await demo.getByRole('button', { name: t.fold.newNumbers }).click();
  await expect.poll(cells).toEqual(expected(8, widths.length - 1));
  expect(await demo.locator('.badge').textContent()).toBe('random, seed 8');
  // What colour says is in words too: two of the four are as they should be.
  const said = await demo.locator('[data-case] .sr-only').allTextContents();
  expect(said.map((text) => text.endsWith(', as it should be.'))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expectQuiet();
});

describe('calm and quick', () => {
  test.each([375, 1280])('nothing jumps when the islands start, %d px wide', async (width) => {
    const opened = await open(path, 'models', { viewport: { width, height: 800 } });
    expect(await layoutShift(opened.page)).toBeLessThan(0.001);
  });

  test('nothing is wider than the page, in any view, at 320 px', async () => {
    const { demo, page } = await openModels({}, { viewport: { width: 320, height: 800 } });
    for (const view of views) {
      await demo.getByRole('button', { name: t.views[view], exact: true }).click();
      const [content, available] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content, view).toBeLessThanOrEqual(available!);
    }
  });
});
