import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { presetState } from './presets.ts';
import { parametersState } from './state.ts';

useBrowser();

test('a typed size is answered within a frame, and within 50 ms at the worst, picture and all', async () => {
  const hash = parametersState.serialize(presetState('gpt2'));
  const { demo } = await openDemo(`${inject('siteUrl')}parameters/#${hash}`, 'params');
  const sizes = Array.from({ length: 40 }, (_, i) => String(12 * (60 + i)));
  const times = await answerTimes(demo.locator('[data-field="dModel"]'), sizes);
  expect(percentile(times, 0.5)).toBeLessThan(16);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
