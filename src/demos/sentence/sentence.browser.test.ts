import { describe, expect, inject, test } from 'vitest';
import { formatNumber, toRows } from '#core/index.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { demoOpener, type DemoPage } from '#site/testing/demo-page.ts';
import { tokens } from '../attention/example.ts';
import { presetResult } from '../attention/presets.ts';

useBrowser();

const home = new URL(inject('siteUrl')).pathname;
const weights = toRows(presetResult('example').weights);

const open = demoOpener();

async function shownWeights({ demo }: DemoPage): Promise<number[]> {
  return demo
    .locator('[data-weight]')
    .evaluateAll((elements) =>
      elements.map((element) => Number((element as HTMLElement).dataset['weight'])),
    );
}

describe.each(['', 'es/'])('the sentence on the home page /%s', (edition) => {
  test('each word, chosen by mouse, shows the core’s row of weights', async () => {
    const opened = await open(home + edition, 'sentence');
    const [gloss, weight] = edition ? ['quién', 'peso'] : ['cat', 'weight'];
    const share = formatNumber(weights[tokens.indexOf('come')]![1]!, 2);
    expect(
      await opened.demo
        .getByRole('button', { name: `gato (${gloss}), ${weight} ${share}`, exact: true })
        .count(),
    ).toBe(1);
    for (const [query, token] of tokens.entries()) {
      await opened.demo.getByText(token, { exact: true }).click();
      const shown = await shownWeights(opened);
      for (const [key, weight] of shown.entries())
        expect(weight).toBeCloseTo(weights[query]![key]!, 12);
      expect(await opened.demo.locator('svg').getAttribute('aria-label')).toContain(token);
    }
    opened.expectQuiet();
  });
});

test('by keyboard: one stop, arrows choose', async () => {
  const opened = await open(home, 'sentence');
  const { demo, page } = opened;
  await demo.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe(
    'true',
  );
  expect((await shownWeights(opened))[2]).toBeCloseTo(weights[3]![2]!, 12);
});

test('by touch', async () => {
  const opened = await open(home, 'sentence', {
    touch: true,
    viewport: { width: 375, height: 812 },
  });
  await opened.demo.getByRole('button', { name: 'gato' }).tap();
  expect((await shownWeights(opened))[2]).toBeCloseTo(weights[1]![2]!, 12);
});
