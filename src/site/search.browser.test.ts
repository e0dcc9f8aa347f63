import { afterEach, expect, inject, test } from 'vitest';
import { openPage, useBrowser, type RecordedPage } from './testing/browser.ts';

useBrowser();

const base = new URL(inject('siteUrl')).pathname;

let open: RecordedPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

test.each([
  ['', 'Search', 'softmax', /\/softmax\//],
  ['es/', 'Buscar', 'consulta', /\/es\//],
])(
  'search on /%s is fetched when it is opened, and finds pages',
  async (path, name, query, found) => {
    open = await openPage();
    await open.goto(base + path);
    const fetched = () =>
      open!.requests.filter((request) => request.url().includes('pagefind')).length;
    expect(fetched()).toBe(0);
    await open.page.getByRole('button', { name }).first().click();
    await open.page.locator('dialog input').fill(query);
    const first = open.page.locator('dialog a[href]').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toMatch(found);
    expect(fetched()).toBeGreaterThan(0);
    await open.page.keyboard.press('Escape');
    expect(await open.page.locator('dialog[open]').count()).toBe(0);
    open.expectQuiet();
  },
);
