/** What the browser tests of demos share: reading numbers, the readout and layout shifts. */
import type { Locator, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { matrix, segmentsText, type CellRef, type Matrix } from '#core/index.ts';
import { expectClose } from '#core/testing/compare.ts';
import {
  loadIslands,
  openPage,
  startIslands,
  type PageOptions,
  type RecordedPage,
} from './browser.ts';

export interface DemoPage extends RecordedPage {
  /** The demo's own part of the page. */
  demo: Locator;
}

/** Opens a page with one of its demos running and in view; others start when they come near. */
export async function openDemo(
  path: string,
  id: string,
  options: PageOptions = {},
): Promise<DemoPage> {
  const opened = await openPage(options);
  await opened.page.goto(path, { waitUntil: 'load' });
  await startIslands(opened.page, `astro-island:has([data-demo="${id}"])`);
  const demo = opened.page.locator(`[data-demo="${id}"]`);
  await demo.scrollIntoViewIfNeeded();
  return { ...opened, demo };
}

/** `openDemo` for the tests of a file: what a test opens is closed after it. */
export function demoOpener(): typeof openDemo {
  let opened: DemoPage[] = [];
  afterEach(async () => {
    for (const { close } of opened) await close();
    opened = [];
  });
  return async (...of) => {
    const demoPage = await openDemo(...of);
    opened.push(demoPage);
    return demoPage;
  };
}

/** Fails unless the browser computed the same: `Math.exp` may differ by an ulp between engines. */
export function expectComputed(actual: Matrix, expected: Matrix): void {
  expectClose(actual, expected, { absolute: 5e-13, relative: 5e-13 });
}

export function cellOf(demo: Locator, { matrix: name, row, col }: CellRef): Locator {
  return demo.locator(`[data-cell="${name}.${row}.${col}"]`).first();
}

/** The numbers of a grid, at full precision. */
export async function readGrid(demo: Locator, name: string): Promise<Matrix> {
  const cells = await demo
    .locator(`[data-cell^="${name}."]`)
    .evaluateAll((elements) =>
      elements.map((element) => [
        ...(element as HTMLElement).dataset['cell']!.split('.').slice(1).map(Number),
        Number((element as HTMLElement).dataset['value']),
      ]),
    );
  if (cells.length === 0) throw new Error(`readGrid: no grid named ${name} is shown`);
  const rows: number[][] = [];
  for (const [row, col, value] of cells as [number, number, number][])
    (rows[row] ??= [])[col] = value;
  return matrix(rows);
}

/** The readout as plain text, with raised parts as `^(…)`: what `segmentsText` gives. */
export async function readReadout(demo: Locator): Promise<string> {
  const segments = await demo.locator('.reading .readout').evaluate((element) =>
    [...element.children].map((part) => ({
      text: part.textContent,
      superscript: part.tagName === 'SUP',
    })),
  );
  return segmentsText(segments);
}

/** The cells that are lit as sources, in page order. */
export async function litSources(demo: Locator): Promise<string[]> {
  return demo
    .locator('.cell.source')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['cell']!));
}

/**
 * How far the page's content has jumped so far, every island started and every file there: Chromium's
 * cumulative layout shift. What jumped is printed.
 */
export async function layoutShift(page: Page): Promise<number> {
  await loadIslands(page);
  const { total, jumped } = await page.evaluate(
    () =>
      new Promise<{ total: number; jumped: string[] }>((resolve) => {
        let total = 0;
        const jumped: string[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput, startTime, sources } = entry as PerformanceEntry & {
              value: number;
              hadRecentInput: boolean;
              sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
            };
            if (hadRecentInput) continue;
            total += value;
            for (const { node, previousRect, currentRect } of sources)
              jumped.push(
                `${value.toFixed(5)} after ${Math.round(startTime)} ms: ${node?.nodeName} ${node?.textContent?.trim().slice(0, 40)}, ` +
                  [previousRect, currentRect]
                    .map(({ x, y, width, height }) =>
                      [x, y, width, height].map(Math.round).join(' '),
                    )
                    .join(' to '),
              );
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          observer.disconnect();
          resolve({ total, jumped });
        }, 100);
      }),
  );
  if (jumped.length > 0) console.log(`${page.url()}\n${jumped.join('\n')}`);
  return total;
}
