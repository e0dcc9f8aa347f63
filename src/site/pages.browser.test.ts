import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { useDemos } from './testing/use-demos.ts';

useBrowser();

describe.concurrent.each(readablePages())('$path', ({ path }) => {
  test('says nothing on the console, asks no other origin, fails at nothing', async () => {
    const { page, goto, consoleMessages, expectQuiet, close } = await openPage();
    await goto(path);
    await loadIslands(page);
    await useDemos(page);
    await page.waitForLoadState('networkidle');
    expectQuiet();
    expect(consoleMessages).toEqual([]);
    await close();
  });

  test('has its text, headings and pictures without JavaScript', async () => {
    const withScript = await openPage();
    await withScript.goto(path);
    const expected = await prose(withScript.page);
    await withScript.close();

    const without = await openPage({ javaScriptEnabled: false });
    await without.goto(path);
    expect(await without.page.locator('main h1').first().isVisible()).toBe(true);
    expect(expected.length).toBeGreaterThan(0);
    expect(await prose(without.page)).toEqual(expected);
    for (const demo of await without.page.locator('[data-demo]').all()) {
      expect((await demo.innerText()).trim(), 'a demo shows its first state').not.toBe('');
    }
    await without.close();
  });

  test('does not scroll sideways on a phone', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, goto, close } = await openPage({ viewport, touch: true });
    await goto(path);
    await loadIslands(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
    await close();
  });
});

/** What is visible of the main text, demos aside: they change once they are alive. */
function prose(page: Page): Promise<string[]> {
  return page
    .locator('main :is(h1, h2, h3, p, li, td, th, figcaption):not([data-demo] *)')
    .filter({ visible: true })
    .allInnerTexts();
}
