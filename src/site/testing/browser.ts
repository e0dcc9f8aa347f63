/** What browser tests share: a page that remembers what it said, asked for and failed at. */
import type { Browser, Page, Request } from 'playwright-core';
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

/** One browser for the test file that calls this at its top; `openPage` uses it. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser(inject('chromiumPath'));
  });
  afterAll(async () => {
    await browser?.close();
    browser = undefined;
  });
}

export async function openPage(options: PageOptions = {}): Promise<RecordedPage> {
  if (!browser) throw new Error('openPage: call useBrowser() at the top of the test file.');
  const origin = new URL(inject('siteUrl')).origin;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    reducedMotion: options.reducedMotion ?? 'no-preference',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
  });
  if (options.colorScheme) {
    await context.addInitScript(
      (theme) => localStorage.setItem('starlight-theme', theme),
      options.colorScheme,
    );
  }
  const page = await context.newPage();

  const consoleMessages: string[] = [];
  const pageErrors: string[] = [];
  const failedRequests: string[] = [];
  const requests: Request[] = [];
  page.on('console', (message) => consoleMessages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => pageErrors.push(error.message));
  context.on('request', (request) => requests.push(request));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A page that is left while it loads drops what it no longer needs.
    if (reason !== 'net::ERR_ABORTED') failedRequests.push(`${reason}: ${request.url()}`);
  });
  context.on('response', (response) => {
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
    close: () => context.close(),
  };
}

/** Brings every island into view until it is alive, then goes to the page's end. */
export async function loadIslands(page: Page): Promise<void> {
  const deadline = Date.now() + 30_000;
  const scrollToOne = (): Promise<number> =>
    page.locator('astro-island[ssr]').evaluateAll((waiting) => {
      // An island may be `display: contents`: only what it holds has a place on the page.
      (waiting[0]?.firstElementChild ?? waiting[0])?.scrollIntoView({ block: 'center' });
      return waiting.length;
    });
  while ((await scrollToOne()) > 0) {
    if (Date.now() > deadline) throw new Error(`${page.url()}: an island did not start`);
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
}

function isForeign(url: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(url);
  return protocol !== 'data:' && protocol !== 'blob:' && asked !== origin;
}
