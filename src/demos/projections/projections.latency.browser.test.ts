import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { cellOf, openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, fieldValues, percentile } from '#site/testing/latency.ts';

useBrowser();

test('an edit is answered within a frame', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}projections/`, 'proj');
  await cellOf(demo, { matrix: 'x', row: 2, col: 2 }).click();
  const times = await answerTimes(demo.locator('input[type="text"]'), fieldValues);
  expect(percentile(times, 0.5)).toBeLessThan(16);
});
