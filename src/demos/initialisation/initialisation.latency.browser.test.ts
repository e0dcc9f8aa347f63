import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';

useBrowser();

/** Forty gains from 0.6 on, each other than the one before. */
const gains = Array.from({ length: 40 }, (_, k) => String(60 + 3 * k));

test('figures follow the gain within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}projections/`, 'init');
  const times = await answerTimes(demo.getByRole('slider'), gains);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
