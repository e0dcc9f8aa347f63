import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { formatNumber, type Matrix } from '#core/index.ts';
import { caseOf, exerciseId, nextSeed, speaksAgainst } from '#exercises/break-it/case.ts';
import { faults, suspects, type Fault } from '#exercises/break-it/faults.ts';
import { nudge } from '#exercises/break-it/layer.ts';
import { probeKinds } from '#exercises/break-it/probes.ts';
import { breakIt } from '#i18n/break-it.ts';
import { openPage, useBrowser } from '#site/testing/browser.ts';
import {
  cellOf,
  layoutShift,
  litSources,
  openDemo,
  readGrid,
  readReadout,
  type DemoPage,
} from '#site/testing/demo-page.ts';
import { framed, labOf, numbersOf } from './lab.ts';
import { faultText, findings, observationText, printed, readingText } from './reading.ts';
import {
  breakItState,
  probeOf,
  shownBy,
  stateOfProbe,
  type BreakItState,
  type MatrixName,
} from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}break-it/`;
const t = breakIt.en;
const { defaults } = breakItState;

let open: DemoPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function openLab(
  change: Partial<BreakItState> = {},
  options: Parameters<typeof openDemo>[2] = {},
  at = path,
) {
  const hash = breakItState.serialize({ ...defaults, ...change });
  open = await openDemo(`${at}#${hash}`, 'break-it', options);
  return open;
}

function computed(change: Partial<BreakItState> = {}) {
  const state = { ...defaults, ...change };
  return { state, lab: labOf(caseOf(state.seed), probeOf(state)) };
}

function expectClose(actual: Matrix, expected: Matrix): void {
  expect([actual.rows, actual.cols]).toEqual([expected.rows, expected.cols]);
  // Math.exp may differ by an ulp between engines.
  for (const [i, value] of actual.data.entries()) {
    const wanted = expected.data[i]!;
    if (!Number.isFinite(wanted)) expect(value).toBe(wanted);
    else
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(wanted)));
  }
}

const radio = ({ demo }: DemoPage, fault: Fault) => demo.locator(`input[value="${fault}"]`);
const button = ({ demo }: DemoPage, name: string) =>
  demo.getByRole('button', { name, exact: true });
const verdict = ({ demo }: DemoPage) => demo.locator('.verdict').innerText();

async function solvedIds(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const ids: string[] = [];
    (window as unknown as { solved: string[] }).solved = ids;
    document.addEventListener('exercise-solved', (event) =>
      ids.push((event as CustomEvent<{ id: string }>).detail.id),
    );
  });
  return () => page.evaluate(() => (window as unknown as { solved: string[] }).solved);
}

test('without JavaScript the page has its text, the first case’s numbers and no answer', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  const demo = page.locator('[data-demo="break-it"]');
  expectClose(await readGrid(demo, 'weights'), numbersOf(computed().lab, 'weights', 0));
  expect(await demo.locator('[data-fault]:visible').count()).toBe(0);
  expect(await demo.locator('.verdict').innerText()).toBe('');
  await close();
});

test('every probe: numbers, frames and what it shows are the layer’s, in both heads', async () => {
  const opened = await openLab({ seed: 22 });
  const { demo, expectQuiet } = opened;
  for (const probe of probeKinds) {
    await button(opened, t.kinds[probe]).click();
    for (const head of [0, 1]) {
      await button(opened, t.head(head)).click();
      const { state, lab } = computed({ seed: 22, probe, head });
      for (const name of shownBy(state))
        expectClose(await readGrid(demo, name), numbersOf(lab, name, head));
      expect((await litSources(demo)).toSorted()).toEqual(
        framed(lab, state)
          .map(({ matrix, row, col }) => `${matrix}.${row}.${col}`)
          .toSorted(),
      );
    }
    const { lab } = computed({ seed: 22, probe });
    expect(await demo.locator('.found li').allInnerTexts()).toEqual(
      findings(lab.trial).map(
        (reading) =>
          `${readingText(reading, lab.trial.after.tokens, 'en')}\n${printed(reading.value)}`,
      ),
    );
  }
  expectQuiet();
});

