import { describe, expect, inject, test } from 'vitest';
import {
  matrix,
  naiveSoftmaxProvenance,
  provenanceText,
  softmaxProvenance,
  softmaxRows,
  toRows,
} from '#core/index.ts';
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
import { logits, tokens } from './example.ts';
import { computeRow } from './rows.ts';
import { softmaxState, temperatures, type SoftmaxState } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}softmax/`;
const pescado = tokens.indexOf('pescado');

const open = demoOpener();

async function openSoftmax(hash = '', options?: PageOptions) {
  return open(path + hash, 'softmax', options);
}

function rowOf(change: Partial<SoftmaxState> = {}) {
  return computeRow({ ...softmaxState.defaults, ...change });
}

// Math.exp may differ by an ulp between engines.
const tolerance = { absolute: 1e-14 };

async function expectRow({ demo }: DemoPage, change: Partial<SoftmaxState>): Promise<void> {
  const { shifted, naive, weights } = rowOf(change);
  expect(await readGrid(demo, 'shifted')).toEqual(shifted);
  expectClose(await readGrid(demo, 'naive'), naive, tolerance);
  expectClose(await readGrid(demo, 'weights'), weights, tolerance);
}

const constantSlider = ({ demo }: DemoPage) => demo.getByRole('slider', { name: 'Add to every logit' }); // prettier-ignore
const constantField = ({ demo }: DemoPage) => demo.getByRole('spinbutton', { name: 'c, as a number' }); // prettier-ignore
const temperatureSlider = ({ demo }: DemoPage) => demo.getByRole('slider', { name: 'Temperature' });

test('without JavaScript the page has its text, the first row’s numbers and its bars', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  const demo = page.locator('[data-demo="softmax"]');
  expectClose(await readGrid(demo, 'weights'), rowOf().weights, tolerance);
  expect(await demo.locator('svg[role="img"]').count()).toBe(3);
  expect(await readReadout(demo)).toBe(
    'A[come, pescado] = e^(3 − 3) / (e^(−4) + e^(−1) + e^(−3) + e^(0) + e^(−2)) ≈ 1 / 1.57 ≈ 0.64',
  );
  await close();
});

test.each([375, 1280])('nothing moves when the island starts, %d px wide', async (width) => {
  const { page } = await openSoftmax('', { viewport: { width, height: 800 } });
  expect(await layoutShift(page)).toBeLessThan(0.001);
});

test('every weight can be asked: its row lights up and its arithmetic is the core’s', async () => {
  const opened = await openSoftmax('#softmax.t=2&softmax.c=1');
  const { demo, expectQuiet } = opened;
  const temperature = 2;
  const { shifted, naive, weights } = rowOf({ t: temperature, c: 1 });
  const nameCell = (letter: string, col: number) => () => `${letter}[come, ${tokens[col]}]`;
  for (let col = 0; col < tokens.length; col++) {
    const names = { logits: 'shifted', result: 'result' };
    for (const [name, letter, provenance] of [
      [
        'weights',
        'A',
        softmaxProvenance(shifted, weights, { row: 0, col }, { names, temperature }),
      ],
      ['naive', 'naive A', naiveSoftmaxProvenance(shifted, naive, { row: 0, col }, { names, temperature })], // prettier-ignore
    ] as const) {
      await cellOf(demo, { matrix: name, row: 0, col }).focus();
      expect(await readReadout(demo)).toBe(
        provenanceText(provenance, { nameCell: nameCell(letter, col), trim: true }),
      );
      expect(await litSources(demo)).toEqual(tokens.map((_, key) => `shifted.0.${key}`));
    }
  }
  expectQuiet();
});

test('the side of the formula, and the function, light up with the softmax that is asked', async () => {
  const { demo } = await openSoftmax();
  await demo.locator('details.source > summary').click();
  const lit = () =>
    demo.locator('.lit').evaluateAll((parts) =>
      parts.map((part) => {
        const { term, assigns } = (part as HTMLElement).dataset;
        return term ?? assigns;
      }),
    );
  for (const [name, source] of [
    ['naive', 'naiveSoftmaxRows'],
    ['weights', 'softmaxRows'],
  ] as const) {
    await cellOf(demo, { matrix: name, row: 0, col: 1 }).focus();
    await expect.poll(lit).toEqual([name, source]);
  }
});

describe('the constant', () => {
  test('pushed by keyboard: the naive softmax breaks and the stable one does not move', async () => {
    const opened = await openSoftmax();
    const { demo, page, expectQuiet } = opened;
    const before = await readGrid(demo, 'weights');
    await constantSlider(opened).focus();
    await page.keyboard.press('End');
    await expectRow(opened, { c: 1000 });
    expect([...(await readGrid(demo, 'naive')).data].every(Number.isNaN)).toBe(true);
    expect((await readGrid(demo, 'weights')).data).toEqual(before.data);
    await page.keyboard.press('Home');
    await expectRow(opened, { c: -1000 });
    expect((await readGrid(demo, 'weights')).data).toEqual(before.data);
    expect(await constantField(opened).inputValue()).toBe('-1000');
    expectQuiet();
  });

  test('typed: any number; what is none changes nothing', async () => {
    const opened = await openSoftmax();
    await constantField(opened).fill('707');
    await expectRow(opened, { c: 707 });
    for (const wrong of ['1e9', '']) {
      await constantField(opened).fill(wrong);
      await expectRow(opened, { c: 707 });
      await constantField(opened).blur();
      expect(await constantField(opened).inputValue()).toBe('707');
    }
    opened.expectQuiet();
  });

  test('the picture’s axis moves along, its bars stay', async () => {
    const opened = await openSoftmax();
    const bars = () =>
      opened.demo
        .locator('svg[role="img"]')
        .first()
        .locator('rect')
        .evaluateAll((all) =>
          all.map((bar) => [bar.getAttribute('y'), bar.getAttribute('height')]),
        );
    const before = await bars();
    await constantField(opened).fill('1000');
    expect(await bars()).toEqual(before);
    expect(await opened.demo.locator('svg[role="img"]').first().textContent()).toContain('1005');
  });
});

test('the temperature, by keyboard: at each position the core’s weights', async () => {
  const opened = await openSoftmax();
  const slider = temperatureSlider(opened);
  await slider.focus();
  await opened.page.keyboard.press('Home');
  for (const t of temperatures) {
    expect(await slider.getAttribute('aria-valuetext')).toBe(`T = ${t}`);
    await expectRow(opened, { t });
    await opened.page.keyboard.press('ArrowRight');
  }
  opened.expectQuiet();
});

test('a logit set by touch; all weights answer', async () => {
  const opened = await openSoftmax('', { touch: true, viewport: { width: 320, height: 700 } });
  const { demo, page, expectQuiet } = opened;
  await cellOf(demo, { matrix: 'logits', row: 0, col: 0 }).tap();
  await demo.locator('.cell input').fill('−4,5');
  await page.keyboard.press('Enter');
  await expectRow(opened, { logits: matrix([[-4.5, 2, 0, 3, 1]]) });
  expect(await readReadout(demo)).toMatch(/^s\[come, El\] = −4.5 {2}→ {2}A\[come, El\]/);
  expect(await demo.locator('.badge').textContent()).toBe('hand-set, then changed');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expectQuiet();
});

test('−∞: one key gets 0; for all of them both softmaxes are NaN', async () => {
  const opened = await openSoftmax();
  const { demo } = opened;
  await demo.getByRole('checkbox', { name: 'pescado' }).check();
  await expectRow(opened, { never: [pescado] });
  for (const token of tokens) await demo.getByRole('checkbox', { name: token }).check();
  expect([...(await readGrid(demo, 'weights')).data].every(Number.isNaN)).toBe(true);
  expect(await readReadout(demo)).toMatch(/= NaN$/);
  opened.expectQuiet();
});

describe('state', () => {
  test('the link of the design sets temperature and logits', async () => {
    const { demo, expectQuiet } = await openSoftmax('#softmax.t=0.5&softmax.logits=2,1,0.1');
    const row = matrix([[2, 1, 0.1]]);
    expect(toRows(await readGrid(demo, 'logits'))).toEqual(toRows(row));
    expectClose(await readGrid(demo, 'weights'), softmaxRows(row, { temperature: 0.5 }), tolerance);
    expect(await demo.locator('output').textContent()).toBe('T = 0.5');
    // The key that is asked about by default is not there: the last one is.
    expect(await readReadout(demo)).toMatch(/^A\[come, come\]/);
    expectQuiet();
  });

  test('a copied link restores everything in another browser', async () => {
    const opened = await openSoftmax();
    await constantField(opened).fill('-12.5');
    await temperatureSlider(opened).focus();
    await opened.page.keyboard.press('Home');
    await opened.demo.getByRole('checkbox', { name: 'gato' }).check();
    await cellOf(opened.demo, { matrix: 'naive', row: 0, col: 4 }).focus();
    const [readout, weights] = [
      await readReadout(opened.demo),
      await readGrid(opened.demo, 'weights'),
    ];
    await opened.demo.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => opened.page.url()).toContain('#softmax.v=1');
    const { hash } = new URL(opened.page.url());
    await opened.close();
    const again = await openSoftmax(hash);
    expect(await readReadout(again.demo)).toBe(readout);
    expect(await readGrid(again.demo, 'weights')).toEqual(weights);
  });

  test('a malformed link gives the defaults and says so', async () => {
    const { demo, expectQuiet } = await openSoftmax('#softmax.logits=<b>,1&softmax.t=0');
    expect(await demo.locator('.notice').textContent()).toContain('could not be read');
    expect(await readGrid(demo, 'logits')).toEqual(logits);
    expectQuiet();
  });

  test('a link of the text puts the demo into the state that it speaks of', async () => {
    const { demo, page } = await openSoftmax();
    await page.getByRole('link', { name: 'Add −747' }).click();
    await expect.poll(() => readReadout(demo)).toMatch(/^naive A\[come, pescado\] .*0\.67$/);
    expect(await demo.locator('.reading p').textContent()).toContain('Not NaN, and wrong');
  });
});
