import { expect, inject, test } from 'vitest';
import { formatNumber, rowView } from '#core/index.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { demoOpener, readReadout } from '#site/testing/demo-page.ts';
import { studyScaling, widths } from './study.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}scaled-dot-product/`;

const open = demoOpener();

async function openScaling(hash = '') {
  return open(path + hash, 'scaling');
}

/** What the readout says of the spread, for a seed and a width. */
function spread(seed: number, dK: number): [string, string] {
  const { unscaled, scaled } = studyScaling(seed).find((width) => width.dK === dK)!;
  return [
    `σ(QKᵀ) ≈ ${formatNumber(unscaled.standardDeviation)},`,
    formatNumber(scaled.standardDeviation),
  ];
}

test('the slider, by keyboard, shows the core’s statistics at every width', async () => {
  const { demo, page, expectQuiet } = await openScaling();
  const slider = demo.getByRole('slider', { name: 'Width of queries and keys' });
  await slider.focus();
  await page.keyboard.press('Home');
  for (const dK of widths) {
    const [raw, scaled] = spread(7, dK);
    await expect.poll(() => readReadout(demo)).toContain(raw);
    expect(await readReadout(demo)).toMatch(new RegExp(`${scaled.replace('.', '\\.')}$`));
    expect(await slider.getAttribute('aria-valuetext')).toBe(`dₖ = ${dK}`);
    await page.keyboard.press('ArrowRight');
  }
  expectQuiet();
});

test('the pictures are redrawn with the numbers and say what they show', async () => {
  const { demo, page } = await openScaling();
  const label = () => demo.locator('svg[role="img"]').first().getAttribute('aria-label');
  await demo.getByRole('slider').focus();
  await page.keyboard.press('End');
  const { unscaled, scaled } = studyScaling(7).at(-1)!;
  await expect
    .poll(label)
    .toBe(
      `Distribution of the scores at width 512: standard deviation ${formatNumber(unscaled.standardDeviation)} without the scale, ${formatNumber(scaled.standardDeviation)} with it.`,
    );
});

test('New numbers takes another seed, says which, and the link keeps it', async () => {
  const opened = await openScaling();
  await opened.demo.getByRole('button', { name: 'New numbers' }).click();
  expect(await opened.demo.locator('.badge').textContent()).toBe('random, seed 8');
  await expect.poll(() => readReadout(opened.demo)).toContain(spread(8, 64)[0]);
  await opened.demo.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => opened.page.url()).toContain('#scaling.v=1&scaling.seed=8');
  const { hash } = new URL(opened.page.url());
  await opened.close();
  const again = await openScaling(hash);
  await expect.poll(() => readReadout(again.demo)).toContain(spread(8, 64)[0]);
});

test('a link of the text sets the width', async () => {
  const { demo, page } = await openScaling();
  await page.getByRole('link', { name: 'The second demo at width 512' }).click();
  await expect.poll(() => demo.getByRole('slider').getAttribute('aria-valuetext')).toBe('dₖ = 512');
});

test('the query whose weights are drawn can be chosen', async () => {
  const { demo } = await openScaling();
  await demo.getByRole('combobox', { name: 'Query' }).selectOption('5');
  const { weights } = studyScaling(7).find(({ dK }) => dK === 64)!.scaled;
  const top = Math.max(...rowView(weights, 5));
  await expect
    .poll(() => demo.locator('svg[role="img"]').nth(2).getAttribute('aria-label'))
    .toContain(formatNumber(top));
});
