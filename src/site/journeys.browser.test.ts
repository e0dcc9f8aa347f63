import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { basePath } from './testing/built-site.ts';
import { openPage, startIslands, useBrowser, type PageOptions } from './testing/browser.ts';
import { demoOpener } from './testing/demo-page.ts';

useBrowser();
const open = demoOpener();

interface Stop {
  name: string;
  /** Whether one sees that it has the focus: an outline or a frame, of it or of what it fills. */
  isSeen: boolean;
  inView: boolean;
  top: number;
  /** Its place in the order of the page. */
  order: number;
}

/** Presses Tab until the focus leaves the page or comes back to where it was. */
async function walk(page: Page, most = 400): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body || element.dataset['walked']) return undefined;
      element.dataset['walked'] = 'yes';
      const hasOutline = (one: Element | null, part?: string): boolean => {
        if (!one) return false;
        const style = getComputedStyle(one, part);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) ||
          (style.boxShadow !== 'none' && !one.matches('.cell'))
        );
      };
      const box = element.getBoundingClientRect();
      const all = [...document.querySelectorAll('*')];
      return {
        name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`,
        isSeen:
          hasOutline(element) ||
          hasOutline(element.closest('label')) ||
          hasOutline(element.querySelector('.cursor')) ||
          hasOutline(element.parentElement),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        top: box.top + scrollY,
        order: all.indexOf(element),
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`${page.url()}: the focus is still on the page after ${most} steps`);
}

describe.concurrent.each([
  { path: '', fewest: 25, options: {} },
  { path: 'masks/', fewest: 80, options: {} },
  { path: 'es/break-it/', fewest: 50, options: { viewport: { width: 375, height: 740 } } },
  { path: 'es/glossary/', fewest: 60, options: {} },
  { path: 'progress/', fewest: 30, options: {} },
] satisfies { path: string; fewest: number; options: PageOptions }[])(
  '/$path by keyboard alone',
  ({ path, fewest, options }) => {
    test('Tab passes through the page in its order, sees every stop and is held nowhere', async ({
      expect,
    }) => {
      const { page, close } = await openPage({ reducedMotion: 'reduce', ...options });
      await page.goto(basePath + path);
      await startIslands(page);
      await page.evaluate(() => window.scrollTo(0, 0));
      const stops = await walk(page);
      expect(stops.length).toBeGreaterThan(fewest);
      expect(stops[0]!.name).toMatch(/^A (Skip to content|Ir al contenido)$/);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name)).toEqual([]);
      expect(stops.filter(({ inView }) => !inView).map(({ name }) => name)).toEqual([]);
      const back = stops.filter(({ order }, i) => i > 0 && order < stops[i - 1]!.order);
      expect(back.map(({ name }) => name)).toEqual([]);
      await close();
    });
  },
);

test('full screen is entered with Enter, left with Escape, and the focus stays where it was', async () => {
  // Escape out of the browser's own full screen is the browser's; out of the one for phones, the demo's.
  const { page, demo } = await open(`${basePath}masks/`, 'masks');
  await page.evaluate(() => Object.assign(Element.prototype, { requestFullscreen: undefined }));
  const full = demo.locator('.demo-tools .last');
  await full.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => full.textContent()).toBe('Leave full screen');
  const fills = () => demo.evaluate((element) => element.clientWidth === document.body.clientWidth);
  expect(await fills()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => full.textContent()).toBe('Full screen');
  expect(await fills()).toBe(false);
  expect(await full.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('an answer is given and judged, and a number asked where it came from, by keyboard; both are said aloud', async () => {
  const { page, demo } = await open(`${basePath}masks/`, 'masks');
  await demo.locator('[data-cell="weights.0.0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const said = demo.locator('.reading [aria-live="polite"]');
  await expect.poll(() => said.textContent()).toContain('0.73');

  await startIslands(page, 'astro-island:has([data-exercise="mask-row"])');
  const exercise = page.locator('[data-exercise="mask-row"]');
  await exercise.locator('input').first().focus();
  await page.keyboard.type('7');
  for (let field = 1; field < 4; field++) {
    await page.keyboard.press('Enter');
    await page.keyboard.type('7');
  }
  await page.keyboard.press('Enter');
  const verdict = exercise.locator('.verdict[role="status"]');
  await expect.poll(() => verdict.textContent()).toContain('Not yet');
});

test('search, theme, language and the menu of a phone are worked by keyboard', async () => {
  const { page, goto, close } = await openPage({ viewport: { width: 375, height: 740 } });
  await goto(`${basePath}glossary/`);
  const menu = page.locator('.sl-menu-button');
  const sidebar = page.locator('#starlight__sidebar');
  await menu.focus();
  await page.keyboard.press('Enter');
  await sidebar.locator('a').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await sidebar.evaluate((pane) => pane.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await sidebar.evaluate((pane) => pane.matches(':popover-open'))).toBe(false);
  expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').waitFor();
  await page.keyboard.type('softmax');
  await page.locator('dialog[open] a').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);

  await page.setViewportSize({ width: 1280, height: 800 });
  const visible = { visible: true };
  await page.locator('starlight-theme-select select').filter(visible).focus();
  await page.keyboard.press('d');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.locator('starlight-lang-select select').filter(visible).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('es');
  await close();
});

test('under forced colours a tint is kept, and what is pressed, asked or focused has an outline', async () => {
  const { page, demo } = await open(`${basePath}masks/`, 'masks');
  const weight = demo.locator('[data-cell="weights.1.0"]');
  const ground = () => weight.evaluate((cell) => getComputedStyle(cell).backgroundColor);
  const tint = await ground();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await ground()).toBe(tint);
  await weight.focus();
  await page.keyboard.press('ArrowRight');
  for (const marked of [
    '.cell:focus',
    '.cell.asked',
    '.cell.source',
    '.batch [aria-pressed="true"]',
  ]) {
    const outline = await demo
      .locator(marked)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline, marked).not.toBe('none');
  }
});
