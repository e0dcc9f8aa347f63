import { expect, inject, test } from 'vitest';
import { openPage, useBrowser } from '#site/testing/browser.ts';
import { frozenChecks } from '#core/testing/frozen.ts';

useBrowser();

test('the reader’s browser finds every frozen value right, and says so', async () => {
  const { page, goto, close, expectQuiet } = await openPage();
  await goto(`${new URL(inject('siteUrl')).pathname}how-we-know/`);
  const check = page.locator('.self-check');
  await check.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .self-check').waitFor();
  await check.getByRole('button').click();
  await page.locator('.self-check[data-state="done"]').waitFor();
  expect(await check.locator('[aria-live]').textContent()).toMatch(/^All \d+ cases are right/);
  expect(await check.locator('tbody tr').count()).toBe(frozenChecks.length);
  expectQuiet();
  await close();
});
