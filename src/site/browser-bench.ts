/** How fast the demos answer in Chromium, unthrottled and with the processor slowed four times. */
import type { Page } from 'playwright-core';
import { basePath, distFolder } from './testing/built-site.ts';
import { launchBrowser } from './testing/chromium.ts';
import { answerTimes, fieldValues, percentile, sliderValues } from './testing/latency.ts';
import { serveFolder } from './testing/static-server.ts';

const cases = [
  {
    name: 'attention: a query typed, Q, K, V, S, A and O redrawn',
    async measure(page: Page) {
      const demo = page.locator('[data-demo="attention"]');
      await demo.getByRole('button', { name: 'All', exact: true }).click();
      await demo.locator('[data-cell="queries.2.1"]').click();
      return answerTimes(demo.locator('input[type="text"]'), fieldValues);
    },
  },
  {
    name: 'scaling: the slider moved, five figures redrawn',
    measure: (page: Page) =>
      answerTimes(page.locator('[data-demo="scaling"] input[type="range"]'), sliderValues),
  },
];

const server = await serveFolder(distFolder, basePath);
const browser = await launchBrowser();
try {
  for (const slowdown of [1, 4])
    for (const { name, measure } of cases) {
      const page = await browser.newPage();
      await page.goto(`${server.url}scaled-dot-product/`);
      for (const id of ['attention', 'scaling']) {
        const island = page.locator(`astro-island:has([data-demo="${id}"])`);
        await island.locator(`[data-demo="${id}"]`).scrollIntoViewIfNeeded();
        await island.and(page.locator(':not([ssr])')).waitFor();
      }
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      const times = await measure(page);
      const [median, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
      const processor = slowdown === 1 ? 'full speed' : `${slowdown}× slower`;
      console.log(`${name}, ${processor}: median ${median} ms, p95 ${p95} ms`);
      await page.close();
    }
} finally {
  await browser.close();
  await server.close();
}
