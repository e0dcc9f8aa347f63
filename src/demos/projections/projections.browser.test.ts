import { describe, expect, inject, test } from 'vitest';
import { segmentsText, toRows } from '#core/index.ts';
import { projections } from '#i18n/projections.ts';
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
import { layerOf, matrixOf } from './layer.ts';
import { presetLayer, presetMatrix, presetState, type PresetName } from './presets.ts';
import { lineOf, noteOf, sourcesOf } from './reading.ts';
import {
  comparisons,
  projectionsState,
  roles,
  shownBy,
  steps,
  type MatrixName,
  type ProjectionsState,
} from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}projections/`;
const t = projections.en;
const { defaults } = projectionsState;

const open = demoOpener();

async function openProjections(change: Partial<ProjectionsState> = {}, options: PageOptions = {}) {
  const hash = projectionsState.serialize({ ...defaults, ...change });
  return open(`${path}#${hash}`, 'proj', options);
}

async function press({ demo }: DemoPage, name: string): Promise<void> {
  await demo.getByRole('button', { name, exact: true }).click();
}

function lineAt(state: ProjectionsState, matrix: string, row: number, col: number): string {
  return segmentsText(lineOf(layerOf(state), { matrix, row, col }, 'en'));
}

/** The matrix that a step makes. */
const madeIn = {
  compare: 'products',
  form: 'form',
  weights: 'weights',
  output: 'output',
} as const;

test('without JavaScript the page has its text and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  const demo = page.locator('[data-demo="proj"]');
  expectComputed(await readGrid(demo, 'queries'), presetMatrix('example', 'queries'));
  expect(await readReadout(demo)).toBe(lineAt(defaults, 'queries', 2, 1));
  expect(await page.locator('[data-demo="init"] svg[role="img"]').count()).toBe(3);
  await close();
});

test('queries, keys and values: each number is the core’s and can be asked', async () => {
  const opened = await openProjections();
  const { demo } = opened;
  for (const role of roles) {
    await press(opened, t.roles[role]);
    const state = { ...defaults, role };
    for (const name of shownBy(state))
      expectComputed(await readGrid(demo, name), matrixOf(layerOf(state), name));
    for (const [row, values] of toRows(await readGrid(demo, role)).entries())
      for (const col of values.keys()) {
        await cellOf(demo, { matrix: role, row, col }).focus();
        expect(await readReadout(demo)).toBe(lineAt(state, role, row, col));
      }
  }
  opened.expectQuiet();
});

test('every step under every comparison shows the core’s numbers, asks and lights them', async () => {
  const opened = await openProjections();
  const { demo } = opened;
  for (const step of steps.filter((one) => one !== 'project')) {
    await press(opened, t.steps[step]);
    for (const by of comparisons) {
      await press(opened, t.comparisons[by]);
      const state = { ...defaults, step, by };
      const layer = layerOf(state);
      for (const name of shownBy(state))
        expectComputed(await readGrid(demo, name), matrixOf(layer, name));
      const matrix = madeIn[step as keyof typeof madeIn];
      for (const [row, col] of [
        [0, 1],
        [2, 3],
        [3, 2],
        [1, 1],
      ] as const) {
        await cellOf(demo, { matrix, row, col }).focus();
        expect(await readReadout(demo)).toBe(lineAt(state, matrix, row, col));
        expect(await demo.locator('.reading p').textContent()).toBe(
          noteOf(layer, { matrix, row, col }, 'en'),
        );
        const expected = sourcesOf(layer, { matrix, row, col });
        const keys = expected.map((cell) => `${cell.matrix}.${cell.row}.${cell.col}`);
        expect(new Set(await litSources(demo))).toEqual(new Set(keys));
      }
    }
  }
  opened.expectQuiet();
});

test('XXᵀ and KKᵀ are symmetric, QKᵀ is not, and the line says so', async () => {
  const opened = await openProjections({ step: 'compare' });
  const { demo } = opened;
  const verdict = () => demo.locator('.verdict').textContent();
  expect((await verdict())?.trim()).toBe('Not symmetric: 7 of 10 pairs differ.');
  for (const by of ['none', 'shared'] as const) {
    await press(opened, t.comparisons[by]);
    expect((await verdict())?.trim()).toBe(t.verdict.symmetric);
    expect(new Set((await readGrid(demo, 'difference')).data)).toEqual(new Set([0]));
  }
});

