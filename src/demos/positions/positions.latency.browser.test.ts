import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { presetHash } from './presets.ts';

useBrowser();

test('128 × 128: the pictures follow the position, the width and the length within 50 ms (p95)', async () => {
  const address = `${inject('siteUrl')}positional-encoding/#${presetHash('pos.large')}`;
  const { demo } = await openDemo(address, 'pos');
  const slider = (name: RegExp) => demo.getByRole('slider', { name });
  const positions = Array.from({ length: 40 }, (_, i) => String((i * 7) % 128));
  expect(percentile(await answerTimes(slider(/^Position/), positions), 0.95)).toBeLessThan(50);
  const widths = Array.from({ length: 40 }, (_, i) => String(128 - 2 * (i % 3)));
  expect(percentile(await answerTimes(slider(/^Width/), widths), 0.95)).toBeLessThan(50);
  const lengths = Array.from({ length: 40 }, (_, i) => String(128 - ((i * 7) % 40)));
  expect(percentile(await answerTimes(slider(/^Length/), lengths), 0.95)).toBeLessThan(50);
});
