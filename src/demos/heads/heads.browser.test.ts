import { describe, expect, inject, test } from 'vitest';
import { formatNumber, segmentsText } from '#core/index.ts';
import { formatCount } from '#i18n/format-count.ts';
import { heads } from '#i18n/heads.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, layoutShift, readReadout, type DemoPage } from '#site/testing/demo-page.ts';
import { compareCosts, quantities } from './cost.ts';
import { costState } from './cost-state.ts';
import { strongestPair } from './grid.ts';
import { layerOf } from './layer.ts';
import { lineOf, noteOf, readingOf } from './reading.ts';
import { longSentence } from './sentence.ts';
import { headsState, settle, views, type HeadsState } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}multi-head/`;

const t = heads.en;

const open = demoOpener();

async function openHeads(change: Partial<HeadsState> = {}, options: PageOptions = {}) {
  const hash = headsState.serialize(settle({ ...headsState.defaults, ...change }));
  return open(`${path}#${hash}`, 'heads', options);
}

/** What the readout and its note say of the asked cell of a state. */
function said(change: Partial<HeadsState>): { line: string; note: string } {
  const state = settle({ ...headsState.defaults, ...change });
  const reading = readingOf(layerOf(state), state, 'en');
  const line = segmentsText(lineOf(reading, state.ask));
  return { line, note: noteOf(reading, state.ask) };
}

async function expectSaid({ demo }: DemoPage, change: Partial<HeadsState>): Promise<void> {
  const { line, note } = said(change);
  await expect.poll(() => readReadout(demo)).toBe(line);
  expect(await demo.locator('.reading p').textContent()).toBe(note);
}

const chosenHead = ({ demo }: DemoPage) =>
  demo.locator('[data-head][aria-pressed="true"]').getAttribute('data-head');

const caption = ({ demo }: DemoPage) =>
  demo.locator('.plot-figure figcaption').nth(1).textContent();

test('without JavaScript the page has its text, the grid of heads and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  const demo = page.locator('[data-demo="heads"]');
  const label = await demo.locator('svg[role="img"]').first().getAttribute('aria-label');
  const choose = demo.getByRole('toolbar', { name: t.chooseHead });
  for (const [head, { weights }] of layerOf(headsState.defaults).result.heads.entries()) {
    const clause = `Head ${head}: largest weight ${formatNumber(strongestPair(weights).weight)}`;
    const button = choose.locator(`[data-head="${head}"]`);
    expect(await button.getAttribute('aria-label')).toContain(clause);
    expect(label).not.toContain(clause);
  }
  expect(await readReadout(demo)).toBe(said({}).line);
  expect(await page.locator('[data-demo="heads-cost"] tbody tr').count()).toBe(quantities.length);
  await close();
});

describe('the grid of heads', () => {
  test('by mouse and by keyboard: arrows move among heads, Enter enlarges one', async () => {
    const opened = await openHeads();
    const { demo, page, expectQuiet } = opened;
    await demo.locator('[data-head="2"]').click();
    expect(await chosenHead(opened)).toBe('2');
    expect(await caption(opened)).toBe('Weights of head 2');
    await expectSaid(opened, { head: 2 });
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['head']);
    // Four columns; up from the first row and right from the last head there is nothing.
    for (const [key, head] of [
      ['ArrowRight', '3'],
      ['ArrowDown', '7'],
      ['ArrowRight', '7'],
      ['ArrowLeft', '6'],
      ['ArrowUp', '2'],
      ['ArrowUp', '2'],
      ['End', '7'],
      ['Home', '0'],
      ['ArrowDown', '4'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(head);
    }
    expect(await chosenHead(opened)).toBe('2');
    await page.keyboard.press('Enter');
    expect(await caption(opened)).toBe('Weights of head 4');
    expect(await demo.locator('.reading [aria-live]').textContent()).toBe('Head 4 is enlarged.');
    // Tab goes on to the enlarged map, whose cursor the arrows move.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await expectSaid(opened, { ask: { matrix: 'weights', row: 2, col: 2 } });
    expectQuiet();
  });

  test('by touch, on a narrow phone: every head of 64 is large enough, and nothing is wider than the page', async () => {
    const opened = await openHeads(
      { heads: 64 },
      { touch: true, viewport: { width: 320, height: 700 } },
    );
    const { demo, page } = opened;
    const sizes = await demo.locator('[data-head]').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(sizes).toHaveLength(64);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    await demo.locator('[data-head="63"]').tap();
    expect(await caption(opened)).toBe('Weights of head 63');
    for (const view of ['Head’s output', 'Concatenation', 'Output']) {
      await demo.getByRole('button', { name: view, exact: true }).tap();
      const [content, available] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content).toBeLessThanOrEqual(available!);
    }
    opened.expectQuiet();
  });
});

test('a number is followed from the weights to the output, each time with its arithmetic', async () => {
  const opened = await openHeads();
  const { demo, page } = opened;
  const labels = ['Weights', 'Head’s output', 'Concatenation', 'Output'];
  const asks = [
    { matrix: 'weights', row: 2, col: 3 },
    { matrix: 'headOutput', row: 2, col: 5 },
    { matrix: 'concatenated', row: 2, col: 37 },
    { matrix: 'output', row: 2, col: 0 },
  ];
  for (const [index, view] of views.entries()) {
    await demo.getByRole('button', { name: labels[index]!, exact: true }).click();
    await expectSaid(opened, { view, ask: asks[index]! });
  }
  // In the concatenation, the arrows cross from head to head, and the head that is shown follows.
  await demo.getByRole('button', { name: 'Concatenation', exact: true }).click();
  const surface = demo.getByRole('application', { name: /^Concatenation/ });
  await surface.focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft');
  expect(await chosenHead(opened)).toBe('3');
  const ask = { matrix: 'concatenated', row: 2, col: 31 };
  await expectSaid(opened, { view: 'concatenated', head: 3, column: 7, ask });
  await page.keyboard.press('Enter');
  expect(await demo.locator('.reading [aria-live]').textContent()).toMatch(
    /^Concat, come, 31 = head 3, come, 7 is about /,
  );
  opened.expectQuiet();
});

