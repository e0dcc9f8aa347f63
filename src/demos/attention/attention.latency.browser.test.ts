import { expect, inject, test } from 'vitest';
import { scaledDotProductAttention } from '#core/index.ts';
import { expectClose } from '#core/testing/compare.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { cellOf, openDemo, readGrid } from '#site/testing/demo-page.ts';
import { answerTimes, fieldValues, percentile } from '#site/testing/latency.ts';
import { keys, values } from './example.ts';

useBrowser();

test('a typed number is answered within a frame', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}scaled-dot-product/`, 'attention');
  await demo.getByRole('button', { name: 'All', exact: true }).click();
  await cellOf(demo, { matrix: 'queries', row: 2, col: 1 }).click();
  const times = await answerTimes(demo.locator('input[type="text"]'), fieldValues);

  const { output } = scaledDotProductAttention(await readGrid(demo, 'queries'), keys, values);
  // Math.exp may differ by an ulp between engines.
  expectClose(await readGrid(demo, 'output'), output, { absolute: 1e-12, relative: 1e-12 });
  expect(percentile(times, 0.5)).toBeLessThan(16);
});
