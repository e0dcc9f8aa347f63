/** Hostile and absurd text in every place that takes text: it may be refused, never run or shown as markup. */
import { inspect } from 'node:util';
import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import { attentionState } from '#demos/attention/state.ts';
import { breakItState } from '#demos/break-it/state.ts';
import { crossState } from '#demos/cross-attention/state.ts';
import { costState } from '#demos/heads/cost-state.ts';
import { headsState } from '#demos/heads/state.ts';
import { initialisationState } from '#demos/initialisation/state.ts';
import { lookUpState } from '#demos/lookup/state.ts';
import { mapState } from '#demos/map/state.ts';
import { masksState } from '#demos/masks/state.ts';
import { foldState } from '#demos/models/fold-state.ts';
import { modelsState } from '#demos/models/state.ts';
import { orderState } from '#demos/order/state.ts';
import { parametersState } from '#demos/parameters/state.ts';
import { pipelineState } from '#demos/pipeline/state.ts';
import { addedState, posState, turnState } from '#demos/positions/state.ts';
import { projectionState } from '#demos/projection/state.ts';
import { projectionsState } from '#demos/projections/state.ts';
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
  'projections/': [projectionsState, initialisationState],
  'multi-head/': [headsState, costState],
  'cross-attention/': [crossState],
  'order-invariance/': [orderState],
  'positional-encoding/': [posState, turnState, addedState],
  'parameters/': [parametersState],
  'pipeline/': [pipelineState],
  'attention-in-models/': [modelsState, foldState],
  'break-it/': [breakItState],
};

const texts = payloads.flatMap((payload) => [payload, encodeURIComponent(payload)]);

/** What a `StateSchema` is to a link. */
interface LinkReader {
  id: string;
  defaults: object;
  parse(hash: string): unknown;
}

/**
 * The links to try on a page. Each text stands once in the first field and, encoded, once in all fields
 * at the same time; as it is in all of them, or in one field alone, where the demos then read another
 * state than from any link before: of a link they see no more than that.
 */
function hostileHashes(schemasOfPage: readonly LinkReader[]): string[] {
  const names = schemasOfPage.flatMap(({ id, defaults }) =>
    [...Object.keys(defaults), 'v', '__proto__', '<b id=hit>'].map((name) => `${id}.${name}`),
  );
  const seen = new Set<string>();
  const isNew = (hash: string): boolean => {
    const asked = new URL(`#${hash}`, inject('siteUrl')).hash;
    const read = inspect(
      schemasOfPage.map((schema) => schema.parse(asked)),
      { depth: null, maxArrayLength: null },
    );
    return seen.size < seen.add(read).size;
  };
  const inAll = (text: string): string => names.map((name) => `${name}=${text}`).join('&');
  const always = payloads.flatMap((payload) => {
    const encoded = encodeURIComponent(payload);
    return [`${names[0]}=${payload}`, inAll(encoded), `${names[0]}=${encoded}`];
  });
  always.forEach(isNew);
  const alone = names.flatMap((name) => texts.map((text) => `${name}=${text}`));
  return [...always, ...[...payloads.map(inAll), ...alone].filter(isNew)];
}

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

/** Follows links to these hashes one after another, in the page; returns how many it answered. */
async function followHashes(page: Page, hashes: string[]): Promise<number> {
  return page.evaluate(async (all) => {
    let answered = 0;
    window.addEventListener('hashchange', () => (answered += 1));
    for (const hash of all) {
      const before = window.location.href;
      const changed = new Promise((resolve) =>
        window.addEventListener('hashchange', resolve, { once: true }),
      );
      window.location.hash = hash;
      if (window.location.href === before) throw new Error(`already there: ${hash}`);
      await changed;
      // Svelte updates the page in a microtask.
      await Promise.resolve();
    }
    return answered;
  }, hashes);
}

test.each(Object.entries(schemas))(
  '%s: no field of a link runs or becomes markup',
  async (path, ofPage) => {
    open = await openPage();
    await open.goto(base + path);
    await loadIslands(open.page);
    const islands = await open.page.locator('astro-island').count();
    const hashes = hostileHashes(ofPage);
    expect(await followHashes(open.page, hashes)).toBe(hashes.length);
    await expectHarmless(open, islands);
  },
);

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
    await open.page.goto(base + path, { waitUntil: 'domcontentloaded' });
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
