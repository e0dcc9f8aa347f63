import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtFiles, readablePages } from './testing/built-site.ts';
import { openPage, useBrowser } from './testing/browser.ts';

useBrowser();

/** What the files of KaTeX's two common fonts begin with, and what the fonts call themselves. */
const formulaFonts = {
  'KaTeX_Main-Regular': 'KaTeX_Main-Regular',
  'KaTeX_Math-Italic': 'KaTeX_Math-Italic',
};
const textFonts = {
  'source-serif-4-400.': 'SourceSerif4-Regular',
  'source-serif-4-400-italic.': 'SourceSerif4-Italic',
  'source-serif-4-600.': 'SourceSerif4-SemiBold',
  'jetbrains-mono-500.': 'JetBrainsMono-Medium',
};
const files = Object.entries({ ...textFonts, ...formulaFonts });

const screens = [
  { width: 375, height: 667 },
  { width: 1280, height: 800 },
];

test('the site has its fonts as woff2 and in no other format', () => {
  const fonts = builtFiles().filter((file) => /\.(?:woff2?|ttf|otf|eot)$/.test(file));
  expect(fonts).not.toEqual([]);
  expect(fonts.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
});

describe.concurrent.each(readablePages().filter(({ isFallback }) => !isFallback))(
  '$path',
  ({ path, html }) => {
    test('the fonts of the first screen are fetched with the page, and no font of formulas beside them', async ({
      expect,
    }) => {
      const preloads = [...html.matchAll(/<link rel="preload" as="font"[^>]* href="([^"]*)"/g)];
      const preloaded = files
        .filter(([file]) => preloads.some(([, href = '']) => href.includes(`/${file}`)))
        .map(([, font]) => font);
      expect(preloaded).toHaveLength(preloads.length);

      const shown = new Set<string>();
      const { page, goto, close } = await openPage();
      await goto(path);
      for (const screen of screens) {
        await page.setViewportSize(screen);
        for (const font of await fontsOnScreen(page)) shown.add(font);
      }
      await close();
      expect([...shown].filter((font) => !preloaded.includes(font))).toEqual([]);
      const ofFormulas = preloaded.filter((font) => font in formulaFonts);
      expect(ofFormulas.filter((font) => !shown.has(font))).toEqual([]);
    });
  },
);

/** The site's own fonts that text on the screen is set in, before any scrolling. */
async function fontsOnScreen(page: Page): Promise<Set<string>> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const element of document.querySelectorAll('[data-on-screen]'))
      element.removeAttribute('data-on-screen');
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.textContent?.trim()) continue;
      range.selectNodeContents(text);
      const isOnScreen = [...range.getClientRects()].some(
        ({ top, bottom, left, right, width, height }) =>
          bottom > 0 &&
          top < innerHeight &&
          right > 0 &&
          left < innerWidth &&
          width > 1 &&
          height > 1,
      );
      if (isOnScreen && text.parentElement?.checkVisibility({ visibilityProperty: true }))
        text.parentElement.setAttribute('data-on-screen', '');
    }
  });
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-on-screen]',
  });
  const shown = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { isCustomFont, postScriptName } of fonts)
      if (isCustomFont) shown.add(postScriptName);
  }
  return shown;
}
