import { describe, expect, inject, test } from 'vitest';
import { rowView, segmentsText, toRows, type Matrix } from '#core/index.ts';
import { lookup } from '#i18n/lookup.ts';
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
import { gato, keys, pescado, tokens, values } from './example.ts';
import { explain } from './explain.ts';
import { cellNamer } from './names.ts';
import { fromPolar } from './polar.ts';
import { presetInputs, presetResult } from './presets.ts';
import { show, showNamed } from './show.ts';
import { modes, resultOf } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}what-is-attention/`;
const t = lookup.en;
const nameCell = cellNamer('en');

const open = demoOpener();

async function openLookUp(options?: PageOptions, hash = '') {
  return open(path + hash, 'lookup', options);
}

/** That all that is shown follows from the query that is shown. */
async function expectLookUp({ demo }: DemoPage, mode: 'soft' | 'hard' = 'soft'): Promise<Matrix> {
  const queries = await readGrid(demo, 'queries');
  const result = resultOf({ queries, keys, values }, mode);
  for (const name of ['scores', 'weights', 'output'] as const)
    expectComputed(await readGrid(demo, name), result[name]);
  await expect
    .poll(() => demo.locator('svg[role="img"]').nth(1).getAttribute('aria-label'))
    .toContain(`Output: ${showNamed(result.output, t.contents)}.`);
  return queries;
}

/** That the query, by its features, and its weights were said aloud. */
async function expectSaid({ demo }: DemoPage, queries: Matrix): Promise<void> {
  const { weights } = resultOf({ queries, keys, values }, 'soft');
  const shares = tokens.map((token, key) => `${token} ${show(weights.data[key]!)}`).join(', ');
  expect(await demo.locator('.reading [aria-live]').textContent()).toBe(
    t.said(showNamed(queries, t.features), shares),
  );
}

test('without JavaScript the page has its text, its figures and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  const demo = page.locator('[data-demo="lookup"]');
  expectComputed(await readGrid(demo, 'output'), presetResult('example').output);
  expect(await readReadout(demo)).toBe('s[gato] = 1·2 + 0·(−1) = 2');
  expect(await demo.locator('svg[role="img"]').count()).toBe(2);
  expect(await demo.locator('svg[role="img"]').first().getAttribute('aria-label')).toBe(
    'Plane of the keys: animal across, food upwards. Query: animal 1, food 0. Weights: El 0.03, gato 0.67, come 0.03, pescado 0.25, ahora 0.01.',
  );
  await close();
});

test.each(modes)(
  '%s: each cell’s arithmetic is the core’s, and its sources light up',
  async (mode) => {
    const { demo, expectQuiet } = await openLookUp({}, `#lookup.mode=${mode}`);
    const inputs = presetInputs('example');
    const result = resultOf(inputs, mode);
    for (const name of ['scores', 'weights', 'output'] as const)
      for (let col = 0; col < result[name].cols; col++) {
        const cell = { matrix: name, row: 0, col };
        await cellOf(demo, cell).focus();
        const { segments, sources } = explain(inputs, result, cell, { mode, nameCell });
        expect(await readReadout(demo)).toBe(segmentsText(segments));
        expect((await litSources(demo)).sort()).toEqual(
          sources.map((source) => `${source.matrix}.${source.row}.${source.col}`).sort(),
        );
      }
    expectQuiet();
  },
);

test('the term of the formula and the line of the code light up with the cell', async () => {
  const { demo } = await openLookUp();
  await demo.locator('details.source > summary').click();
  const lit = () =>
    demo.locator('.lit').evaluateAll((parts) =>
      parts.map((part) => {
        const { term, assigns } = (part as HTMLElement).dataset;
        return term ?? assigns;
      }),
    );
  for (const name of ['weights', 'output', 'scores']) {
    await cellOf(demo, { matrix: name, row: 0, col: 1 }).focus();
    await expect.poll(lit).toEqual([name, name]);
  }
  await demo.getByRole('button', { name: 'Hard', exact: true }).click();
  await expect.poll(lit).toEqual(['scores', 'scores']);
});

