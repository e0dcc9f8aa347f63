import type { Locator } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { parameterBreakdown, publishedModels, segmentsText } from '#core/index.ts';
import { parameters } from '#i18n/parameters.ts';
import { openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import { demoOpener, layoutShift, readReadout, type DemoPage } from '#site/testing/demo-page.ts';
import { lineOf } from './arithmetic.ts';
import { noteOf } from './explain.ts';
import { formatCount } from '#i18n/format-count.ts';
import { presetPlace, presetState, type PresetName } from './presets.ts';
import { publishedNames } from './published.ts';
import { sizesOf, toConfiguration, type Sizes } from './sizes.ts';
import { parametersState } from './state.ts';
import { countOnce, placesIn, type Place } from './tree.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}parameters/`;
const t = parameters.en;
const count = (value: number) => formatCount(value, 'en');

const open = demoOpener();

async function openParameters(preset: PresetName = 'example', options: PageOptions = {}) {
  const hash = parametersState.serialize(presetState(preset));
  return open(`${path}#${hash}`, 'params', options);
}

const row = ({ demo }: DemoPage, at: string) => demo.locator(`[data-part="${at}"]`);
const field = ({ demo }: DemoPage, name: string) => demo.locator(`[data-field="${name}"]`);
const shownCount = ({ demo }: DemoPage, name: string) =>
  demo.locator(`[data-count="${name}"]`).textContent();
const note = ({ demo }: DemoPage) => demo.locator('.reading p').textContent();
const rowPaths = ({ demo }: DemoPage) =>
  demo
    .locator('[data-part]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['part']!));

function textOf(place: Place, sizes: Sizes): string {
  return segmentsText(lineOf(place, sizes, 'en'));
}

async function expectPlace(opened: DemoPage, place: Place, sizes: Sizes): Promise<void> {
  const whole = parameterBreakdown(toConfiguration(sizes)).count;
  expect(await readReadout(opened.demo)).toBe(textOf(place, sizes));
  expect(await note(opened)).toBe(noteOf(place, whole, sizes, 'en'));
}

async function unfold({ demo }: DemoPage): Promise<void> {
  await demo.locator('.settings summary').click();
}

test('without JavaScript the page has its text, its tables and the first state’s counts', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  const demo = page.locator('[data-demo="params"]');
  expect(await demo.locator('[data-count="shown"]').textContent()).toBe('16,384');
  expect(await readReadout(demo)).toBe('self-attention = 4 · d_model² = 4 · 64² = 16,384');
  expect(await demo.locator('svg[role="img"]').getAttribute('aria-label')).toContain(
    'query projection 4,096 · 25.0%',
  );
  const text = (await page.locator('main').textContent())!;
  for (const name of publishedNames) {
    const { released } = publishedModels[name];
    if (released !== undefined) expect(text).toContain(`${count(released)} ✓`);
  }
  // Counts that the text derives: nn.Transformer(), and the biases of the small attention.
  expect(text).toContain('44,140,544');
  expect(text).toContain('Biases add little: 256 here');
  await close();
});

test('every published model: the whole is the core’s count, beside what was released and printed', async () => {
  const opened = await openParameters('gpt2');
  for (const name of publishedNames) {
    await field(opened, 'model').selectOption(name);
    const { configuration, released, printed } = publishedModels[name];
    const whole = parameterBreakdown(configuration).count;
    expect(await shownCount(opened, 'whole')).toBe(count(whole));
    expect(await shownCount(opened, 'released')).toBe(released ? count(released) : '–');
    expect(await shownCount(opened, 'printed')).toBe(`${printed / 1e6} million`);
    const remarks = await opened.demo.locator('dl .remark').allTextContents();
    if (released) expect(remarks[2]).toContain(t.counts.equal);
    if (name === 'transformerBase') expect(remarks[3]).toBe(t.counts.fewer('1,954,368'));
    if (name === 'bertLarge') expect(remarks[3]).toBe(t.counts.rounds);
    expect(await opened.demo.locator('.badge').textContent()).toBe(t.origins.published);
  }
  opened.expectQuiet();
});

test('by mouse: hovering asks, a click opens, the trail and the steps lead elsewhere', async () => {
  const opened = await openParameters('gpt2');
  const { demo, page, expectQuiet } = opened;
  const sizes = sizesOf('gpt2Small');
  const place = (at: string) => presetPlace('gpt2', at);
  await row(opened, 'decoder').hover();
  await expectPlace(opened, place('decoder'), sizes);
  expect(await shownCount(opened, 'shown')).toBe('124,439,808');
  for (const at of ['decoder', 'decoder.layer', 'decoder.layer.selfAttention']) {
    await row(opened, at).click();
    expect(await shownCount(opened, 'shown')).toBe(count(countOnce(place(at).part)));
    expect(await rowPaths(opened)).toEqual(placesIn(place(at)).map(({ path: one }) => one));
  }
  await page.mouse.move(0, 0);
  await expectPlace(opened, place('decoder.layer.selfAttention'), sizes);
  expect(await demo.locator('[data-term].lit').getAttribute('data-term')).toBe('attention');
  // A matrix is asked about, and stays where it is.
  await row(opened, 'decoder.layer.selfAttention.valueBias').click();
  await page.mouse.move(0, 0);
  await expectPlace(opened, place('decoder.layer.selfAttention.valueBias'), sizes);
  expect(await shownCount(opened, 'shown')).toBe('2,362,368');
  await demo.getByRole('navigation').getByRole('button', { name: 'decoder', exact: true }).click();
  await expectPlace(opened, place('decoder'), sizes);
  await demo.getByRole('button', { name: t.steps.layer, exact: true }).click();
  await expectPlace(opened, place('decoder.layer'), sizes);
  expectQuiet();
});

test('by keyboard: one stop for the rows, arrows among them and up, Enter opens', async () => {
  const opened = await openParameters('layer');
  const { demo, page } = opened;
  expect(await demo.locator('[data-part][tabindex="0"]').count()).toBe(1);
  await demo.locator('[data-part][tabindex="0"]').focus();
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['part']);
  expect(await focused()).toBe('encoder.layer.selfAttention');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('encoder.layer.feedForward');
  await expectPlace(opened, presetPlace('layer', 'encoder.layer.feedForward'), sizesOf('small'));
  await page.keyboard.press('Enter');
  expect(await rowPaths(opened)).toEqual([
    'encoder.layer.feedForward.upProjection',
    'encoder.layer.feedForward.downProjection',
  ]);
  // The focus stays among the rows, whatever their number has become.
  expect(await focused()).toBe('encoder.layer.feedForward.upProjection');
  expect(await demo.locator('[aria-live]').textContent()).toContain('= 32,768');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe('encoder.layer.feedForward');
  for (const up of ['encoder.layer', 'encoder', 'encoder']) {
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(up);
  }
});