describe('naming the fault', () => {
  test('wrong: an observation of this case speaks against it, and its probe can be shown', async () => {
    const opened = await openLab({ seed: 1 });
    const { demo, page, expectQuiet } = opened;
    const solved = await solvedIds(page);
    expect(await button(opened, t.name).getAttribute('aria-disabled')).toBe('true');
    await radio(opened, 'emptyRowNaN').check();
    await button(opened, t.name).click();
    const difference = speaksAgainst('emptyRowNaN', caseOf(1))!;
    const text = await verdict(opened);
    expect(text).toContain(t.wrong(faultText('emptyRowNaN', 'en')));
    expect(text).toContain(observationText(difference, { right: false, locale: 'en' }));
    expect(await demo.locator('label:has(input[value="emptyRowNaN"])').innerText()).toContain(
      t.ruledOut,
    );
    expect(await demo.locator('[data-fault]:visible').count()).toBe(0);
    await button(opened, t.showProbe).click();
    expect(await button(opened, t.kinds.pad).getAttribute('aria-pressed')).toBe('true');
    expect(await solved()).toEqual([]);
    expectQuiet();
  });

  test('right: why, the line that differs, what is right beside it; then another case', async () => {
    const seed = 1;
    const { fault } = caseOf(seed);
    const opened = await openLab({ seed, probe: 'sums' });
    const { demo, page, expectQuiet } = opened;
    const solved = await solvedIds(page);
    await radio(opened, fault).check();
    await button(opened, t.name).click();
    const text = await verdict(opened);
    expect(text).toContain(t.right(faultText(fault, 'en')));
    const difference = speaksAgainst(undefined, caseOf(seed))!;
    expect(text).toContain(observationText(difference, { right: true, locale: 'en' }));
    const visible = demo.locator('[data-fault]:visible');
    expect(
      await visible.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['fault'])),
    ).toEqual([fault]);
    expect(
      (await visible.locator('.source-sample').allInnerTexts()).map((line) => line.trim()),
    ).toEqual([
      'const weights = forbid(softmaxRows(scores), allowed, 0); // [n, n]',
      'const weights = softmaxOrZeros(forbid(scores, allowed, -Infinity)); // [n, n]',
    ]);
    const { lab } = computed({ seed, probe: 'sums' });
    expectClose(await readGrid(demo, 'rightWeights'), lab.right.heads[0]!.weights);
    await cellOf(demo, { matrix: 'weights', row: 0, col: 0 }).focus();
    expect(await readReadout(demo)).toMatch(/^A\[El, El\] = \S+ {2}· {2}should be 1\.0000$/);
    expect(await solved()).toEqual([exerciseId(fault)]);

    await button(opened, t.newCase).click();
    expect(await demo.locator('.badge').innerText()).toContain(String(nextSeed(seed)));
    expect(await verdict(opened)).toBe('');
    expect(await demo.locator('[data-fault]:visible').count()).toBe(0);
    expect(await demo.locator('input:checked').count()).toBe(0);
    expectQuiet();
  });

  test('told, it is shown and not counted; the link carries none of it', async () => {
    const opened = await openLab({ seed: 3 });
    const { page } = opened;
    const solved = await solvedIds(page);
    await button(opened, t.tell).click();
    expect(await verdict(opened)).toContain(t.told(faultText(caseOf(3).fault, 'en')));
    expect(await solved()).toEqual([]);
    await button(opened, 'Copy link').click();
    await expect.poll(() => page.url()).toContain('break-it.seed=3');
    for (const fault of faults) expect(page.url()).not.toContain(fault);
    const { hash } = new URL(page.url());
    await opened.close();
    open = await openDemo(path + hash, 'break-it');
    expect(await verdict(open)).toBe('');
    await button(open, t.tell).click();
    await open.demo.getByRole('button', { name: 'Reset' }).click();
    expect(await verdict(open)).toBe('');
  });

  test('case after case is solved', async () => {
    const opened = await openLab({ seed: 0 });
    const { page, expectQuiet } = opened;
    const solved = await solvedIds(page);
    const seeds = [0, 1, 2, 3, 4];
    for (const seed of seeds) {
      await radio(opened, caseOf(seed).fault).check();
      await button(opened, t.name).click();
      await button(opened, t.newCase).click();
    }
    expect(await solved()).toEqual(seeds.map((seed) => exerciseId(caseOf(seed).fault)));
    expectQuiet();
  });
});

