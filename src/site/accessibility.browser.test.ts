import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { basePath, readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser, type RecordedPage } from './testing/browser.ts';
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

const pages = readablePages();

/** What each page said before, during and after use. */
const words = new Map<string, readonly string[]>();

describe.concurrent.each(pages.filter(({ isFallback }) => !isFallback))('$path', ({ path }) => {
  test('axe finds nothing, light and dark, before and after use', async () => {
    const { page, close } = await openForAxe(path);
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
    await close();
  });
});

// The English page, which is checked in full, inside the frame and the notice of another language.
describe.concurrent.each(pages.filter(({ isFallback }) => isFallback))('$path', ({ path }) => {
  test('axe finds nothing after use', async () => {
    const { page, close } = await openForAxe(path);
    await useDemos(page);
    expect(await violations(page, allRules)).toEqual([]);
    await close();
  });
});

test('no page in Spanish says in English what the English page says', () => {
  const left = pages
    .filter(({ path, isFallback }) => path.startsWith(`${basePath}es/`) && !isFallback)
    .flatMap(({ path }) => {
      const english = words.get(path.replace(`${basePath}es/`, basePath)) ?? [];
      const spanish = words.get(path) ?? [];
      expect(Math.min(english.length, spanish.length), path).toBeGreaterThan(20);
      return untranslated(english, spanish, sharedWords).map((text) => `${path}: ${text}`);
    });
  expect(left).toEqual([]);
});

async function openForAxe(path: string): Promise<RecordedPage> {
  const opened = await openPage({ colorScheme: 'light', reducedMotion: 'reduce' });
  await opened.goto(path);
  await loadIslands(opened.page);
  await opened.page.evaluate(axe.source);
  return opened;
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