test('heads do not move the count; free widths, biases and an untied output do', async () => {
  const opened = await openParameters('example');
  const { demo, expectQuiet } = opened;
  for (const heads of [1, 2, 4, 16, 64]) {
    await field(opened, 'numHeads').fill(String(heads));
    expect(await shownCount(opened, 'shown')).toBe('16,384');
    expect(await field(opened, 'dK').inputValue()).toBe(String(64 / heads));
  }
  expect(await demo.locator('.badge').textContent()).toBe(t.origins.changed);
  await field(opened, 'numHeads').fill('8');
  expect(await field(opened, 'dK').isDisabled()).toBe(true);
  await field(opened, 'widths').selectOption('own');
  await field(opened, 'dK').fill('64');
  await field(opened, 'dV').fill('64');
  expect(await shownCount(opened, 'shown')).toBe('131,072');
  await field(opened, 'widths').selectOption('split');
  await unfold(opened);
  await field(opened, 'attentionBiases').check();
  expect(await shownCount(opened, 'shown')).toBe('16,640');
  const before = Number((await shownCount(opened, 'whole'))!.replaceAll(',', ''));
  await field(opened, 'output').selectOption('separate');
  expect(await shownCount(opened, 'whole')).toBe(count(before + 64 * 1000));
  expectQuiet();
});

