import { describe, expect, inject, test } from 'vitest';
import { operands, segmentsText, toRows, type CellRef } from '#core/index.ts';
import { heatMapGeometry } from '#figures/heat-map.ts';
import { cross } from '#i18n/cross-attention.ts';
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
import { crossAttention, matrixOf, provenanceOf, type MatrixName } from './cross.ts';
import { presetResult, presetState } from './presets.ts';
import { lineOf, noteOf } from './reading.ts';
import { mostTokens } from './sentence.ts';
import { crossState, shownBy, views, type CrossState, type View } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}cross-attention/`;
const t = cross.en;

const open = demoOpener();

async function openCross(change: Partial<CrossState> = {}, options: PageOptions = {}) {
  const hash = crossState.serialize({ ...crossState.defaults, ...change });
  return open(`${path}#${hash}`, 'cross', options);
}

const computed = (change: Partial<CrossState>) =>
  crossAttention({ ...crossState.defaults, ...change });

const source = ({ demo }: DemoPage) => demo.getByRole('textbox', { name: /^Source/ });
const target = ({ demo }: DemoPage) => demo.getByRole('textbox', { name: /^Target/ });
const remarks = ({ demo }: DemoPage) => demo.locator('.remarks').textContent();

async function view({ demo }: DemoPage, name: View): Promise<void> {
  const said = t.spokenViews[name] ?? t.views[name];
  await demo.getByRole('button', { name: said, exact: true }).click();
}

test('without JavaScript the page has its text, its lexicon and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('.lexicon').textContent()).toContain('pescado');
  const demo = page.locator('[data-demo="cross"]');
  expectComputed(await readGrid(demo, 'scores'), presetResult('example').head.scores);
  expect(await readReadout(demo)).toMatch(/^A\[eating, come\] = .* ≈ 0\.93$/);
  expect(await demo.locator('svg[role="img"]').getAttribute('aria-label')).toContain(
    '“fish” attends most to “pescado”, 0.93',
  );
  await close();
});

test('every view: each number is the core’s, and asked, it says where it came from', async () => {
  const opened = await openCross();
  const { demo, expectQuiet } = opened;
  const result = computed({});
  for (const name of views) {
    await view(opened, name);
    const shown: readonly string[] = shownBy[name];
    const lit = (asked: CellRef): CellRef[] =>
      operands(provenanceOf(result, asked)).flatMap((cell) =>
        shown.includes(cell.matrix) ? [cell] : lit(cell),
      );
    for (const each of shownBy[name].filter(
      (matrix) => name !== 'weights' || matrix === 'scores',
    )) {
      const grid = await readGrid(demo, each);
      if (each !== 'mask') expectComputed(grid, matrixOf(result, each as MatrixName));
      for (const [row, col] of [
        [0, 0],
        [4, 1],
      ] as const) {
        const cell = { matrix: each, row, col };
        await cellOf(demo, cell).focus();
        expect(await readReadout(demo)).toBe(segmentsText(lineOf(result, cell, 'en')));
        expect(await demo.locator('.reading p').textContent()).toBe(noteOf(result, cell, 'en'));
        const expected = lit(cell).map((c) => `${c.matrix}.${c.row}.${c.col}`);
        expect((await litSources(demo)).sort()).toEqual([...new Set(expected)].sort());
      }
    }
  }
  expectQuiet();
});

test('typing: the matrices take the shape of the sentences, and strangers are named', async () => {
  const opened = await openCross({ view: 'output' });
  const { demo, page, expectQuiet } = opened;
  await target(opened).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Cats eat rice quickly');
  expectComputed(
    await readGrid(demo, 'weights'),
    computed({ target: 'Cats eat rice quickly' }).head.weights,
  );
  expect(await remarks(opened)).toBe(`${t.shape(4, 5)} ${t.strangers('quickly')}`);
  await source(opened).fill('猫 が 今 魚 を 食べて いる と 思う か');
  const { weights } = computed({
    source: '猫 が 今 魚 を 食べて いる と',
    target: 'Cats eat rice quickly',
  }).head;
  expectComputed(await readGrid(demo, 'weights'), weights);
  expect(await remarks(opened)).toContain(t.tooMany(mostTokens));
  await view(opened, 'weights');
  await source(opened).fill('<b id=hit>');
  expect(await page.locator('#hit').count()).toBe(0);
  expect(await demo.getByRole('application').getAttribute('aria-label')).toContain('(key) id=hit>');
  expectQuiet();
});

test('an empty sentence is refused with a message, and the last one stays', async () => {
  const opened = await openCross();
  const { demo, expectQuiet } = opened;
  await source(opened).fill('  ');
  expect(await remarks(opened)).toBe(t.empty);
  expect(await source(opened).getAttribute('aria-invalid')).toBe('true');
  expectComputed(await readGrid(demo, 'scores'), presetResult('example').head.scores);
  await source(opened).blur();
  expect(await source(opened).inputValue()).toBe(crossState.defaults.source);
  expect(await remarks(opened)).toBe(t.shape(6, 5));
  await source(opened).fill('');
  await source(opened).fill('gato');
  expect(await remarks(opened)).toBe(t.shape(6, 1));
  expectQuiet();
});

