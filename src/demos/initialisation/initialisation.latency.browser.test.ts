import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';

useBrowser();

test('figures follow the gain within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}projections/`, 'init');
  const gains = Array.from({ length: 40 }, (_, k) => String(60 + 3 * k));
  const times = await answerTimes(demo.getByRole('slider'), gains);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
