import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { crossState, type View } from './state.ts';

useBrowser();

const sentences = Array.from({ length: 40 }, (_, i) => `El gato come pan ${i} y agua`);

async function timesIn(view: View): Promise<number[]> {
  const hash = crossState.serialize({ ...crossState.defaults, view });
  const { demo, close } = await openDemo(`${inject('siteUrl')}cross-attention/#${hash}`, 'cross');
  const times = await answerTimes(demo.getByRole('textbox', { name: /^Source/ }), sentences);
  await close();
  return times;
}

test('a typed sentence is answered within a frame, its heat map drawn within 50 ms', async () => {
  expect(percentile(await timesIn('output'), 0.5)).toBeLessThan(16);
  expect(percentile(await timesIn('weights'), 0.95)).toBeLessThan(50);
});
