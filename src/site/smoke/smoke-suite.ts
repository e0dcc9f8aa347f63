/** The smoke tests of one browser: every page of both languages is loaded, and all on it used. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { basePath, readablePages } from '../testing/built-site.ts';
import { clickAt, keys, press, type DrivenBrowser } from './driven-browser.ts';
// Types of what `inject` returns, and of `window.smoke`.
import type {} from './in-page.ts';
import type {} from './serve-to-browsers.ts';

/** What has been put to use, for the line at the end. */
export interface Tally {
  name: string;
  pages: number;
  demos: number;
  controls: number;
  files: number;
  exercises: number;
  seconds: number;
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 375, height: 740 };

export function smokeTests(kind: string, open: () => Promise<DrivenBrowser>): void {
  let browser: DrivenBrowser;
  const tally: Tally = {
    ...{ name: kind, pages: 0, demos: 0, controls: 0, files: 0, exercises: 0, seconds: 0 },
  };
  const saved = new Set<string>();
  const since = performance.now();
  const origin = new URL(inject('siteUrl')).origin;

  beforeAll(async () => {
    browser = await open();
    tally.name = browser.name;
  });
  afterAll(async () => {
    await browser?.close();
    tally.seconds = Math.round((performance.now() - since) / 1000);
    writeFileSync(join(inject('tallies'), `${kind}.json`), JSON.stringify(tally));
  });

  async function visit(path: string): Promise<void> {
    await browser.resize(desktop.width, desktop.height);
    await browser.goto(origin + path);
  }

  /** Fails if the page said, threw or missed anything; then forgets what this visit stored. */
  async function leave(): Promise<void> {
    const heard = await browser.run(() => {
      localStorage.clear();
      return window.smoke.heard;
    });
    expect(heard, 'what the page said or threw').toEqual([]);
  }

  /** A person's click on the first control of this kind; false where there is none. */
  async function click(part: string, control: string): Promise<boolean> {
    const aim = await browser.run((...at) => window.smoke.aim(...at), part, control);
    if (!aim) return false;
    expect(aim.coveredBy, `what lies over “${aim.label}” of ${part}`).toBeNull();
    await clickAt(browser, aim.x, aim.y);
    return true;
  }

  async function expectAnswer(part: string, to: string): Promise<void> {
    const hasAnswered = await browser.run(() => window.smoke.answered());
    expect.soft(hasAnswered, `${part} answers to ${to}`).toBe(true);
  }

  async function useDemo(demo: string): Promise<void> {
    const off = ':is([aria-pressed="false"], [aria-selected="false"]):enabled';
    if (await click(demo, off)) await expectAnswer(demo, 'a click on a switch');
    const way = await browser.run((part) => window.smoke.focusSlider(part), demo);
    if (way) {
      await press(browser, keys[way]);
      await expectAnswer(demo, 'an arrow key on a slider');
    }
    if (await click(demo, '.cell.editable')) {
      await press(browser, `3${keys.enter}`);
      await expectAnswer(demo, 'a number typed into a cell');
    }
    if (await click(demo, '.cell.toggle')) await expectAnswer(demo, 'a click on a cell');

    const used = await browser.run((part) => window.smoke.useDemo(part), demo);
    expect.soft(used.silent, `controls to which ${demo} does not answer`).toEqual([]);
    tally.demos += 1;
    tally.controls += used.count;
    // The files of the other language differ in their words only.
    if (!saved.has(demo)) {
      saved.add(demo);
      const files = await browser.run((part) => window.smoke.saveFiles(part), demo);
      expect.soft(files.silent, `files that ${demo} does not save`).toEqual([]);
      tally.files += files.count;
    }
  }

  async function useExercise(exercise: string): Promise<void> {
    if (await click(exercise, 'input[type="text"]')) await press(browser, '7');
    else if (!(await click(exercise, 'label:has(input[type="radio"])')))
      await click(exercise, '[data-answer], [data-by="1"]');
    await browser.run((part) => window.smoke.fillIn(part), exercise);
    await click(exercise, '.check');
    const failed = await browser.run((part) => window.smoke.finishExercise(part), exercise);
    expect.soft(failed, exercise).toEqual([]);
    tally.exercises += 1;
  }

  test('search opens and finds, a theme is worn, a demo fills the screen', async () => {
    await visit(`${basePath}softmax/`);
    expect(await click('site-search', '[data-open]')).toBe(true);
    const isOpen = () =>
      browser.run(() =>
        window.smoke.until(() => document.activeElement?.matches('dialog[open] input') === true),
      );
    expect(await isOpen(), 'search has the focus').toBe(true);
    await press(browser, 'softmax');
    const hasFound = await browser.run(() =>
      window.smoke.until(() => document.querySelector('dialog a[href*="/softmax/"]') !== null),
    );
    expect(hasFound, 'search finds the chapter').toBe(true);
    await press(browser, keys.escape);
    const isClosed = await browser.run(() =>
      window.smoke.until(() => document.querySelector('dialog[open]') === null),
    );
    expect(isClosed, 'Escape closes search').toBe(true);

    const grounds = await browser.run(() =>
      ['dark', 'light'].map((theme) => {
        const select = document.querySelector<HTMLSelectElement>('starlight-theme-select select')!;
        select.value = theme;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return getComputedStyle(document.body).backgroundColor;
      }),
    );
    expect(new Set(grounds).size, 'the grounds of dark and light').toBe(2);

    await browser.run(() => window.smoke.startIslands());
    for (const fills of browser.hasWindow ? [true, false] : []) {
      expect(await click('[data-demo]', '.demo-tools .last')).toBe(true);
      const isFull = await browser.run(
        (full) =>
          window.smoke.until(() => (document.querySelector('.demo.full') !== null) === full),
        fills,
      );
      expect(isFull, `full screen ${fills ? 'comes' : 'goes'}`).toBe(true);
    }
    await leave();
  });

  test('it computes every frozen value right', async () => {
    await visit(`${basePath}how-we-know/`);
    await browser.run(() => window.smoke.startIslands());
    expect(await click('main', '.self-check button')).toBe(true);
    const isDone = await browser.run(() =>
      window.smoke.until(() => document.querySelector('[data-state="done"]') !== null, 30_000),
    );
    expect(isDone).toBe(true);
    const said = await browser.run(
      () => document.querySelector('.self-check [aria-live]')!.textContent,
    );
    expect(said).toMatch(/^All \d+ cases are right/);
    await leave();
  });

  describe.each(readablePages())('$path', ({ path }) => {
    test('loads without a word; its demos and exercises answer; it fits a phone', async () => {
      await visit(path);
      const dead = await browser.run(() => window.smoke.startIslands());
      expect.soft(dead, 'what does not come to life').toEqual([]);
      for (const demo of await browser.run(() => window.smoke.parts('demo'))) await useDemo(demo);
      for (const exercise of await browser.run(() => window.smoke.parts('exercise')))
        await useExercise(exercise);
      await browser.run(() => window.smoke.followPresets());
      expect(await browser.run(() => window.smoke.brokenFonts())).toEqual([]);

      await browser.resize(phone.width, phone.height);
      const [content, width] = await browser.run(() => [
        document.documentElement.scrollWidth,
        window.innerWidth,
      ]);
      expect(content, 'how wide the page is on a phone').toBeLessThanOrEqual(width!);
      await leave();
      tally.pages += 1;
    });
  });
}
