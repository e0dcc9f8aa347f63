import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readablePages } from './testing/built-site.ts';
import { loadIslands, openPage, useBrowser } from './testing/browser.ts';
import { useDemos } from './testing/use-demos.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

useBrowser();

describe.concurrent.each(readablePages())('$path', ({ path }) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing, before and after use: %s',
    async (colorScheme) => {
      const { page, goto, close } = await openPage({ colorScheme, reducedMotion: 'reduce' });
      await goto(path);
      expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
      await page.evaluate(axe.source);

      await loadIslands(page);
      expect(await violations(page)).toEqual([]);

      if ((await useDemos(page)) > 0) {
        expect(await violations(page)).toEqual([]);
      }
      await close();
    },
  );
});

/** Rule, elements and advice: what one needs to mend it. */
async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(async (values): Promise<AxeResults> => {
    const { axe: runner } = window as unknown as {
      axe: { run: (options: unknown) => Promise<AxeResults> };
    };
    return runner.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  }, tags);
  return results.violations.map(({ id, help, nodes }) => {
    const elements = nodes.map(({ target }) => `  ${target.join(' ')}`);
    return [`${id}: ${help}`, ...elements, nodes[0]?.failureSummary ?? ''].join('\n');
  });
}