test('what does not fit is refused in the core’s words, and the last picture stays', async () => {
  const opened = await openParameters('example');
  const { demo, expectQuiet } = opened;
  const picture = () => demo.locator('svg[role="img"]').getAttribute('aria-label');
  const before = await picture();
  await field(opened, 'dModel').fill('100');
  expect(await note(opened)).toBe(
    `${t.refused} parameterBreakdown: dK is an integer of at least 1, got 12.5`,
  );
  expect(await field(opened, 'dModel').getAttribute('aria-invalid')).toBe('true');
  expect([await picture(), await shownCount(opened, 'shown')]).toEqual([before, '16,384']);
  // A second change can make the first one fit.
  await field(opened, 'numHeads').fill('10');
  expect(await shownCount(opened, 'shown')).toBe('40,000');
  expect(await field(opened, 'dModel').getAttribute('aria-invalid')).toBe(null);
  await field(opened, 'dFF').fill('');
  expect(await note(opened)).toContain('dFF is an integer of at least 1, got NaN');
  await field(opened, 'dFF').fill('2000000');
  expect(await note(opened)).toBe(t.tooLarge(t.numbers.dFF, '1,000,000'));
  await field(opened, 'dFF').fill('2,048');
  expect(await note(opened)).not.toContain(t.refused);
  await field(opened, 'crossAttention').check();
  expect(await note(opened)).toContain('an encoder and a decoder for cross-attention');
  await demo.getByRole('button', { name: 'Reset' }).click();
  expect(await field(opened, 'crossAttention').isChecked()).toBe(false);
  expect(await field(opened, 'dModel').inputValue()).toBe('64');
  expect(await picture()).toBe(before);
  // Reset ends a refusal even where nothing else has changed.
  await field(opened, 'numHeads').fill('3');
  await demo.getByRole('button', { name: 'Reset' }).click();
  expect(await field(opened, 'numHeads').inputValue()).toBe('8');
  expect(await note(opened)).not.toContain(t.refused);
  expectQuiet();
});

test('links: a preset of the text, and one that cannot be read', async () => {
  const opened = await openParameters();
  const { demo, page, expectQuiet } = opened;
  await page.getByRole('link', { name: 'Try it on the small one' }).click();
  await expect.poll(() => shownCount(opened, 'whole')).toBe('116,929,536');
  expect(await demo.locator('dl .remark').allTextContents()).toContain(t.counts.rounds);
  await page.evaluate(() => {
    window.location.hash = 'params.model=gpt2Small,numHeads-7&params.at=pooler';
  });
  await expect.poll(() => demo.locator('.notice').count()).toBe(1);
  expect(await shownCount(opened, 'whole')).toBe(count(presetPlace('example', '').part.count));
  expectQuiet();
});

describe('calm and quick', () => {
  test.each([375, 1280])(
    'nothing jumps, neither at load nor when the island starts, %d px wide',
    async (width) => {
      const opened = await open(path, 'params', { viewport: { width, height: 800 } });
      expect(await layoutShift(opened.page)).toBeLessThan(0.001);
    },
  );

  test('by touch at 320 px: nothing is wider than the page, and every target can be hit', async () => {
    const opened = await openParameters('gpt2Layer', {
      touch: true,
      viewport: { width: 320, height: 800 },
    });
    const { demo, page, expectQuiet } = opened;
    await unfold(opened);
    await row(opened, 'decoder.layer.selfAttention').tap();
    expect((await rowPaths(opened)).length).toBe(8);
    await row(opened, 'decoder.layer.selfAttention.keyBias').tap();
    expect(await readReadout(demo)).toBe('key bias = d_model = 768');
    const [content, available] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(available!);
    const heights = async (targets: Locator) =>
      targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    for (const height of await heights(
      demo.locator('.stage :is(button, select, .check, input[type="text"])'),
    ))
      // prettier-ignore
      expect(height).toBeGreaterThanOrEqual(24);
    // Each row's button lies over its bar.
    const buttons = await heights(demo.locator('[data-part]'));
    const [picture] = await heights(demo.locator('svg[role="img"]'));
    expect(Math.abs(buttons.reduce((a, b) => a + b) - picture!)).toBeLessThan(1);
    const last = (await demo.locator('[data-part]').last().boundingBox())!;
    const svg = (await demo.locator('svg[role="img"]').boundingBox())!;
    expect(Math.abs(last.y + last.height - svg.y - svg.height)).toBeLessThan(1);
    expectQuiet();
  });
});
