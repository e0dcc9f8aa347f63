/** Hostile and absurd text in every place that takes text: it may be refused, never run or shown as markup. */
import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import { attentionState } from '#demos/attention/state.ts';
import { lookUpState } from '#demos/lookup/state.ts';
import { mapState } from '#demos/map/state.ts';
import { masksState } from '#demos/masks/state.ts';
import { projectionState } from '#demos/projection/state.ts';
import { scalingState } from '#demos/scaling/state.ts';
import { softmaxState } from '#demos/softmax/state.ts';
import { loadIslands, openPage, useBrowser, type RecordedPage } from './testing/browser.ts';

useBrowser();

const base = new URL(inject('siteUrl')).pathname;

const payloads = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg/onload=window.hit=1>',
  '<iframe srcdoc="<script>parent.hit=1</script>">',
  '"><b id=hit>',
  "'><b id=hit>",
  '` onmouseover=window.hit=1 `',
  '</style><b id=hit>',
  '</textarea><b id=hit>',
  '<math><mtext><b id=hit>',
  '<details open ontoggle=window.hit=1>',
  '<a href="javascript:window.hit=1">x</a>',
  'javascript:window.hit=1',
  'data:text/html,<script>window.hit=1</script>',
  '{{constructor.constructor("window.hit=1")()}}',
  '${window.hit=1}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty.0.0',
  '__proto__.0.0',
  '%E0%A4%A',
  '%00%00',
  '%',
  '\u202E0.0',
  '１２',
  '٣',
  '-0',
  '1e999',
  'NaN',
  'Infinity',
  '0x10',
  '9'.repeat(5000),
  ';'.repeat(2000),
  '😀'.repeat(300),
  '../../etc/passwd',
];

const schemas = {
  'before-you-start/': [projectionState],
  'what-is-attention/': [lookUpState],
  'softmax/': [softmaxState],
  'scaled-dot-product/': [attentionState, mapState, scalingState],
  'masks/': [masksState],
};

/** Every field of every demo of a page, and some that there are not. */
const fields = Object.entries(schemas).map(([path, ofPage]): [string, string[]] => [
  path,
  ofPage.flatMap(({ id, defaults }) =>
    [...Object.keys(defaults), 'v', '__proto__', '<b id=hit>'].map((name) => `${id}.${name}`),
  ),
]);

let open: RecordedPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function expectHarmless({ page, expectQuiet }: RecordedPage, islands: number): Promise<void> {
  const found = await page.evaluate(() => [
    (window as unknown as { hit?: number }).hit,
    document.querySelectorAll('#hit, iframe, [onerror], [onload], [ontoggle]').length,
    ({} as { hit?: number }).hit,
  ]);
  expect(found).toEqual([undefined, 0, undefined]);
  expect(await page.locator('astro-island:not([ssr])').count()).toBe(islands);
  expectQuiet();
}

async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((text) => {
    window.location.hash = text;
  }, hash);
  await page.waitForTimeout(5);
}

test.each(fields)('%s: no field of a link runs or becomes markup', async (path, names) => {
  open = await openPage();
  await open.goto(base + path);
  await loadIslands(open.page);
  const islands = await open.page.locator('astro-island').count();
  for (const payload of payloads)
    for (const name of names)
      for (const text of [payload, encodeURIComponent(payload)])
        await goToHash(open.page, `${name}=${text}`);
  await goToHash(open.page, names.map((name) => `${name}=${payloads[0]}`).join('&'));
  await expectHarmless(open, islands);
});

test('a number field takes no text for more than text', async () => {
  open = await openPage();
  await open.goto(`${base}scaled-dot-product/`);
  await loadIslands(open.page);
  const islands = await open.page.locator('astro-island').count();
  const demo = open.page.locator('[data-demo="attention"]');
  await demo.locator('[data-cell="queries.2.1"]').click();
  const before = await demo.locator('[data-cell="products.2.3"]').getAttribute('data-value');
  for (const payload of payloads) {
    await demo.locator('input[type="text"]').fill(payload);
    const isNumber = /^-?[\d.]+$/.test(payload) && payload.length < 32;
    if (!isNumber)
      expect(await demo.locator('[data-cell="products.2.3"]').getAttribute('data-value')).toBe(
        before,
      );
    else await demo.locator('input[type="text"]').fill('2');
  }
  await expectHarmless(open, islands);
});

test('where storage is denied the page follows the system and says nothing', async () => {
  open = await openPage();
  await open.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open.goto(`${base}scaled-dot-product/`);
  await loadIslands(open.page);
  expect(await open.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  await open.page.locator('starlight-theme-select select').first().selectOption('dark');
  expect(await open.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  open.expectQuiet();
});

test('the policy of every page keeps a script that is not the page’s own from running', async () => {
  open = await openPage();
  for (const path of ['', 'es/', ...Object.keys(schemas)]) {
    await open.goto(base + path);
    await open.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hit = 1';
      document.body.append(script);
    });
    expect(await open.page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBe(
      undefined,
    );
  }
  expect(open.consoleMessages.length).toBeGreaterThan(0);
  expect(open.consoleMessages.join()).toContain('Content Security Policy');
});