describe('the query moves', () => {
  test('by the sliders, from the keyboard; its direction survives a length of 0', async () => {
    const opened = await openLookUp();
    const { demo, page, expectQuiet } = opened;
    const [direction, length] = [
      demo.getByRole('slider', { name: 'Direction' }),
      demo.getByRole('slider', { name: 'Length' }),
    ];
    await direction.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    expect(await direction.getAttribute('aria-valuetext')).toBe('3°');
    expect(await expectLookUp(opened)).toEqual(fromPolar({ degrees: 3, length: 1 }));
    await length.focus();
    await page.keyboard.press('Home');
    expect([...(await expectLookUp(opened)).data]).toEqual([0, 0]);
    await page.keyboard.press('End');
    expect(await direction.getAttribute('aria-valuetext')).toBe('3°');
    expect(await expectLookUp(opened)).toEqual(fromPolar({ degrees: 3, length: 3 }));
    expectQuiet();
  });

  test('by the arrow keys in the plane, which says where it is and what it gets', async () => {
    const opened = await openLookUp();
    await opened.demo.getByRole('application').focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'Shift+ArrowRight', 'ArrowDown'])
      await opened.page.keyboard.press(key);
    const queries = await expectLookUp(opened);
    expect([...queries.data]).toEqual([1.9, 0.1]);
    await expectSaid(opened, queries);
  });

  test('to where the mouse clicks, and along with it while its button is down', async () => {
    const opened = await openLookUp();
    const { demo, page } = opened;
    const picture = demo.getByRole('application').locator('svg');
    await picture.scrollIntoViewIfNeeded();
    const box = (await picture.boundingBox())!;
    // 40 of 360 parts are one unit; the plane's 0 is at 190 of 360, 140 of 290.
    const at = (x: number, y: number): [number, number] => [
      box.x + (box.width * (190 + 40 * x)) / 360,
      box.y + (box.height * (140 - 40 * y)) / 290,
    ];
    await page.mouse.click(...at(-1, 2));
    expect([...(await expectLookUp(opened)).data]).toEqual([-1, 2]);
    await page.mouse.move(...at(0, 0));
    expect([...(await expectLookUp(opened)).data]).toEqual([-1, 2]);
    await page.mouse.down();
    await page.mouse.move(...at(2.5, -1));
    await page.mouse.up();
    expect([...(await expectLookUp(opened)).data]).toEqual([2.5, -1]);
    expect(await demo.locator('.reading [aria-live]').textContent()).toBe('');
  });

  test('to a key, or half-way between two, by a button', async () => {
    const opened = await openLookUp();
    const places = opened.demo.getByRole('group', { name: 'Put the query at' });
    for (const [key, token] of tokens.entries()) {
      await places.getByRole('button', { name: token, exact: true }).click();
      expect([...(await expectLookUp(opened)).data]).toEqual([...rowView(keys, key)]);
    }
    await places.getByRole('button', { name: 'between gato and pescado' }).click();
    const queries = await expectLookUp(opened);
    expect([...queries.data]).toEqual([1.5, 0.5]);
    await expectSaid(opened, queries);
  });

  test('by touch: a tap in the plane, a tap on a number', async () => {
    const opened = await openLookUp({ touch: true, viewport: { width: 375, height: 812 } });
    const { demo, page, expectQuiet } = opened;
    const picture = demo.getByRole('application').locator('svg');
    const { width, height } = (await picture.boundingBox())!;
    await picture.tap({ position: { x: (width * 150) / 360, y: (height * 60) / 290 } });
    expect([...(await expectLookUp(opened)).data]).toEqual([-1, 2]);
    await cellOf(demo, { matrix: 'queries', row: 0, col: 1 }).tap();
    await demo.locator('input[type="text"]').fill('0,25');
    await page.keyboard.press('Enter');
    expect([...(await expectLookUp(opened)).data]).toEqual([-1, 0.25]);
    expect(await demo.locator('.badge').textContent()).toBe('hand-set · edit the boxes');
    expectQuiet();
  });
});

