import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { useDemos } from './testing/use-demos.ts';

useBrowser();

const phone = { width: 360, height: 740 };

const pages = readablePages();

describe.concurrent.each(pages.filter(({ isFallback }) => !isFallback))('$path', ({ path }) => {
  test('says nothing, asks no other origin, fails at nothing; without JavaScript its text is there too', async () => {
    const { page, goto, expectQuiet, close } = await openPage();
    await goto(path);
    const expected = await prose(page);
    await loadIslands(page);
    await useDemos(page);
    await page.waitForLoadState('networkidle');
    expectQuiet();
    await close();

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
});

// The English page, which is checked in full, inside the frame and the notice of another language.
describe.concurrent.each(pages.filter(({ isFallback }) => isFallback))('$path', ({ path }) => {
  test('on a phone it does not scroll sideways, says nothing, fails at nothing', async () => {
    const { page, goto, expectQuiet, close } = await openPage({ viewport: phone, touch: true });
    await goto(path);
    await loadIslands(page);
    expect(await width(page)).toBeLessThanOrEqual(phone.width);
    await useDemos(page);
    await page.waitForLoadState('networkidle');
    expectQuiet();
    await close();
  });
});

function width(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What is visible of the main text, demos aside: they change once they are alive. */
function prose(page: Page): Promise<string[]> {
  return page
    .locator('main :is(h1, h2, h3, p, li, td, th, figcaption):not([data-demo] *)')
    .filter({ visible: true })
    .allInnerTexts();
}
