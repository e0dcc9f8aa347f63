import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';

useBrowser();

test('numbers answer a slider within a frame, figures within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}what-is-attention/`, 'lookup');
  const degrees = Array.from({ length: 40 }, (_, i) => String(i * 4 - 80));
  const times = await answerTimes(demo.getByRole('slider', { name: 'Direction' }), degrees);
  expect(percentile(times, 0.5)).toBeLessThan(16);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