describe('by keyboard and by touch', () => {
  test('by keyboard alone: probe, number, guess; each is said aloud', async () => {
    const opened = await openLab({ seed: 22 });
    const { demo, page, expectQuiet } = opened;
    await button(opened, t.kinds.nudge).focus();
    await page.keyboard.press('Enter');
    const said = demo.locator('.reading [aria-live]');
    const { lab } = computed({ seed: 22, probe: 'nudge' });
    const [first] = findings(lab.trial);
    expect(await said.textContent()).toContain(
      `${t.laws.nudge(nudge)} ${readingText(first!, lab.trial.after.tokens, 'en')}: ${printed(first!.value)}.`,
    );
    // Past the probes that follow and the two heads, to the queries.
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);
    for (let k = 0; k < 12 && (await focused()) === undefined; k++)
      await page.keyboard.press('Tab');
    expect(await focused()).toBe('queries.0.0');
    const before = await readGrid(demo, 'queries');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const after = await readGrid(demo, 'queries');
    expect(after.data[4]).toBeCloseTo(before.data[4]! + nudge, 12);
    const probe = { probe: 'nudge', nudge: { matrix: 'queries', row: 1, col: 0 } } as const;
    const shown = findings(computed({ seed: 22, ...probe }).lab.trial);
    const { tokens } = lab.trial.after;
    expect(await said.textContent()).toBe(
      [
        `Q, gato, 0 = ${formatNumber(after.data[4]!, 4)}.`,
        ...shown.map((each) => `${readingText(each, tokens, 'en')}: ${printed(each.value)}.`),
      ].join(' '),
    );

    // The sums are read off the matrices: where they stand is said, after the law.
    await button(opened, t.kinds.sums).focus();
    await page.keyboard.press('Enter');
    expect(await said.textContent()).toBe(`${t.laws.sums} ${t.sumsFound}`);
    await button(opened, t.kinds.none).focus();
    await page.keyboard.press('Enter');
    expect(await said.textContent()).toBe(t.laws.none);

    await radio(opened, suspects.scores[0]).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await radio(opened, suspects.scores[1]).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await verdict(opened)).toContain(t.wrong(faultText(suspects.scores[1], 'en')));
    expect(await demo.locator('.verdict').getAttribute('role')).toBe('status');
    expectQuiet();
  });

  test('by touch, on a phone: everything to press is large enough, and a tap nudges', async () => {
    const opened = await openLab(stateOfProbe('nudge'), {
      touch: true,
      viewport: { width: 320, height: 700 },
    });
    const { demo, expectQuiet } = opened;
    const targets = demo.locator(
      '.choose button, .segmented button, .suspects label, .actions button',
    );
    for (const target of await targets.all()) {
      const box = await target.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
    }
    const before = await readGrid(demo, 'values');
    await cellOf(demo, { matrix: 'values', row: 1, col: 2 }).tap();
    const after = await readGrid(demo, 'values');
    expect(after.data[6]).toBeCloseTo(before.data[6]! + nudge, 12);
    expectQuiet();
  });
});

test('in Spanish: the same case, in its own words', async () => {
  const opened = await openLab({ seed: 1 }, {}, path.replace('break-it/', 'es/break-it/'));
  const s = breakIt.es;
  await button(opened, s.kinds.sums).click();
  expectClose(
    await readGrid(opened.demo, 'rowSums'),
    numbersOf(computed({ seed: 1, probe: 'sums' }).lab, 'rowSums' satisfies MatrixName, 0),
  );
  await button(opened, s.tell).click();
  expect(await verdict(opened)).toContain(s.told(faultText(caseOf(1).fault, 'es')));
  opened.expectQuiet();
});

describe('calm', () => {
  test.each([375, 1280])('nothing jumps at load, %d px wide', async (width) => {
    open = await openDemo(path, 'break-it', { viewport: { width, height: 800 } });
    expect(await layoutShift(open.page)).toBeLessThan(0.001);
  });

  test('nothing is wider than the page, 320 px wide, open and closed', async () => {
    const opened = await openLab({ probe: 'pad' }, { viewport: { width: 320, height: 700 } });
    const width = () =>
      opened.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
    for (const press of [t.kinds.pad, t.kinds.sums, t.kinds.nudge, t.tell]) {
      await button(opened, press).click();
      const [content, available] = await width();
      expect(content).toBeLessThanOrEqual(available!);
    }
  });
});
