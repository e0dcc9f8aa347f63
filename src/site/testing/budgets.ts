/** What a page may cost a reader on a bad phone, and what it costs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { basePath, distFolder } from './built-site.ts';
import type { RecordedPage } from './browser.ts';
import { fontsOnScreen } from './fonts-on-screen.ts';

/**
 * In bytes; scripts, HTML and CSS gzipped, fonts as they are (woff2 is compressed already).
 * With the exercises of a chapter, which are up to 12 kB of each, what is read without a connection: 2 kB and 1 kB,
 * and arithmetic in words, for who hears it: 1 kB of script.
 * Fonts are those asked for before any scrolling, wherever on the page their letters stand.
 */
export const budgets = { htmlAndCss: 73_000, script: 124_000, fonts: 120_000 };

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

export interface FirstScreen {
  /** In bytes. */
  htmlAndCss: number;
  /** In bytes. */
  fonts: number;
  /** Fonts that the first screen of a phone or a laptop is set in and that do not come with the page. */
  late: string[];
  /** Fonts of formulas that come with the page and that no first screen is set in. */
  needless: string[];
}

/** Of a page that has been opened and not been scrolled; leaves the window as wide as it was. */
export async function measureFirstScreen(opened: RecordedPage, html: string): Promise<FirstScreen> {
  const { page } = opened;
  await page.evaluate(() => document.fonts.ready);
  const fonts = sum(asked(opened, /\.woff2?$/), (file) => read(file).length);
  const htmlAndCss =
    gzipped(Buffer.from(html)) + sum(asked(opened, /\.css$/), (file) => gzipped(read(file)));

  const size = page.viewportSize()!;
  const shown = new Set<string>();
  for (const screen of screens) {
    await page.setViewportSize(screen);
    for (const font of await fontsOnScreen(page)) shown.add(font);
  }
  await page.setViewportSize(tallScreen);
  const shownAtMost = shown.union(await fontsOnScreen(page));
  await page.setViewportSize(size);

  const preloads = [...html.matchAll(/<link rel="preload" as="font"[^>]* href="([^"]*)"/g)];
  const preloaded = preloads.map(([, href = '']) => {
    const font = files.find(([file]) => href.includes(`/${file}`))?.[1];
    if (!font) throw new Error(`measureFirstScreen: what font is ${href}?`);
    return font;
  });
  return {
    htmlAndCss,
    fonts,
    late: [...shown].filter((font) => !preloaded.includes(font)),
    needless: preloaded.filter((font) => font in formulaFonts && !shownAtMost.has(font)),
  };
}

/** The script that a page has asked for so far, in bytes. */
export function scriptWeight(opened: RecordedPage): number {
  return sum(asked(opened, /\.m?js$/), (file) => gzipped(read(file)));
}

/** The files of the site that a page has asked for. */
function asked({ page, requests }: RecordedPage, kind: RegExp): string[] {
  const urls = requests.map((request) => new URL(request.url()));
  const own = urls.filter(({ origin }) => origin === new URL(page.url()).origin);
  return [...new Set(own.map(({ pathname }) => pathname))].filter((file) => kind.test(file));
}

function read(path: string): Buffer {
  return readFileSync(join(distFolder, decodeURIComponent(path.slice(basePath.length))));
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes).length;
}

function sum(paths: string[], size: (path: string) => number): number {
  return paths.reduce((total, path) => total + size(path), 0);
}
