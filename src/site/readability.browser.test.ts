import { describe, test } from 'vitest';
import { readablePages } from './testing/built-site.ts';
import { openPage, startIslands, useBrowser } from './testing/browser.ts';
import { measureReadability, roomyText, unclear } from './testing/readability.ts';

useBrowser();

/** 1280 pixels at 400 %. */
const narrow = { width: 320, height: 740 };
const wide = { width: 1280, height: 800 };
const half = { width: 640, height: 400 };

describe.concurrent.each(readablePages().filter(({ isFallback }) => !isFallback))(
  '$path',
  ({ path, html }) => {
    test('every letter has its place, every target its size, every control its name', async ({
      expect,
    }) => {
      const { page, close } = await openPage({ viewport: narrow, reducedMotion: 'reduce' });
      await page.goto(path);
      await startIslands(page);

      const fits = async (what: string, width: number): Promise<void> => {
        const found = await measureReadability(page);
        expect.soft(found.width, what).toBeLessThanOrEqual(width);
        expect.soft(found.cut, what).toEqual([]);
        expect.soft(found.small, what).toEqual([]);
      };
      await fits('320 pixels wide', narrow.width);
      const roomy = await page.addStyleTag({ content: roomyText });
      await fits('320 pixels wide, roomy text', narrow.width);
      await page.setViewportSize(half);
      await fits('at 200 %, roomy text', half.width);
      await roomy.evaluate((style) => (style as HTMLStyleElement).remove());
      await page.setViewportSize(wide);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await fits('letters twice as large', wide.width);

      if (html.includes('data-demo=') || html.includes('data-exercise='))
        for (const part of await page.locator('[data-demo], [data-exercise]').all())
          expect.soft(unclear(await part.ariaSnapshot())).toEqual([]);
      await close();
    });
  },
);
