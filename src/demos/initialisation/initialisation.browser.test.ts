import { expect, inject, test } from 'vitest';
import { formatNumber, scale, variance, xavierDeviation } from '#core/index.ts';
import { initialisation } from '#i18n/initialisation.ts';
import { useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, readReadout } from '#site/testing/demo-page.ts';
import { atGain, numLayers, studyInitialisation } from './study.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}projections/`;
const t = initialisation.en;

const open = demoOpener();

async function openStudy(hash = '', options: PageOptions = {}) {
  return open(path + hash, 'init', options);
}

const square = { seed: 7, distribution: 'uniform', fanIn: 64, fanOut: 64 } as const;

/** The end of the readout: what was measured of the parameters. */
function measured(initial: Parameters<typeof studyInitialisation>[0], gain: number): string {
  const { projection } = studyInitialisation(initial);
  return `measured ${formatNumber(Math.sqrt(variance(scale(projection, gain).data)), 4)}`;
}

test('the gain, by keyboard: σ, what was measured, and the end of the stack are the core’s', async () => {
  const { demo, page, expectQuiet } = await openStudy();
  const slider = demo.getByRole('slider', { name: t.gain });
  await slider.focus();
  for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).toBe('1.20');
  await expect
    .poll(() => readReadout(demo))
    .toBe(
      `σ = 1.2 · √(2 / (64 + 64)) ≈ ${formatNumber(xavierDeviation(64, 64, { gain: 1.2 }), 4)}, ${measured(square, 1.2)}`,
    );
  const end = atGain(studyInitialisation(square).forward, 1.2, 'forward')[numLayers]!;
  await expect
    .poll(() => demo.locator('svg[role="img"]').nth(1).getAttribute('aria-label'))
    .toContain(`your gain, 1.2: ${formatNumber(end, 2)}, expected ${formatNumber(1.2 ** 20, 2)}`);
  expectQuiet();
});

test('fans, distribution and seed draw anew; the link keeps them', async () => {
  const opened = await openStudy();
  const { demo, page } = opened;
  await demo.getByRole('combobox', { name: t.fanIn }).selectOption({ label: '128' });
  await demo.getByRole('combobox', { name: t.fanOut }).selectOption({ label: '32' });
  await demo.getByRole('button', { name: t.distributions.normal }).click();
  await demo.getByRole('button', { name: t.newNumbers }).click();
  const drawn = { seed: 8, distribution: 'normal', fanIn: 128, fanOut: 32 } as const;
  await expect.poll(() => readReadout(demo)).toContain(measured(drawn, 1));
  expect(await demo.locator('.badge').textContent()).toBe('random, seed 8');
  await demo.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.url()).toContain('init.seed=8');
  const { hash } = new URL(page.url());
  await opened.close();
  const again = await openStudy(hash);
  await expect.poll(() => readReadout(again.demo)).toContain(measured(drawn, 1));
  again.expectQuiet();
});

test('a link of the text widens one side: half the variance forward, more of the gradient back', async () => {
  const { demo, page } = await openStudy();
  await page.getByRole('link', { name: 'From 64 to 192' }).click();
  await expect
    .poll(() => demo.locator('.reading p').textContent())
    .toMatch(/by 0\.\d\d on the way forward \(expected 0\.50\).*\(expected 1\.50\)/);
});

test('by touch at 320 px: nothing is wider than the page', async () => {
  const { demo, page } = await openStudy('', {
    touch: true,
    viewport: { width: 320, height: 640 },
  });
  await demo.getByRole('button', { name: t.newNumbers }).tap();
  await expect.poll(() => demo.locator('.badge').textContent()).toBe('random, seed 8');
  const [content, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(width!);
});
