/** What browser tests share: a page that remembers what it said, asked for and failed at. */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from './chromium.ts';
// Types of what `inject` returns.
import type {} from './serve-built-site.ts';

export interface PageOptions {
  viewport?: { width: number; height: number };
  /** Also stored where Starlight looks for the visitor's choice. */
  colorScheme?: 'light' | 'dark';
  javaScriptEnabled?: boolean;
  reducedMotion?: 'reduce' | 'no-preference';
  /** A phone or tablet: touch events, and the page's own viewport settings. */
  touch?: boolean;
}

export interface RecordedPage {
  page: Page;
  /** `warning: …`, `error: …`, `log: …` */
  consoleMessages: string[];
  /** Uncaught exceptions. */
  pageErrors: string[];
  /** Answers of 400 and above, and requests without an answer. */
  failedRequests: string[];
  requests: Request[];
  /** The addresses asked for at an origin other than the site's. */
  foreignRequests(): string[];
  /** Goes to a path such as `/base/softmax/#cost` and waits until the network is quiet. */
  goto(path: string): Promise<void>;
  /** Throws if the page said anything, failed at anything or asked another origin for anything. */
  expectQuiet(): void;
  close(): Promise<void>;
}

let browser: Browser | undefined;

/** A browser profile that one page at a time uses, with a bare page of the site that stays open. */
interface Profile {
  context: BrowserContext;
  /** A page opened beside it shares its renderer process, which is most of the cost of a page. */
  keeper: Page;
}

/** Profiles that no page uses, by what cannot be changed once they are made. */
const idleProfiles = new Map<string, Profile[]>();

/** Those that a page uses; a test that failed leaves its own behind. */
const busyProfiles = new Set<Profile>();

/** The test file that calls this at its top may use `openPage`; the files of a worker share a browser. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser ??= await launchBrowser(inject('chromiumPath'));
  });
  afterAll(async () => {
    await Promise.all([...busyProfiles].map(({ context }) => context.close()));
    busyProfiles.clear();
  });
}

/** A new page without storage, cookies, cache or history of an earlier one. */
export async function openPage(options: PageOptions = {}): Promise<RecordedPage> {
  const origin = new URL(inject('siteUrl')).origin;
  const { javaScriptEnabled = true, touch = false } = options;
  const kind = `${origin} ${javaScriptEnabled} ${touch}`;
  const profile = idleProfiles.get(kind)?.pop() ?? (await makeProfile(javaScriptEnabled, touch));
  busyProfiles.add(profile);
  const page = await profile.context.newPage();
  await page.setViewportSize(options.viewport ?? { width: 1280, height: 800 });
  await page.emulateMedia({
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
  });
  if (options.colorScheme) {
    await page.addInitScript(
      (theme) => localStorage.setItem('starlight-theme', theme),
      options.colorScheme,
    );
  }

  const consoleMessages: string[] = [];
  const pageErrors: string[] = [];
  const failedRequests: string[] = [];
  const requests: Request[] = [];
  page.on('console', (message) => consoleMessages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('request', (request) => requests.push(request));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A page that is left while it loads drops what it no longer needs.
    if (reason !== 'net::ERR_ABORTED') failedRequests.push(`${reason}: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) failedRequests.push(`${response.status()}: ${response.url()}`);
  });

  const foreignRequests = (): string[] =>
    requests.map((request) => request.url()).filter((url) => isForeign(url, origin));

  return {
    page,
    consoleMessages,
    pageErrors,
    failedRequests,
    requests,
    foreignRequests,
    async goto(path) {
      await page.goto(path, { waitUntil: 'networkidle' });
    },
    expectQuiet() {
      const noise = [
        ...consoleMessages.map((message) => `console ${message}`),
        ...pageErrors.map((message) => `uncaught ${message}`),
        ...failedRequests.map((message) => `request ${message}`),
        ...foreignRequests().map((url) => `request to another origin ${url}`),
      ];
      if (noise.length > 0) throw new Error(`${page.url()} is not quiet:\n${noise.join('\n')}`);
    },
    async close() {
      if (page.isClosed()) return;
      await page.close();
      await profile.context.clearCookies();
      await profile.keeper.evaluate(() => localStorage.clear());
      busyProfiles.delete(profile);
      idleProfiles.set(kind, [...(idleProfiles.get(kind) ?? []), profile]);
    },
  };
}

/** A profile of one test's own, in which service workers run; the test closes it. */
export function openProfile(): Promise<BrowserContext> {
  if (!browser) throw new Error('openProfile: call useBrowser() at the top of the test file.');
  return browser.newContext();
}

async function makeProfile(javaScriptEnabled: boolean, touch: boolean): Promise<Profile> {
  if (!browser) throw new Error('openPage: call useBrowser() at the top of the test file.');
  const context = await browser.newContext({
    baseURL: new URL(inject('siteUrl')).origin,
    javaScriptEnabled,
    hasTouch: touch,
    isMobile: touch,
  });
  // A service worker would serve the pages of later tests, and outlive them.
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const keeper = await context.newPage();
  await keeper.goto(new URL('robots.txt', inject('siteUrl')).href);
  return { context, keeper };
}

/** Brings every island into view until it is alive, then goes to the page's end. */
export async function loadIslands(page: Page): Promise<void> {
  await startIslands(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
}

/**
 * Brings the islands that match into view, one after another, until each is alive; does not wait
 * until the network has been quiet for half a second.
 */
export async function startIslands(page: Page, which = 'astro-island'): Promise<void> {
  const allStarted = await page.evaluate(async (selector) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // On a busy machine a page is loaded before its fonts are, which then move what is scrolled to.
    await document.fonts.ready;
    const deadline = performance.now() + 30_000;
    for (;;) {
      const island = document.querySelector(`${selector}[ssr]`);
      if (!island) break;
      // An island may be `display: contents`: only what it holds has a place on the page.
      (island.firstElementChild ?? island).scrollIntoView({ block: 'center' });
      while (island.hasAttribute('ssr')) {
        if (performance.now() > deadline) return false;
        await frame();
      }
      // It is painted before it is left: a layout shift out of sight is none.
      await frame();
      await frame();
    }
    await document.fonts.ready;
    return true;
  }, which);
  if (!allStarted) throw new Error(`${page.url()}: an island did not start`);
}

function isForeign(url: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(url);
  return protocol !== 'data:' && protocol !== 'blob:' && asked !== origin;
}
