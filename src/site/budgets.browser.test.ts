import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { basePath, builtFiles, distFolder, readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { fontsOnScreen } from './testing/fonts-on-screen.ts';

/**
 * In bytes; scripts, HTML and CSS gzipped, fonts as they are (woff2 is compressed already).
 * With the exercises of a chapter, which are up to 12 kB of each, and what is read without a connection: 2 kB and 1 kB.
 * Fonts are those asked for before any scrolling, wherever on the page their letters stand.
 */
const budgets = { htmlAndCss: 73_000, script: 123_000, fonts: 120_000 };

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
/** A line more or less in an opening may move a formula below the laptop's screen, not below this one. */
const tallScreen = { width: 1280, height: 1000 };

useBrowser();

test('the site has its fonts as woff2 and in no other format', () => {
  const fonts = builtFiles().filter((file) => /\.(?:woff2?|ttf|otf|eot)$/.test(file));
  expect(fonts).not.toEqual([]);
  expect(fonts.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
});

// A chapter that is not translated yet is the English one, which is measured.
const pages = readablePages().filter(({ isFallback }) => !isFallback);

describe.concurrent.each(pages)('$path', ({ path, html }) => {
  test('HTML and CSS, script and fonts stay within their budgets; the fonts of the first screen come with the page', async ({
    expect,
  }) => {
    const { page, requests, goto, close } = await openPage();
    const asked = (kind: RegExp): string[] => {
      const urls = requests.map((request) => new URL(request.url()));
      const own = urls.filter(({ origin }) => origin === new URL(page.url()).origin);
      return [...new Set(own.map(({ pathname }) => pathname))].filter((file) => kind.test(file));
    };

    await goto(path);
    await page.evaluate(() => document.fonts.ready);
    const fonts = sum(asked(/\.woff2?$/), (file) => read(file).length);
    const htmlAndCss =
      gzipped(Buffer.from(html)) + sum(asked(/\.css$/), (file) => gzipped(read(file)));

    const shown = new Set<string>();
    for (const screen of screens) {
      await page.setViewportSize(screen);
      for (const font of await fontsOnScreen(page)) shown.add(font);
    }
    await page.setViewportSize(tallScreen);
    const shownOnTall = await fontsOnScreen(page);

    await loadIslands(page);
    const script = sum(asked(/\.m?js$/), (file) => gzipped(read(file)));
    await close();

    expect.soft(htmlAndCss, 'HTML and CSS').toBeLessThanOrEqual(budgets.htmlAndCss);
    expect.soft(script, 'script with every island loaded').toBeLessThanOrEqual(budgets.script);
    expect.soft(fonts, 'fonts of the first screen').toBeLessThanOrEqual(budgets.fonts);

    const preloads = [...html.matchAll(/<link rel="preload" as="font"[^>]* href="([^"]*)"/g)];
    const preloaded = files
      .filter(([file]) => preloads.some(([, href = '']) => href.includes(`/${file}`)))
      .map(([, font]) => font);
    expect.soft(preloaded).toHaveLength(preloads.length);
    expect.soft([...shown].filter((font) => !preloaded.includes(font))).toEqual([]);
    const ofFormulas = preloaded.filter((font) => font in formulaFonts);
    expect
      .soft(ofFormulas.filter((font) => !shown.has(font) && !shownOnTall.has(font)))
      .toEqual([]);
  });
});

function read(path: string): Buffer {
  return readFileSync(join(distFolder, decodeURIComponent(path.slice(basePath.length))));
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes).length;
}

function sum(files: string[], size: (file: string) => number): number {
  return files.reduce((total, file) => total + size(file), 0);
}
