import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allRules, colourRules, violations } from './testing/accessibility.ts';
import { budgets, measureFirstScreen, scriptWeight } from './testing/budgets.ts';
import { basePath, builtFiles, readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { measureReadability, roomyText, unclear } from './testing/readability.ts';
import { useDemos } from './testing/use-demos.ts';
import { listenForWords, sharedWords, untranslated } from './testing/words.ts';

const laptop = { width: 1280, height: 800 };
/** 1280 pixels at 400 %, and at 200 %. */
const narrow = { width: 320, height: 740 };
const half = { width: 640, height: 400 };

useBrowser();

test('the site has its fonts as woff2 and in no other format', () => {
  const fonts = builtFiles().filter((file) => /\.(?:woff2?|ttf|otf|eot)$/.test(file));
  expect(fonts).not.toEqual([]);
  expect(fonts.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
});

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

describe.concurrent.each(pages)('$path', ({ path, html }) => {
  // One visit for all of it: to load a page and to put it to use takes most of the time.
  test('is within the budgets, readable by anyone, quiet, and accessible before and after use, light and dark', async ({
    expect,
  }) => {
    const opened = await openPage({
      viewport: laptop,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const { page, goto, expectQuiet, close } = opened;
    await goto(path);
    const text = await prose(page);
    const firstScreen = await measureFirstScreen(opened, html);
    await loadIslands(page);

    const { htmlAndCss, fonts, late, needless } = firstScreen;
    expect.soft(htmlAndCss, 'HTML and CSS').toBeLessThanOrEqual(budgets.htmlAndCss);
    expect.soft(fonts, 'fonts of the first screen').toBeLessThanOrEqual(budgets.fonts);
    expect.soft(late, 'fonts that come too late for the first screen').toEqual([]);
    expect.soft(needless, 'fonts that the first screen does not need').toEqual([]);
    expect
      .soft(scriptWeight(opened), 'script with every island loaded')
      .toBeLessThanOrEqual(budgets.script);

    const heard = await listenForWords(page);
    const expectRoom = async (what: string): Promise<void> => {
      const { width, cut, small } = await measureReadability(page);
      expect
        .soft(width, `${what}: no wider than the window`)
        .toBeLessThanOrEqual(page.viewportSize()!.width);
      expect.soft(cut, `${what}: nothing is cut off`).toEqual([]);
      expect.soft(small, `${what}: every target is large enough`).toEqual([]);
    };
    await page.setViewportSize(narrow);
    await expectRoom('320 pixels wide');
    const roomy = await page.addStyleTag({ content: roomyText });
    await expectRoom('320 pixels wide, roomy text');
    await page.setViewportSize(half);
    await expectRoom('at 200 %, roomy text');
    await roomy.evaluate((style) => (style as HTMLStyleElement).remove());
    await page.setViewportSize(laptop);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await expectRoom('letters twice as large');
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    for (const part of await page.locator('[data-demo], [data-exercise]').all())
      expect.soft(unclear(await part.ariaSnapshot())).toEqual([]);

    expect(await violations(page), 'light, before use').toEqual([]);
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
    await without.page.goto(path);
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
