import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { palette } from '#figures/palette.ts';
import { basePath } from './testing/built-site.ts';
import { openPage, startIslands, useBrowser } from './testing/browser.ts';
import { cellOf, demoOpener } from './testing/demo-page.ts';
import { readPdf, type PrintedPage } from './testing/read-pdf.ts';

useBrowser();
const open = demoOpener();

/** In PDF points. */
const sizes = { A4: { width: 596, height: 843 }, Letter: { width: 612, height: 792 } };

/** As a browser does when the reader does not ask for backgrounds. */
async function print(page: Page, format: keyof typeof sizes = 'A4'): Promise<PrintedPage[]> {
  return readPdf(await page.pdf({ format, printBackground: false }));
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}

/** What the dark theme stands on, as a PDF writes colours. */
const darkGrounds = (['paper', 'card', 'cell'] as const).map((name) =>
  [1, 3, 5]
    .map((from) => parseInt(palette.dark[name].slice(from, from + 2), 16) / 255)
    .map((channel) => Number(channel.toFixed(4)))
    .join(' '),
);

describe.concurrent.each([
  { path: 'masks/', format: 'A4', pages: [9, 15] },
  { path: 'es/multi-head/', format: 'Letter', pages: [13, 20] },
  { path: 'es/break-it/', format: 'A4', pages: [5, 9] },
  { path: 'pictures/', format: 'Letter', pages: [2, 9] },
] as const)('$path on $format', ({ path, format, pages: [fewest, most] }) => {
  test('white paper whatever the theme; headings and addresses in full; nothing cut, no empty page, no dead control', async () => {
    const { page, close } = await openPage({ colorScheme: 'dark' });
    await page.goto(basePath + path);
    await startIslands(page);
    const pages = await print(page, format);
    const text = pages.map((printed) => printed.text).join('');

    expect(pages.length).toBeGreaterThanOrEqual(fewest);
    expect(pages.length).toBeLessThanOrEqual(most);
    for (const [index, printed] of pages.entries()) {
      expect(Math.round(printed.width)).toBe(sizes[format].width);
      expect(Math.round(printed.height)).toBe(sizes[format].height);
      // More than the number of the page.
      expect(printed.text.length, `page ${index + 1}`).toBeGreaterThan(60);
      expect(
        printed.fills.filter((fill) => darkGrounds.includes(fill)),
        `page ${index + 1}`,
      ).toEqual([]);
    }

    const headings = page.locator('main :is(h1, h2, h3):visible');
    for (const heading of await headings.evaluateAll((all) =>
      // The letters of a formula come in the order that it is drawn in.
      all.filter((one) => !one.querySelector('.katex')).map((one) => one.textContent),
    ))
      expect(text).toContain(bare(heading));
    const links = page.locator('main a[href^="http"]:visible');
    for (const address of await links.evaluateAll((all) =>
      all.map((one) => one.getAttribute('href')!).filter((href) => !href.includes('localhost')),
    ))
      expect(text).toContain(`(${bare(address)})`);

    // The room inside the margins, in CSS pixels; a page of Letter is the lower, one of A4 the narrower.
    const paper = { width: 672, height: 949 };
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(({ width, height }) => {
      const whole = '[data-demo], [data-exercise], main table, main figure, .predict';
      const named = (element: Element): string =>
        `${element.tagName} ${element.id} ${element.textContent.trim().slice(0, 40)}`;
      const shown = [...document.querySelectorAll('main *')].filter(
        (one) => one.checkVisibility() && !one.closest('.katex, .sr-only, svg *'),
      );
      const dark = [...document.querySelectorAll('[data-shown-in="dark"]')];
      return {
        dead: shown
          .filter((one) => one.matches('button:not([aria-pressed], [data-answer]), [type="range"]'))
          .map(named),
        dark: dark.filter((one) => one.checkVisibility()).map(named),
        tall: shown
          .filter((one) => one.matches(whole) && one.getBoundingClientRect().height > height)
          .map(named),
        cut: shown
          .filter((one) => one.matches(whole) && getComputedStyle(one).breakInside !== 'avoid')
          .filter((one) => !one.parentElement!.closest(whole))
          .map(named),
        wide: shown.filter((one) => one.getBoundingClientRect().right > width + 1).map(named),
      };
    }, paper);
    expect(found).toEqual({ dead: [], dark: [], tall: [], cut: [], wide: [] });
    await close();
  });
});

test('a demo is printed as it stands, its cells in colour, the same in both themes', async () => {
  const { page, demo } = await open(`${basePath}scaled-dot-product/`, 'attention', {
    colorScheme: 'dark',
  });
  await cellOf(demo, { matrix: 'queries', row: 0, col: 0 }).click();
  await page.keyboard.type('-7.25');
  await page.keyboard.press('Enter');
  const dark = await print(page);
  expect(dark.map(({ text }) => text).join('')).toContain('−7.25');

  await page.locator('starlight-theme-select select').first().selectOption('light');
  const light = await print(page);
  expect(light.map(({ text }) => text)).toEqual(dark.map(({ text }) => text));
  expect(light.map(({ fills }) => fills)).toEqual(dark.map(({ fills }) => fills));
  const coloured = new Set(dark.flatMap(({ fills }) => fills)).size;
  expect(coloured).toBeGreaterThan(10);
});

test('an exercise is printed with room for the answer, what is folded stays folded, what is open stays open', async () => {
  const { page, close } = await openPage();
  await page.goto(`${basePath}masks/`);
  await startIslands(page);
  const exercise = page.locator('[data-exercise="mask-row"]');
  const [hint, other] = await exercise.locator('.help .text').allTextContents();
  await exercise.locator('.help > summary').first().click();
  await page.emulateMedia({ media: 'print' });
  expect(await exercise.locator('.help').first().innerText()).toContain(hint!.trim().slice(0, 20));
  expect(await exercise.innerText()).not.toContain(other!.trim().slice(0, 20));
  expect(await exercise.locator('.how').innerText()).not.toBe('');

  // ✓ in every cell is what is there before anybody has drawn a mask.
  const mask = page.locator('[data-exercise="mask-window"] table');
  const cell = mask.locator('[data-allowed]').nth(1);
  const ink = () => cell.evaluate((element) => getComputedStyle(element).color);
  expect(await ink()).toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ media: 'screen' });
  await mask.locator('[data-allowed]').first().click();
  await page.emulateMedia({ media: 'print' });
  expect(await ink()).not.toBe('rgba(0, 0, 0, 0)');
  await close();
});

test('before the islands start, the demos are printed in their first state', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${basePath}masks/`);
  const text = (await print(page)).map((printed) => printed.text).join('');
  expect(text).toContain(bare(await page.locator('[data-demo] .readout').first().innerText()));
  await close();
});
