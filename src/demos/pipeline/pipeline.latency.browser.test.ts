import { expect, inject, test } from 'vitest';
import { pipelineText } from '#i18n/pipeline.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, percentile } from '#site/testing/latency.ts';
import { mostTokens } from './tokens.ts';

useBrowser();

test('a sentence of 24 tokens: numbers and pictures follow the typing within 50 ms (p95)', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}pipeline/`, 'pipe');
  const sentences = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: mostTokens }, (_, k) => `t${k}x${i}`).join(' '),
  );
  const times = await answerTimes(
    demo.getByRole('textbox', { name: pipelineText.en.sentence }),
    sentences,
  );
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
