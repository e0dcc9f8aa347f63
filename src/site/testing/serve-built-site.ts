/** Before the browser tests: serve dist/ on a free port and find the browser, once for all of them. */
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { serveDist } from './static-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built site is served, base path included, with a slash at its end. */
    siteUrl: string;
    chromiumPath: string;
  }
}

export default async function serveBuiltSite(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', findChromium());
  const server = await serveDist();
  project.provide('siteUrl', server.url);
  return () => server.close();
}
