/** Reading without a connection, and what a reader meets after the site has changed. Without a connection here means: the server is gone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { offline } from '#i18n/offline.ts';
import { violations } from '../testing/accessibility.ts';
import { basePath as base, distFolder, readablePages } from '../testing/built-site.ts';
import { loadIslands, openProfile, useBrowser } from '../testing/browser.ts';
import { serveDist, type StaticServer } from '../testing/static-server.ts';
import { useDemos } from '../testing/use-demos.ts';
import { readNeeds } from './needs.ts';

useBrowser();

const { en, es } = offline;

/** A worker that has something to do is let finish it before another takes over. */
const soon = { timeout: 30_000 };

interface Visit {
  context: BrowserContext;
  page: Page;
  url: (path: string) => string;
  /** Stands in for the folder's files. */
  replaced: Map<string, string | undefined>;
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
  /** What the page said, in errors and warnings, and what it asked other origins for. */
  noise: string[];
}

let server: StaticServer | undefined;
let context: BrowserContext | undefined;
afterEach(async () => {
  await context?.close();
  await server?.close();
  [context, server] = [undefined, undefined];
});

/** A browser and a server of this test's own: a worker belongs to its origin, and so to its port. */
async function begin(): Promise<Visit> {
  const replaced = new Map<string, string | undefined>();
  server = await serveDist({ replaced });
  const { origin, port } = new URL(server.url);
  context = await openProfile();
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(error.message));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$/.test(protocol) && asked !== origin) noise.push(`asked ${request.url()}`);
  });
  return {
    context,
    page,
    replaced,
    noise,
    url: (path) => origin + base + path,
    async disconnect() {
      await context!.setOffline(true);
      await server!.close();
    },
    async reconnect() {
      server = await serveDist({ port: Number(port), replaced });
      await context!.setOffline(false);
    },
  };
}

/** The addresses of the pages that are kept, relative to the site's root. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async (root) => {
    const names = await caches.keys();
    const cache = names.find((name) => name.startsWith('pages '));
    if (!cache) return [];
    const requests = await (await caches.open(cache)).keys();
    return requests.map(({ url }) => new URL(url).pathname.slice(root.length)).sort();
  }, base);
}

async function untilKept(page: Page, path: string): Promise<void> {
  await expect.poll(() => kept(page), soon).toContain(path);
}

/** What another build would put in the place of this one's files: every page and the worker say so. */
function rebuild(replaced: Map<string, string | undefined>, build = 'another1234'): void {
  for (const file of ['service-worker.js', ...readablePages().map((page) => page.file)]) {
    const text = readFileSync(join(distFolder, file), 'utf8');
    replaced.set(file, text.replaceAll(thisBuild, build));
  }
}

const thisBuild = readNeeds(readFileSync(join(distFolder, 'index.html'), 'utf8'))!.build;

function notice(page: Page) {
  return page.locator('new-version [role="status"]');
}

/** As a browser does by itself from time to time, and the page whenever it comes back into view. */
function lookForUpdate(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())!.update();
  });
}

test.each(['masks/', 'es/pipeline/'])(
  '/%s can be read after one visit without scrolling: reloaded without a connection, all its demos and exercises work',
  async (path) => {
    const { page, url, disconnect, noise } = await begin();
    await page.goto(url(path));
    await untilKept(page, path);
    await disconnect();
    await page.reload();
    await loadIslands(page);
    expect(await page.locator('astro-island[ssr]').count()).toBe(0);
    expect(await useDemos(page)).toBeGreaterThan(0);
    await page.evaluate(() => document.fonts.ready);
    expect(noise).toEqual([]);
  },
);

test('what is kept on a first visit is under the base path, and one worker has it', async () => {
  const { page, url } = await begin();
  await page.goto(url('masks/#masks.n=3'));
  await untilKept(page, 'masks/');
  const found = await page.evaluate(async () => ({
    scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    outside: await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    ),
  }));
  expect(found.scopes).toEqual([url('')]);
  expect(found.outside.flat().filter((address) => !address.startsWith(url('')))).toEqual([]);
  expect(await kept(page)).toEqual(['masks/']);
});

