/** The part of a service worker's globals that the two workers here use: TypeScript has them or a page's, not both. */
export interface WorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: {
    matchAll(options: { type: 'window' }): Promise<readonly WindowClient[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LongEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LongMessage) => void): void;
}

interface WindowClient {
  readonly url: string;
  navigate(url: string): Promise<unknown>;
}

/** An event that keeps the worker alive until a promise is settled. */
interface LongEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface LongMessage extends LongEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  readonly source: { readonly url: string } | null;
}

/** The names of the caches: an origin may hold several sites, each under its own path. */
export const cacheNames = (scope: string) => ({
  pages: `pages ${scope}`,
  files: `files ${scope}`,
});
