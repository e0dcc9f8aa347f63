import { expect, inject, test } from 'vitest';
import { order } from '#i18n/order.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { openDemo } from '#site/testing/demo-page.ts';
import { percentile, pressTimes } from '#site/testing/latency.ts';

useBrowser();

test('a moved token is answered within a frame', async () => {
  const { demo } = await openDemo(`${inject('siteUrl')}order-invariance/`, 'order');
  const button = demo.getByRole('button', { name: order.en.exchange('gato', 'pescado') });
  expect(percentile(await pressTimes(button), 0.5)).toBeLessThan(16);
});
