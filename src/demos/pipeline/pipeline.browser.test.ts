import { describe, expect, inject, test } from 'vitest';
import { formatNumber, provenanceText, type CellRef } from '#core/index.ts';
import { heatMapGeometry } from '#figures/heat-map.ts';
import { pipelineText } from '#i18n/pipeline.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, layoutShift, readReadout, type DemoPage } from '#site/testing/demo-page.ts';
import { cellNamer, colLabels } from './names.ts';
import { presetMatrix } from './presets.ts';
import { noteOf, provenanceOf, sourcesOf } from './reading.ts';
import {
  matrixOf,
  pipelineOf,
  pipelineState,
  shownBy,
  views,
  type PipelineState,
} from './state.ts';
import { mostTokens } from './tokens.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}pipeline/`;
const t = pipelineText.en;

const open = demoOpener();

async function openPipeline(change: Partial<PipelineState> = {}, options: PageOptions = {}) {
  const hash = pipelineState.serialize({ ...pipelineState.defaults, ...change });
  return open(`${path}#${hash}`, 'pipe', options);
}

function arithmetic(change: Partial<PipelineState>, cell: CellRef): string {
  const state = { ...pipelineState.defaults, ...change };
  const computed = pipelineOf(state);
  return provenanceText(provenanceOf(computed, state.head, cell), {
    nameCell: cellNamer(computed, state.head),
    trim: true,
  });
}

const stageButton = ({ demo }: DemoPage, view: (typeof views)[number]) =>
  demo.getByRole('button', { name: t.spokenViews[view] ?? t.views[view], exact: true });
const field = ({ demo }: DemoPage) => demo.getByRole('textbox', { name: t.sentence });
const remarks = ({ demo }: DemoPage) => demo.locator('.remarks').textContent();
const labels = ({ demo }: DemoPage) => demo.locator('.tokens bdi').allTextContents();

function surfaceOf({ demo }: DemoPage, title: string) {
  return demo.locator('.heat-map').filter({ hasText: title }).locator('.surface');
}

test('without JavaScript: the weights of the running sentence, labelled with its tokens', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  const demo = page.locator('[data-demo="pipe"]');
  const picture = demo.locator('.plot-figure').last();
  const shown = await picture.locator('svg text').allTextContents();
  for (const token of ['El', 'gato', 'come', 'pescado', 'ahora'])
    expect(shown.filter((text) => text === token)).toHaveLength(2);
  for (const weight of presetMatrix('example', 'weights').data)
    expect(shown).toContain(formatNumber(weight, 2));
  expect(await demo.locator('.badge').textContent()).toBe(
    `random, seed ${pipelineState.defaults.seed}`,
  );
  await close();
});

test('every stage: by keyboard, each matrix is asked, says its arithmetic and frames its sources', async () => {
  const opened = await openPipeline();
  const { demo, page, expectQuiet } = opened;
  const computed = pipelineOf(pipelineState.defaults);
  for (const view of views.slice(1)) {
    await stageButton(opened, view).focus();
    await page.keyboard.press('Enter');
    for (const matrix of shownBy[view]) {
      const title = t.captions[matrix](0, true);
      const surface = surfaceOf(opened, title);
      await surface.focus();
      for (const key of ['PageUp', 'Home', 'ArrowDown', 'ArrowRight'])
        await page.keyboard.press(key);
      const cell = { matrix, row: 1, col: 1 };
      expect(await readReadout(demo)).toBe(arithmetic({}, cell));
      expect(await demo.locator('.reading p').textContent()).toBe(noteOf(computed, 0, cell, 'en'));
      expect(await demo.locator('.heat-map .source').count()).toBe(
        sourcesOf(computed, { view, head: 0 }, cell).length,
      );
    }
  }
  expectQuiet();
});

test('by mouse and by touch: the cell under the pointer is the one that is drawn there', async () => {
  const change = { view: 'output', ask: { matrix: 'output', row: 0, col: 0 } } as const;
  const opened = await openPipeline(change, {
    touch: true,
    viewport: { width: 375, height: 812 },
  });
  const surface = surfaceOf(opened, t.captions.output());
  await surface.scrollIntoViewIfNeeded();
  const computed = pipelineOf(pipelineState.defaults);
  const geometry = heatMapGeometry(matrixOf(computed, 'output', 0), {
    colLabels: colLabels('output', computed),
  });
  const box = (await surface.boundingBox())!;
  const [row, col] = [3, 15];
  const position = {
    x: ((geometry.left + (col + 0.5) * geometry.cellWidth) / geometry.width) * box.width,
    y: ((geometry.top + (row + 0.5) * geometry.cellHeight) / geometry.height) * box.height,
  };
  await surface.tap({ position });
  const cell = { matrix: 'output', row, col };
  expect(await readReadout(opened.demo)).toBe(arithmetic(change, cell));
  // What stands under the finger is a cell of the picture, and the cursor lies on it.
  const cursor = (await surface.locator('.cursor').boundingBox())!;
  const drawn = await opened.demo
    .locator('.heat-map')
    .last()
    .locator('svg rect')
    .nth(row * 16 + col)
    .boundingBox();
  expect(Math.abs(cursor.x + cursor.width / 2 - (drawn!.x + drawn!.width / 2))).toBeLessThan(1);
});

