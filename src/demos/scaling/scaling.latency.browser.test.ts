import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile, sliderValues } from '#site/testing/latency.ts';

useBrowser();

test('figures follow the slider within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}scaled-dot-product/`, 'scaling');
  const times = await answerTimes(demo.getByRole('slider'), sliderValues);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
