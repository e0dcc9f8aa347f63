import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { basePath, readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { useDemos } from './testing/use-demos.ts';
import { listenForWords, sharedWords, untranslated } from './testing/words.ts';

const allRules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;

/** Those of them that read colours: all that a change of theme can break. */
const colourRules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

useBrowser();

test.each(['light', 'dark'] as const)('a page opens in the %s that was stored', async (stored) => {
  const { page, goto, close } = await openPage({ colorScheme: stored });
  await goto(basePath);
  expect(await page.locator('html').getAttribute('data-theme')).toBe(stored);
  await close();
});

// A page that is not translated is the English one; that there is none is said elsewhere.
const pages = readablePages().filter(({ isFallback }) => !isFallback);

/** What each page said before, during and after use. */
const words = new Map<string, readonly string[]>();

// One visit for all of it: to load a page and to put it to use takes most of the time.
describe.concurrent.each(pages)('$path', ({ path }) => {
  test('axe finds nothing, light and dark, before and after use; the page says nothing, asks no other origin, fails at nothing', async ({
    expect,
  }) => {
    const { page, goto, expectQuiet, close } = await openPage({
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await goto(path);
    const text = await prose(page);
    await loadIslands(page);
    await page.evaluate(axe.source);
    const heard = await listenForWords(page);
    expect(await violations(page, allRules), 'light, before use').toEqual([]);
    await chooseTheme(page, 'dark');
    if ((await page.locator('[data-demo]').count()) === 0) {
      expect(await violations(page, colourRules), 'dark').toEqual([]);
    } else {
      expect(await violations(page, colourRules, '[data-demo]'), 'dark, before use').toEqual([]);
      await useDemos(page);
      expect(await violations(page, allRules), 'dark, after use').toEqual([]);
      await chooseTheme(page, 'light');
      expect(await violations(page, colourRules, '[data-demo]'), 'light, after use').toEqual([]);
    }
    words.set(path, await heard());
    await page.waitForLoadState('networkidle');
    expectQuiet();
    await close();

    const without = await openPage({ javaScriptEnabled: false });
    await without.goto(path);
    expect(await without.page.locator('main h1').first().isVisible()).toBe(true);
    expect(text.length).toBeGreaterThan(0);
    expect(await prose(without.page), 'without JavaScript').toEqual(text);
    for (const demo of await without.page.locator('[data-demo]').all())
      expect((await demo.innerText()).trim(), 'a demo shows its first state').not.toBe('');
    await without.close();
  });
});

test('no page in Spanish says in English what the English page says', () => {
  const left = pages
    .filter(({ path }) => path.startsWith(`${basePath}es/`))
    .flatMap(({ path }) => {
      const english = words.get(path.replace(`${basePath}es/`, basePath)) ?? [];
      const spanish = words.get(path) ?? [];
      expect(Math.min(english.length, spanish.length), path).toBeGreaterThan(20);
      return untranslated(english, spanish, sharedWords).map((text) => `${path}: ${text}`);
    });
  expect(left).toEqual([]);
});

/** What is visible of the main text, demos aside: they change once they are alive. */
function prose(page: Page): Promise<string[]> {
  return page
    .locator('main :is(h1, h2, h3, p, li, td, th, figcaption):not([data-demo] *)')
    .filter({ visible: true })
    .allInnerTexts();
}

/** As a visitor does, so that the figures follow too. */
async function chooseTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const select = page.locator('starlight-theme-select select');
  await select.filter({ visible: true }).first().selectOption(theme);
  expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
}

/** Rule, elements and advice: what one needs to mend it. */
async function violations(
  page: Page,
  runOnly: typeof allRules | typeof colourRules,
  within = 'html',
): Promise<string[]> {
  const results = await page.evaluate(
    async ({ options, selector }): Promise<AxeResults> => {
      const { axe: runner } = window as unknown as {
        axe: { run: (context: string, options: unknown) => Promise<AxeResults> };
      };
      return runner.run(selector, options);
    },
    { options: { runOnly, resultTypes: ['violations'] }, selector: within },
  );
  return results.violations.map(({ id, help, nodes }) => {
    const elements = nodes.map(({ target }) => `  ${target.join(' ')}`);
    return [`${id}: ${help}`, ...elements, nodes[0]?.failureSummary ?? ''].join('\n');
  });
}