test('by mouse: a number of W^Q is changed, its column of Q follows, and the link keeps it', async () => {
  const opened = await openProjections();
  const { demo, page } = opened;
  await cellOf(demo, { matrix: 'queryProjection', row: 2, col: 2 }).click();
  await demo.locator('input[type="text"]').fill('-1.5');
  await page.keyboard.press('Enter');
  expect(toRows(await readGrid(demo, 'queries'))[2]).toEqual([2, 2, -3]);
  expect(await readReadout(demo)).toBe('W^(Q)[action, verb] = −1.5  →  Q[come, verb] = −3');
  expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
  await press(opened, 'Copy link');
  await expect.poll(() => page.url()).toContain('proj.queryProjection=');
  const { hash } = new URL(page.url());
  await opened.close();
  const again = await open(path + hash, 'proj');
  await expect
    .poll(async () => toRows(await readGrid(again.demo, 'queries'))[2])
    .toEqual([2, 2, -3]);
});

test('random projections: the core’s from the seed, not to be edited, and X still is', async () => {
  const opened = await openProjections();
  const { demo } = opened;
  await demo.getByRole('checkbox', { name: t.random }).check();
  expect(await demo.locator('.badge').textContent()).toBe(t.randomOrigin(7));
  await press(opened, t.newNumbers);
  expect(await demo.locator('.badge').textContent()).toBe(t.randomOrigin(8));
  const state = { ...defaults, from: 'random', seed: 8 } as const;
  expectComputed(await readGrid(demo, 'queries'), matrixOf(layerOf(state), 'queries'));
  expect(await demo.locator('[data-cell^="queryProjection."].editable').count()).toBe(0);
  expect(await demo.locator('[data-cell^="x."].editable').count()).toBe(20);
  opened.expectQuiet();
});

test('by keyboard alone: reach a step, move, hear the arithmetic', async () => {
  const { demo, page, expectQuiet } = await openProjections({ step: 'weights' });
  await demo.getByRole('button', { name: t.steps.compare, exact: true }).focus();
  await page.keyboard.press('Enter');
  for (let tab = 0; tab < 12; tab++) {
    await page.keyboard.press('Tab');
    const cell = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);
    if (cell?.startsWith('products')) break;
  }
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'Enter'])
    await page.keyboard.press(key);
  expect(await demo.locator('.reading [aria-live]').textContent()).toBe(
    'QK transposed, come, pescado = 2 times 1 + 2 times 2 + 0 times 0 = 6, while QK transposed, pescado, come = 4',
  );
  expectQuiet();
});

test('by touch: a tap asks, and shows the pair', async () => {
  const { demo } = await openProjections(
    { step: 'compare' },
    { touch: true, viewport: { width: 375, height: 812 } },
  );
  await cellOf(demo, { matrix: 'products', row: 1, col: 2 }).tap();
  expect(await readReadout(demo)).toMatch(
    /^QKᵀ\[gato, come\] = .* = 8 {2}↔ {2}QKᵀ\[come, gato\] = 4$/,
  );
  expect(await litSources(demo)).toContain('products.2.1');
});

describe('the chapter’s links', () => {
  const links: [string, PresetName, MatrixName][] = [
    ['Give the keys a bias of', 'keyBias', 'weights'],
    ['It transposes the products', 'swapped', 'products'],
    ['Now look at the weights', 'randomWeights', 'weights'],
  ];
  test('show what the text says', async () => {
    const { demo, page } = await openProjections();
    for (const [name, preset, matrix] of links) {
      await page.getByRole('link', { name }).click();
      const expected = matrixOf(presetLayer(preset), matrix);
      await expect
        .poll(() => readReadout(demo))
        .toBe(lineAt(presetState(preset), ...askedBy(preset)));
      expectComputed(await readGrid(demo, matrix), expected);
    }
  });

  function askedBy(preset: PresetName): [string, number, number] {
    const { matrix, row, col } = presetState(preset).ask;
    return [matrix, row, col];
  }
});

describe('calm and quick', () => {
  test.each([320, 1280])('nothing jumps or is wider than the page, %d px wide', async (width) => {
    const opened = await openProjections({}, { viewport: { width, height: 800 } });
    expect(await layoutShift(opened.page)).toBeLessThan(0.001);
    await opened.demo.getByRole('checkbox', { name: t.biases }).check();
    for (const step of steps) {
      await press(opened, t.steps[step]);
      const [content, page] = await opened.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content).toBeLessThanOrEqual(page!);
    }
    const cut = await opened.demo.locator('.segmented button').evaluateAll((buttons) => {
      const { right } = document.querySelector('[data-demo="proj"]')!.getBoundingClientRect();
      return buttons.filter((button) => button.getBoundingClientRect().right > right).length;
    });
    expect(cut).toBe(0);
  });
});
