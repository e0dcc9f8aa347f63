import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo, readGrid } from '#site/testing/demo-page.ts';
import { answerTimes, percentile, sliderValues } from '#site/testing/latency.ts';
import { tokens } from './example.ts';

useBrowser();

test('numbers and figures follow the sliders within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}softmax/`, 'softmax');
  for (const name of ['Temperature', 'Add to every logit']) {
    const times = await answerTimes(demo.getByRole('slider', { name }), sliderValues);
    expect(percentile(times, 0.95)).toBeLessThan(50);
  }
  expect((await readGrid(demo, 'weights')).cols).toBe(tokens.length);
});
