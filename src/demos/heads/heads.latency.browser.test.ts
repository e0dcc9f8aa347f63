import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { headsState } from './state.ts';
import { longSentence } from './sentence.ts';

useBrowser();

test('figures follow the controls within 50 ms (p95)', async () => {
  const hash = headsState.serialize({ ...headsState.defaults, sentence: longSentence });
  const { demo } = await openDemo(`${inject('siteUrl')}multi-head/#${hash}`, 'heads');
  const values = Array.from({ length: 40 }, (_, i) => ['8', '4', '16', '2'][i % 4]!);
  const field = demo.getByLabel('Heads', { exact: true });
  expect(percentile(await answerTimes(field, values), 0.95)).toBeLessThan(50);
});
