/** What a smoke test asks of a browser, and the programs behind one: WebDriver, spoken by hand. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser with one page. */
export interface DrivenBrowser {
  /** With its version: `Firefox 153.7.0`. */
  name: string;
  /** Without one, the browser denies a demo the full screen. */
  hasWindow: boolean;
  /** Returns once the page is loaded. */
  goto(url: string): Promise<void>;
  /** Runs a function in the page; it may not refer to anything around it. */
  run<Args extends Json[], Result>(
    inPage: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Sends input as a person's: the action sequences of WebDriver. */
  perform(sources: ActionSource[]): Promise<void>;
  /** As near to this size as its window can be. */
  resize(width: number, height: number): Promise<void>;
  /** A PNG of what is in view, in base64. */
  screenshot(): Promise<string>;
  close(): Promise<void>;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A source of input, as WebDriver classic and BiDi both write it. */
export interface ActionSource {
  type: 'pointer' | 'key';
  id: string;
  actions: Record<string, Json>[];
  parameters?: Record<string, Json>;
}

/** The keys that have no character of their own, as WebDriver writes them. */
export const keys = {
  escape: '\uE00C',
  left: '\uE012',
  right: '\uE014',
  enter: '\uE007',
} as const;

/** Clicks a place in view. */
export function clickAt(browser: DrivenBrowser, x: number, y: number): Promise<void> {
  return browser.perform([
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]);
}

/** Presses keys, one after another, in whatever has the focus. */
export function press(browser: DrivenBrowser, text: string): Promise<void> {
  const actions = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  return browser.perform([{ type: 'key', id: 'keyboard', actions }]);
}

/** The source of a call that returns its result as text: what both protocols hand back alike. */
export function callSource(inPage: (...args: never[]) => unknown, args: readonly Json[]): string {
  return `Promise.resolve((${inPage})(...${JSON.stringify(args)})).then((result) => JSON.stringify(result ?? null))`;
}

/** A folder of the browser's own, which is taken away with it. */
export function temporaryHome(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'smoke-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export interface Program {
  /** The first match in what the program says, or an error with what it said. */
  says(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a program, which ends with this process at the latest. */
export function start(
  path: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Program {
  const child: ChildProcess = spawn(path, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout!.on('data', (text) => (said += String(text)));
  child.stderr!.on('data', (text) => (said += String(text)));
  child.on('error', (error) => (said += String(error)));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  return {
    async says(pattern) {
      let isOver = false;
      void ended.then(() => (isOver = true));
      const deadline = Date.now() + 30_000;
      for (;;) {
        const match = pattern.exec(said);
        if (match) return match[1] ?? match[0];
        if (isOver || Date.now() > deadline)
          throw new Error(
            `${path} ${isOver ? 'ended' : 'did not answer within 30 s'}; it said:\n${said}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(timer);
      process.off('exit', kill);
    },
  };
}