describe('the sentence', () => {
  test('typed anew: tokens, ids and what is remarked follow', async () => {
    const opened = await openPipeline({ view: 'tokens' });
    await field(opened).fill('pez grande come pez chico');
    expect(await labels(opened)).toEqual(['pez₁', 'grande', 'come', 'pez₂', 'chico']);
    expect(await remarks(opened)).toBe(t.count(5, 4));
    expect(await opened.demo.locator('.tokens button > span').allTextContents()).toEqual(
      [3, 2, 1, 3, 0].map((id) => `${t.id} ${id}`),
    );
    await opened.demo.locator('[data-token="3"]').click();
    expect(await readReadout(opened.demo)).toBe('id[pez₂] = 3');
    opened.expectQuiet();
  });

  test('in other scripts, with emoji and marks', async () => {
    const opened = await openPipeline({ view: 'tokens' });
    await field(opened).fill('القط يأكل 🐈‍⬛ camio\u0301n, बिल्ली');
    expect(await labels(opened)).toEqual(['القط', 'يأكل', '🐈‍⬛', 'camión', ',', 'बिल्ली']);
    await stageButton(opened, 'weights').click();
    const shown = await opened.demo
      .locator('.plot-figure')
      .last()
      .locator('svg text')
      .allTextContents();
    expect(shown.filter((text) => text === '🐈‍⬛')).toHaveLength(2);
    opened.expectQuiet();
  });

  test('too long: the first 24 are used, and it says so', async () => {
    const opened = await openPipeline({ view: 'tokens' });
    await field(opened).fill(Array.from({ length: 30 }, (_, i) => `t${i}`).join(' '));
    expect(await labels(opened)).toHaveLength(mostTokens);
    expect(await remarks(opened)).toContain(t.tooMany(mostTokens, 30));
    opened.expectQuiet();
  });

  test('empty: a message, and the last sentence stays', async () => {
    const opened = await openPipeline({ sentence: 'come ahora', view: 'tokens' });
    await field(opened).fill('  ');
    expect(await remarks(opened)).toBe(t.empty);
    expect(await field(opened).getAttribute('aria-invalid')).toBe('true');
    expect(await labels(opened)).toEqual(['come', 'ahora']);
    await field(opened).blur();
    expect(await field(opened).inputValue()).toBe('come ahora');
    expect(await remarks(opened)).toBe(t.count(2, 2));
  });
});

test('head, positions, mask and seed: the numbers follow', async () => {
  const change: Partial<PipelineState> = {
    view: 'weights',
    ask: { matrix: 'weights', row: 2, col: 3 },
  };
  const opened = await openPipeline(change);
  const { demo, expectQuiet } = opened;
  const expectAnswer = async (state: Partial<PipelineState>) =>
    expect(await readReadout(demo)).toBe(arithmetic(state, change.ask!));
  await expectAnswer({});
  await demo.getByRole('combobox').selectOption('2');
  await expectAnswer({ head: 2 });
  await demo.getByRole('checkbox', { name: t.positions }).uncheck();
  await expectAnswer({ head: 2, positions: 'off' });
  await demo.getByRole('checkbox', { name: t.causal }).check();
  await expectAnswer({ head: 2, positions: 'off', causal: 'on' });
  expect(await demo.locator('.reading p').textContent()).toBe(t.notes.forbidden('come', 'pescado'));
  await demo.getByRole('button', { name: t.newNumbers }).click();
  const seed = pipelineState.defaults.seed + 1;
  await expectAnswer({ head: 2, positions: 'off', causal: 'on', seed });
  expect(await demo.locator('.badge').textContent()).toBe(`random, seed ${seed}`);
  expectQuiet();
});

test.each([320, 1280])(
  'at %i pixels: nothing jumps, and the page does not scroll sideways',
  async (width) => {
    const opened = await openPipeline({}, { viewport: { width, height: 800 } });
    expect(await layoutShift(opened.page)).toBeLessThan(0.01);
    await field(opened).fill(Array.from({ length: mostTokens }, (_, i) => `palabra${i}`).join(' '));
    for (const view of views) {
      await stageButton(opened, view).click();
      const overflow = await opened.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, view).toBeLessThanOrEqual(0);
    }
  },
);
