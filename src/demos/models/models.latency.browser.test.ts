import { expect, inject, test } from 'vitest';
import { useBrowser } from '#site/testing/browser.ts';
import { cellOf, openDemo } from '#site/testing/demo-page.ts';
import { answerTimes, fieldValues, percentile, sliderValues } from '#site/testing/latency.ts';

useBrowser();

const page = `${inject('siteUrl')}attention-in-models/`;

test('three heat maps follow an edited key within 50 ms (p95)', async () => {
  const { demo } = await openDemo(page, 'models');
  await cellOf(demo, { matrix: 'keys', row: 2, col: 2 }).click();
  const times = await answerTimes(demo.locator('input[type="text"]'), fieldValues);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});

test('the four pictures of T5’s initialisation follow the slider within 50 ms (p95)', async () => {
  const { demo } = await openDemo(page, 'fold');
  const times = await answerTimes(demo.getByRole('slider'), sliderValues);
  expect(percentile(times, 0.95)).toBeLessThan(50);
});