test('without a connection: the start is there in both languages; a page never opened gets a page that says so and lists the others', async () => {
  const { page, url, disconnect } = await begin();
  await page.goto(url('softmax/'));
  await untilKept(page, 'softmax/');
  await disconnect();

  await page.goto(url('es/masks/'));
  const main = page.locator('main');
  expect(await main.innerText()).toContain('is not kept in this browser');
  expect(await main.innerText()).toContain('no está guardada en este navegador');
  expect(await main.getByRole('listitem').allInnerTexts()).toEqual(['Softmax']);
  expect(await violations(page)).toEqual([]);
  await main.getByRole('link', { name: 'Softmax' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`${base}softmax/`);

  for (const path of ['', 'es/']) {
    await page.goto(`${url(path)}?utm_source=mail`);
    await loadIslands(page);
    expect(await page.locator('[data-demo] button').first().isEnabled()).toBe(true);
  }
  await page.getByRole('button', { name: 'Buscar' }).first().click();
  await page.getByText(es.searchNeedsConnection).waitFor();
});

test('an open page says when a newer version is there, moves nothing, and by keyboard goes over to it', async () => {
  const { page, url, replaced, noise } = await begin();
  await page.goto(url('es/softmax/'));
  await untilKept(page, 'es/softmax/');
  expect(await notice(page).innerText()).toBe('');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);

  rebuild(replaced);
  await lookForUpdate(page);
  await page.getByText(es.newVersion).waitFor();
  expect(await notice(page).ariaSnapshot()).toContain(`button "${es.reload}"`);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect(await violations(page)).toEqual([]);

  const reload = page.getByRole('button', { name: es.reload });
  await page.locator('footer a').last().focus();
  for (let presses = 0; presses < 10; presses += 1) {
    if (await reload.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(es.reload);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(readNeeds(await page.content())?.build).toBe('another1234');
  await page.waitForLoadState('networkidle');
  expect(await notice(page).innerText()).toBe('');
  expect(noise).toEqual([]);
});

test('a page that is as new as the version that waits says nothing, and the notice can be sent away', async () => {
  const { page, url, replaced, context } = await begin();
  await page.goto(url('softmax/'));
  await untilKept(page, 'softmax/');
  rebuild(replaced);
  const other = await context.newPage();
  await other.goto(url('masks/'));
  // The open page is the older one.
  await page.getByText(en.newVersion).waitFor();
  await untilKept(other, 'masks/');
  expect(await notice(other).innerText()).toBe('');
  await page.getByRole('button', { name: en.notNow }).click();
  expect(await notice(page).innerText()).toBe('');
});

test('a page whose files cannot all be fetched is not kept, so that an old page never lacks its files', async () => {
  const { page, url, replaced, disconnect } = await begin();
  await page.goto(url('masks/'));
  await untilKept(page, 'masks/');

  // A newer build of one page, one file of which is not on the server yet.
  const file = 'masks/index.html';
  const html = readFileSync(join(distFolder, file), 'utf8');
  const [late] = readNeeds(html)!.files.filter((name) => /MaskSteps.*js$/.test(name));
  replaced.set(
    file,
    html.replaceAll(late!, '_astro/MaskSteps.later.js').replace('<h1', '<h1 data-newer'),
  );
  await page.goto(url('masks/'), { waitUntil: 'networkidle' });
  expect(await page.locator('h1[data-newer]').count()).toBe(1);

  await disconnect();
  await page.goto(url('masks/'));
  expect(await page.locator('h1[data-newer]').count()).toBe(0);
  await loadIslands(page);
  expect(await useDemos(page)).toBeGreaterThan(0);
});

test('a page that the site no longer has does not linger: neither once it was asked for, nor once another version has come', async () => {
  const { page, url, replaced } = await begin();
  for (const path of ['softmax/', 'masks/', 'notation/', 'cite/']) {
    await page.goto(url(path));
    await untilKept(page, path);
  }
  replaced.set('masks/index.html', undefined);
  const answer = await page.goto(url('masks/'));
  expect(answer?.status()).toBe(404);
  await expect.poll(() => kept(page), soon).toEqual(['cite/', 'notation/', 'softmax/']);

  await page.goto(url('softmax/'));
  rebuild(replaced);
  const worker = replaced.get('service-worker.js')!;
  replaced.set('service-worker.js', worker.replaceAll(`${base}notation/`, `${base}renamed/`));
  await lookForUpdate(page);
  await page.getByRole('button', { name: en.reload }).click();
  await expect.poll(() => kept(page), soon).toEqual(['cite/', 'softmax/']);
});

test('files that no kept page needs go when another version comes, once they are a week old', async () => {
  const { page, url, replaced } = await begin();
  await page.goto(url('softmax/'));
  await untilKept(page, 'softmax/');
  const names = () =>
    page.evaluate(async (files) => {
      const name = (await caches.keys()).find((key) => key.startsWith('files '))!;
      const all = await (await caches.open(name)).keys();
      return all.map(({ url }) => url.slice(files.length)).filter((file) => /^x\d/.test(file));
    }, url('_astro/'));
  await page.evaluate(async (files) => {
    const name = (await caches.keys()).find((key) => key.startsWith('files '))!;
    const cache = await caches.open(name);
    for (const days of [6, 8]) {
      const date = new Date(Date.now() - days * 86_400_000).toUTCString();
      await cache.put(`${files}x${days}.js`, new Response('', { headers: { date } }));
    }
  }, url('_astro/'));
  expect(await names()).toEqual(['x6.js', 'x8.js']);

  rebuild(replaced);
  await lookForUpdate(page);
  await page.getByRole('button', { name: en.reload }).click();
  await expect.poll(names, soon).toEqual(['x6.js']);
  await page.goto(url('softmax/'));
  await loadIslands(page);
});

test('a build without it takes everything back', async () => {
  const { page, url, replaced } = await begin();
  await page.goto(url('softmax/'));
  await untilKept(page, 'softmax/');
  const { farewell } = await import('./offline.ts');
  replaced.set('service-worker.js', await farewell());
  await lookForUpdate(page);
  await expect.poll(() => page.evaluate(() => caches.keys()), soon).toEqual([]);
  await expect
    .poll(
      () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      soon,
    )
    .toBe(0);
});
