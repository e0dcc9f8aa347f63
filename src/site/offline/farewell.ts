/** What `OFFLINE=no` puts in the place of the service worker: it takes back all that the other kept, and itself. */
import { cacheNames, type WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const { scope } = self.registration;
      const own = Object.values(cacheNames(scope));
      for (const name of await caches.keys())
        // Workbox ends the name of the cache of its own with the scope.
        if (own.includes(name) || name.endsWith(`-${scope}`)) await caches.delete(name);
      await self.registration.unregister();
    })(),
  ),
);