test('links of the text lead along the same way', async () => {
  const opened = await openHeads();
  await opened.page.getByRole('link', { name: 'column 5 of what it receives' }).click();
  await expectSaid(opened, { view: 'head', ask: { matrix: 'headOutput', row: 2, col: 5 } });
  await opened.page.getByRole('link', { name: /^head 4 adds/ }).click();
  await expectSaid(opened, { view: 'output', ask: { matrix: 'shares', row: 2, col: 4 } });
});

describe('controls', () => {
  test('any width and number of heads; those that do not divide are refused with the core’s words', async () => {
    const opened = await openHeads();
    const { demo, expectQuiet } = opened;
    const [width, heads] = [demo.getByLabel('d_model'), demo.getByLabel('Heads', { exact: true })];
    const height = () => demo.evaluate((element) => element.getBoundingClientRect().height);
    const before = await height();

    await heads.fill('7');
    await expect
      .poll(() => demo.getByRole('alert').textContent())
      .toContain(
        'RangeError: multiHeadParameters: a number of heads that divides d_model, got d_model 64, heads 7',
      );
    expect(await demo.getByRole('alert').textContent()).toContain(
      '7 heads of 9 columns leave 1 of the 64 columns without a head.',
    );
    expect(await readReadout(demo)).toBe('d_model / h = 64 / 7 ≈ 9.14');
    expect(Math.abs((await height()) - before)).toBeLessThan(3);

    for (const wrong of ['0', '-3', '1.5', '999999']) {
      await heads.fill(wrong);
      await expect.poll(() => demo.getByRole('alert').textContent()).toContain('RangeError');
    }
    await demo.getByRole('button', { name: '16', exact: true }).click();
    expect(await demo.locator('[data-head]').count()).toBe(16);
    expect(await heads.inputValue()).toBe('16');

    await width.fill('12');
    await expect.poll(() => demo.getByRole('alert').textContent()).toContain('heads, 16');
    await heads.fill('3');
    await expectSaid(opened, { dModel: 12, heads: 3, head: 2, column: 3 });
    await width.fill('');
    expect(await demo.locator('.split').textContent()).toContain('whole number from 1 to 128');
    await width.fill('500');
    expect(await width.getAttribute('aria-invalid')).toBe('true');
    expect(await demo.locator('[data-head]').count()).toBe(3);
    expectQuiet();
  });

  test('another sentence, another seed, and a link that keeps them', async () => {
    const opened = await openHeads();
    const { demo, page } = opened;
    await demo.getByRole('button', { name: 'Longer' }).click();
    await expectSaid(opened, { sentence: longSentence });
    await demo.getByLabel('Sentence').fill('<b>gato</b> &  come');
    await demo.getByRole('button', { name: 'New numbers' }).click();
    const change = { sentence: '<b>gato</b> & come', seed: 8 };
    await expectSaid(opened, change);
    expect(await demo.locator('.badge').textContent()).toBe('random, seed 8');
    await demo.getByLabel('Sentence').fill('');
    expect(await demo.locator('.split').textContent()).toContain('One to 16 words');
    await demo.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.url()).toContain('heads.seed=8');
    const { hash } = new URL(page.url());
    opened.expectQuiet();
    await opened.close();
    const again = await open(path + hash, 'heads');
    await expectSaid(again, change);
  });
});

describe('calm and quick', () => {
  test.each([375, 1280])('nothing jumps when the islands start, %d px wide', async (width) => {
    const { page } = await openHeads({}, { viewport: { width, height: 800 } });
    expect(await layoutShift(page)).toBeLessThan(0.001);
  });
});

describe('what heads cost', () => {
  test('the table is what is counted, and heads that cannot be are refused', async () => {
    const opened = await open(path, 'heads-cost');
    const { demo, expectQuiet } = opened;
    const shown = () => demo.locator('tbody b').allTextContents();
    const counted = (change: Partial<typeof costState.defaults>) => {
      const { one, many } = compareCosts({ ...costState.defaults, ...change });
      return quantities.flatMap((name) =>
        [one, many].map((side) => formatCount(side[name].count, 'en')),
      );
    };
    expect(await shown()).toEqual(counted({}));
    await demo.getByLabel('Tokens').fill('16');
    await demo.getByLabel('Heads').fill('64');
    expect(await shown()).toEqual(counted({ tokens: 16, heads: 64 }));
    await demo.getByLabel('Heads').fill('7');
    expect(await demo.getByRole('alert').locator('[lang="en"]').textContent()).toBe(
      'RangeError: attentionCost: a number of heads that divides d_model, got d_model 512, heads 7',
    );
    await demo.getByLabel('d_model').fill('700');
    expect(await shown()).toEqual(counted({ tokens: 16, heads: 7, dModel: 700 }));
    expectQuiet();
  });
});
