import { expect, inject, test } from 'vitest';
import { openPage, useBrowser } from './browser.ts';

useBrowser();

const path = new URL(inject('siteUrl')).pathname;

test('a page knows nothing of the one before it, though both are of one profile', async () => {
  const first = await openPage({ viewport: { width: 375, height: 700 }, colorScheme: 'dark' });
  const context = first.page.context();
  await first.goto(path);
  await first.page.evaluate(() => {
    localStorage.setItem('left', 'behind');
    sessionStorage.setItem('left', 'behind');
    document.cookie = 'left=behind; max-age=1000';
    history.pushState(null, '', '#left');
  });
  await first.close();
  await first.close();

  const second = await openPage();
  expect(second.page.context()).toBe(context);
  await second.goto(path);
  const found = await second.page.evaluate(() => ({
    stored: [localStorage.getItem('left'), sessionStorage.getItem('left'), document.cookie],
    theme: document.documentElement.dataset['theme'],
    width: window.innerWidth,
    entries: history.length,
    cached: performance
      .getEntriesByType('resource')
      .filter((entry) => (entry as PerformanceResourceTiming).transferSize === 0)
      .map(({ name }) => name),
  }));
  // A new tab's empty page is the first entry.
  expect(found).toEqual({
    stored: [null, null, ''],
    theme: 'light',
    width: 1280,
    entries: 2,
    cached: [],
  });
  await second.close();

  const [one, other] = await Promise.all([openPage(), openPage()]);
  expect(one.page.context()).not.toBe(other.page.context());
  await Promise.all([one.close(), other.close()]);
});