test('by keyboard: features of a word are changed wherever it stands; Reset brings them back', async () => {
  const opened = await openCross({ view: 'queries', source: 'no', target: 'no no' });
  const { demo, page } = opened;
  await cellOf(demo, { matrix: 'x', row: 0, col: 2 }).focus();
  for (const key of ['Enter', '3', 'Enter']) await page.keyboard.press(key);
  expect(toRows(await readGrid(demo, 'queries')).map((row) => row[2])).toEqual([6, 6]);
  await view(opened, 'keys');
  expect(toRows(await readGrid(demo, 'keys'))).toEqual([[0, 0, 3, 0]]);
  expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
  await demo.getByRole('button', { name: 'Reset' }).click();
  expect(await source(opened).inputValue()).toBe(crossState.defaults.source);
  expect(await demo.locator('.badge').textContent()).toBe('hand-set');
});

test('padding, its mask, and the mask that does not belong here', async () => {
  const opened = await openCross({ view: 'scores' });
  const { demo, expectQuiet } = opened;
  await demo.getByRole('combobox').selectOption('2');
  expectComputed(await readGrid(demo, 'scores'), presetResult('padded').head.scores);
  await demo.getByRole('checkbox', { name: t.mask }).uncheck();
  expectComputed(await readGrid(demo, 'scores'), presetResult('unpadded').head.scores);
  await demo.getByRole('checkbox', { name: t.causal }).check();
  expectComputed(
    await readGrid(demo, 'scores'),
    computed({ padding: 2, mask: 'off', causal: 'on' }).head.scores,
  );
  await cellOf(demo, { matrix: 'mask', row: 0, col: 4 }).click();
  expect(await demo.locator('.reading p').textContent()).toBe(
    t.notes.forbiddenCausal('The', 'ahora'),
  );
  expectQuiet();
});

test('links: presets of the text, and one that cannot be read', async () => {
  const opened = await openCross();
  const { demo, page, expectQuiet } = opened;
  await page.getByRole('link', { name: 'Add two ⟨pad⟩ without a mask' }).click();
  await expect.poll(() => demo.getByRole('checkbox', { name: t.mask }).isChecked()).toBe(false);
  expect(await readReadout(demo)).toBe(
    segmentsText(lineOf(presetResult('unpadded'), presetState('unpadded').ask, 'en')),
  );
  await page.evaluate(() => {
    window.location.hash = 'cross.source=%20&cross.words=gato%201&cross.ask=x.9.9';
  });
  await expect.poll(() => demo.locator('.notice').count()).toBe(1);
  expectComputed(await readGrid(demo, 'scores'), presetResult('example').head.scores);
  expectQuiet();
});

test('by touch: a cell of the heat map; and the heat map follows a sentence that becomes shorter', async () => {
  const opened = await openCross({}, { touch: true, viewport: { width: 375, height: 812 } });
  const { demo, expectQuiet } = opened;
  const surface = demo.locator('.surface');
  await surface.scrollIntoViewIfNeeded();
  const { left, top, cellWidth, cellHeight, width } = heatMapGeometry(
    presetResult('example').head.weights,
    { colLabels: presetResult('example').source },
  );
  const scale = (await surface.boundingBox())!.width / width;
  await surface.tap({
    position: { x: (left + 4.5 * cellWidth) * scale, y: (top + 5.5 * cellHeight) * scale },
  });
  expect(await readReadout(demo)).toMatch(/^A\[now, ahora\]/);
  await cellOf(demo, { matrix: 'scores', row: 5, col: 4 }).tap();
  await target(opened).fill('cat');
  await source(opened).fill('gato');
  expect(await readReadout(demo)).toMatch(/^S\[cat, gato\]/);
  await surface.focus();
  expect(await readReadout(demo)).toMatch(/^A\[cat, gato\] = .*1$/);
  expectQuiet();
});

describe('calm and quick', () => {
  test.each([375, 1280])(
    'nothing jumps, neither at load nor when the island starts, %d px wide',
    async (width) => {
      const opened = await open(path, 'cross', { viewport: { width, height: 800 } });
      expect(await layoutShift(opened.page)).toBeLessThan(0.001);
    },
  );

  test('320 px: nothing is wider than the page, and the first column of a wide grid can be reached', async () => {
    const opened = await openCross(
      { padding: 3, source: 'hoy el perro bebe agua y leche mañana' },
      { viewport: { width: 320, height: 800 } },
    );
    const { demo, page } = opened;
    for (const name of views) {
      await view(opened, name);
      const [content, available] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content, name).toBeLessThanOrEqual(available!);
    }
    const first = cellOf(demo, { matrix: 'weights', row: 0, col: 0 });
    await first.focus();
    const box = (await first.boundingBox())!;
    const frame = (await demo.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(frame.x);
  });
});
