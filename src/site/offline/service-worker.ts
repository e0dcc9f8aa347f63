/**
 * Reads the course without a connection. A page comes from the network if it can, and is kept only
 * once every file that it can ask for is kept too; so whatever page is shown, its files are there.
 */
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { hashedFolder, readNeeds } from './needs.ts';
import { cacheNames, type WorkerScope } from './worker-scope.ts';

/** Put in by the build. */
declare const BUILD: string;
/** The files that are kept from the first visit, put in by the build. */
declare const MANIFEST: Parameters<typeof precache>[0];
/** The path of every page, put in by the build. */
declare const PAGES: readonly string[];

declare const self: WorkerScope;

const day = 24 * 60 * 60;
/** Of pages. There are half as many in both languages together. */
const mostPages = 100;
const longest = 90 * day;
/** A page of an earlier build may still be open, and ask late for a file of its own. */
const spared = 7 * day;
/** On a connection that is up and says nothing, a kept page is shown after these seconds. */
const patience = 4;

const { scope } = self.registration;
const names = cacheNames(scope);

/** A page by its address without query and anchor. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, '/');
}

/** @throws if one of them cannot be fetched */
async function keepFiles(files: readonly string[]): Promise<void> {
  const cache = await caches.open(names.files);
  await Promise.all(
    files.map(async (file) => {
      const url = new URL(file, scope).href;
      const isHashed = file.startsWith(hashedFolder);
      if (isHashed && (await cache.match(url, { ignoreVary: true }))) return;
      const response =
        (isHashed && (await caches.match(url, { ignoreVary: true }))) ||
        (await fetch(url, { priority: 'low' }));
      if (!response.ok) throw new Error(`${response.status}: ${url}`);
      await cache.put(url, response);
    }),
  );
}

const pages = new NetworkFirst({
  cacheName: names.pages,
  networkTimeoutSeconds: patience,
  plugins: [
    {
      cacheKeyWillBeUsed: ({ request }) => Promise.resolve(addressOf(request.url)),
      // A page that was taken away is not kept.
      async fetchDidSucceed({ request, response }) {
        if ([404, 410].includes(response.status))
          await (await caches.open(names.pages)).delete(addressOf(request.url));
        return response;
      },
      async cacheWillUpdate({ response }) {
        const isPage = response.headers.get('content-type')?.startsWith('text/html');
        if (response.status !== 200 || response.redirected || !isPage) return null;
        const needs = readNeeds(await response.clone().text());
        if (!needs) return null;
        try {
          await keepFiles(needs.files);
        } catch {
          return null;
        }
        return response;
      },
    },
    new ExpirationPlugin({
      maxEntries: mostPages,
      maxAgeSeconds: longest,
      purgeOnQuotaError: true,
    }),
  ],
});

precache(MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

registerRoute(
  new NavigationRoute(async (options) => {
    try {
      return await pages.handle(options);
    } catch {
      const { url } = options.request as Request;
      return (
        (await matchPrecache(addressOf(url))) ??
        (await caches.match(url, { ignoreVary: true })) ??
        (await matchPrecache(new URL('offline/', scope).href)) ??
        Response.error()
      );
    }
  }),
);

registerRoute(
  ({ url }) => url.href.startsWith(scope + hashedFolder),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

registerRoute(
  ({ url, request }) => url.href.startsWith(scope) && request.destination === 'image',
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch (error) {
      const kept = await caches.match(request, { ignoreVary: true });
      if (kept) return kept;
      throw error;
    }
  },
);

self.addEventListener('message', (event) => {
  if (event.data === 'build') event.ports[0]?.postMessage(BUILD);
  if (event.data === 'take over') void self.skipWaiting();
  if (event.data === 'keep this page' && event.source) {
    const request = new Request(addressOf(event.source.url));
    const [shown, kept] = pages.handleAll({ event, request });
    event.waitUntil(Promise.allSettled([shown, kept]));
  }
});

self.addEventListener('activate', (event) => event.waitUntil(tidy()));

/** Drops the pages that the site no longer has, and the files that no kept page needs. */
async function tidy(): Promise<void> {
  const kept = await caches.open(names.pages);
  const needed = new Set<string>();
  for (const request of await kept.keys()) {
    const page = await kept.match(request);
    if (!page || !PAGES.includes(new URL(request.url).pathname)) {
      await kept.delete(request);
      continue;
    }
    for (const file of readNeeds(await page.text())?.files ?? [])
      needed.add(new URL(file, scope).href);
  }
  const files = await caches.open(names.files);
  for (const request of await files.keys()) {
    if (needed.has(request.url)) continue;
    const sent = Date.parse((await files.match(request))?.headers.get('date') ?? '');
    if (!(Date.now() - sent < spared * 1000)) await files.delete(request);
  }
}