describe('hard and soft', () => {
  test('hard: one value comes back as it is, and jumps', async () => {
    const opened = await openLookUp();
    const { demo, page } = opened;
    await page.getByRole('link', { name: 'a step on the side of gato' }).click();
    await expect.poll(() => readGrid(demo, 'output').then(toRows)).toEqual([[...rowView(values, gato)]]); // prettier-ignore
    await expectLookUp(opened, 'hard');
    await demo.getByRole('application').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(toRows(await readGrid(demo, 'output'))).toEqual([[...rowView(values, pescado)]]);
    await demo.getByRole('button', { name: 'Soft', exact: true }).click();
    await expectLookUp(opened);
  });

  test('in a tie the note names the first', async () => {
    const { demo, page } = await openLookUp();
    await page.getByRole('link', { name: 'the first in the table' }).click();
    await expect
      .poll(() => demo.locator('.reading p').textContent())
      .toBe('“pescado” and “gato” have the same score. The first in the table gets everything.');
  });
});

test('a key or value can be changed; the badge says so, and the plane grows to hold it', async () => {
  const { demo, page, expectQuiet } = await openLookUp();
  await cellOf(demo, { matrix: 'keys', row: pescado, col: 0 }).click();
  await demo.locator('input[type="text"]').fill('7');
  expect(await readReadout(demo)).toBe('K[pescado, animal] = 7  →  s[pescado] = 7');
  await page.keyboard.press('Enter');
  expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
  await expect
    .poll(() => demo.getByRole('application').locator('svg').textContent())
    .toContain('−8');
  await cellOf(demo, { matrix: 'output', row: 0, col: 0 }).focus();
  await page.keyboard.press('Enter');
  expect(await demo.locator('.reading [aria-live]').textContent()).toMatch(/^o, solid is about /);
  expectQuiet();
});

test('a copied link restores the look-up; a malformed one gives the defaults and says so', async () => {
  const opened = await openLookUp({}, '#lookup.mode=hard&lookup.queries=0.5,-1.25');
  expect([...(await expectLookUp(opened, 'hard')).data]).toEqual([0.5, -1.25]);
  await opened.demo.getByRole('button', { name: 'Copy link' }).click();
  await expect
    .poll(() => opened.page.url())
    .toContain('#lookup.v=1&lookup.mode=hard&lookup.queries=0.5,-1.25');
  await opened.demo.getByRole('button', { name: 'Reset' }).click();
  expectComputed(await readGrid(opened.demo, 'output'), presetResult('example').output);
  await opened.close();
  const wrong = await openLookUp({}, '#lookup.queries=<img src=x>&lookup.mode=softer');
  expect(await wrong.demo.locator('.notice').textContent()).toContain('could not be read');
  expectComputed(await readGrid(wrong.demo, 'output'), presetResult('example').output);
  wrong.expectQuiet();
});

describe('calm and quick', () => {
  test.each([375, 1280])('nothing jumps, %d px wide', async (width) => {
    const { page } = await openLookUp({ viewport: { width, height: 800 } });
    expect(await layoutShift(page)).toBeLessThan(0.001);
  });

  test.each([320, 375, 1280])('nothing is wider than the page, %d px wide', async (width) => {
    const { demo, page } = await openLookUp({ viewport: { width, height: 800 } });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const beyond = await demo.evaluate((section) => {
      const { left, right } = section.getBoundingClientRect();
      return [...section.querySelectorAll('.stage .matrix, .stage button, .stage input, .katex')]
        .map((element) => element.getBoundingClientRect())
        .filter((box) => box.width > 0 && (box.left < left || box.right > right)).length;
    });
    expect(beyond).toBe(0);
  });
});
