/** axe on a page of the site. */
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export const allRules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;

/** Those of them that read colours: all that a change of theme can break. */
export const colourRules = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block'],
} as const;

/** Rule, elements and advice of each violation: what one needs to mend it. */
export async function violations(
  page: Page,
  runOnly: typeof allRules | typeof colourRules = allRules,
  within = 'html',
): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    async ({ options, selector }): Promise<AxeResults> => {
      const { axe: runner } = window as unknown as {
        axe: { run: (context: string, options: unknown) => Promise<AxeResults> };
      };
      return runner.run(selector, options);
    },
    { options: { runOnly, resultTypes: ['violations'] }, selector: within },
  );
  return results.violations.map(({ id, help, nodes }) => {
    const elements = nodes.map(({ target }) => `  ${target.join(' ')}`);
    return [`${id}: ${help}`, ...elements, nodes[0]?.failureSummary ?? ''].join('\n');
  });
}
