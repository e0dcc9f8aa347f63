import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { longSentence } from './sentence.ts';
import { headsState } from './state.ts';

useBrowser();

async function timesWith(sentence: string): Promise<number[]> {
  const hash = headsState.serialize({ ...headsState.defaults, sentence });
  const { demo, close } = await openDemo(`${inject('siteUrl')}multi-head/#${hash}`, 'heads');
  const values = Array.from({ length: 40 }, (_, i) => ['8', '4', '16', '2'][i % 4]!);
  const times = await answerTimes(demo.getByLabel('Heads', { exact: true }), values);
  await close();
  return times;
}

test('figures follow the controls within 50 ms (p95), for the sentence and for 16 tokens', async () => {
  expect(percentile(await timesWith(headsState.defaults.sentence), 0.95)).toBeLessThan(50);
  expect(percentile(await timesWith(longSentence), 0.95)).toBeLessThan(50);
});
