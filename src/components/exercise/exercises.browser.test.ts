import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { formatNumber } from '#core/index.ts';
import { catalogue } from '#exercises/catalogue.ts';
import { loadExercise } from '#exercises/chapters.ts';
import type { Asked, Problem } from '#exercises/exercise.ts';
import { grade } from '#exercises/grade.ts';
import { exercise as dictionary } from '#i18n/exercise.ts';
import { layoutShift } from '../../site/testing/demo-page.ts';
import {
  openPage,
  startIslands,
  useBrowser,
  type PageOptions,
} from '../../site/testing/browser.ts';

useBrowser();

const base = new URL(inject('siteUrl')).pathname;
const t = dictionary.en;

/** A page with exercises, all of them running. */
async function openExercises(path: string, options: PageOptions = {}) {
  const opened = await openPage(options);
  await opened.page.goto(base + path, { waitUntil: 'load' });
  await startIslands(opened.page, 'astro-island:has([data-exercise])');
  const exercise = (id: string) => opened.page.locator(`[data-exercise="${id}"]`);
  return { ...opened, exercise };
}

function verdict(exercise: Locator): Locator {
  return exercise.locator('.verdict');
}

/** What a reader types for a number: with a comma, to the digits asked for. */
function typed(part: number | string, asked: Asked): string {
  if (typeof part === 'string' || asked.kind !== 'numbers') return String(part);
  if (asked.digits === 0) return String(part);
  return formatNumber(Number(part.toFixed(asked.digits)), asked.digits).replace('.', ',');
}

/**
 * Answers with the keyboard alone, from the exercise's first field to its verdict: a right answer key by
 * key, a wrong one number by number, as a reader pastes it.
 */
async function answerByKeyboard(
  page: Page,
  exercise: Locator,
  { asked, answer: right }: Problem,
  answer = right,
): Promise<void> {
  const fields = exercise.locator('[data-answer]');
  switch (asked.kind) {
    case 'numbers':
      await fields.first().focus();
      for (const part of answer) {
        await page.keyboard.press('ControlOrMeta+a');
        if (answer === right) await page.keyboard.type(typed(part, asked));
        else await page.keyboard.insertText(typed(part, asked));
        // To the next field, and from the last to the verdict.
        await page.keyboard.press('Enter');
      }
      return;
    case 'mask': {
      await fields.first().focus();
      const allowed = await fields.evaluateAll((cells) =>
        cells.map((cell) => Number((cell as HTMLElement).dataset['allowed'])),
      );
      for (let row = 0; row < asked.rows; row++) {
        for (let col = 0; col < asked.cols; col++) {
          if (allowed[row * asked.cols + col] !== answer[row * asked.cols + col])
            await page.keyboard.press('Space');
          await page.keyboard.press('ArrowRight');
        }
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Home');
      }
      break;
    }
    case 'order':
      for (const [place, name] of answer.entries()) {
        const up = exercise.locator(`[data-item="${name}"] [data-by="-1"]`);
        await up.focus();
        for (;;) {
          const items = await exercise
            .locator('[data-item]')
            .evaluateAll((all) => all.map((item) => (item as HTMLElement).dataset['item']));
          if (items.indexOf(String(name)) === place) break;
          await page.keyboard.press('Enter');
          await page.waitForFunction(
            (one) => one === document.activeElement,
            await up.elementHandle(),
          );
        }
      }
      break;
    case 'choice': {
      const option = exercise.locator(`input[value="${String(answer[0])}"]`);
      await option.focus();
      await page.keyboard.press('Space');
      break;
    }
  }
  await exercise.locator('.check').focus();
  await page.keyboard.press('Enter');
}

describe.concurrent.each(Object.entries(catalogue).filter(([, ids]) => ids.length > 0))(
  '%s',
  (slug, ids) => {
    test('each of its exercises knows the answer and every mistake, by keyboard alone', async ({
      expect,
    }) => {
      const { page, exercise, expectQuiet, close } = await openExercises(`${slug}/`);
      expect(
        await page
          .locator('[data-exercise]')
          .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['exercise'])),
      ).toEqual(ids);
      for (const id of ids) {
        const problem = (await loadExercise(id)).problem(1);
        for (const wrong of Object.values(problem.mistakes)) {
          await answerByKeyboard(page, exercise(id), problem, wrong);
          await expect
            .poll(() => verdict(exercise(id)).innerText(), { message: id })
            .toContain(t.notYet);
          // What it says about the mistake, with nothing left to fill in.
          const said = (await verdict(exercise(id)).locator('> .text').innerText()).trim();
          expect(said.length, `${id}: the mistake is explained`).toBeGreaterThan(20);
          expect(said, id).not.toMatch(/undefined|\[object/);
        }
        await answerByKeyboard(page, exercise(id), problem);
        await expect
          .poll(() => verdict(exercise(id)).innerText(), { message: id })
          .toContain(t.right);
      }
      expectQuiet();
      await close();
    });
  },
);

test('New numbers gives another problem, its text filled in, and the link brings it back', async () => {
  const { page, exercise, expectQuiet, close } = await openExercises('softmax/');
  const row = exercise('softmax-row');
  const before = await row.locator('.question').innerText();
  await row.locator('[data-answer]').first().fill('0.5');
  await row.getByRole('button', { name: t.newNumbers }).click();
  await expect.poll(() => row.locator('.question').innerText()).not.toBe(before);
  expect(await row.locator('[data-answer]').first().inputValue()).toBe('');

  const second = (await loadExercise('softmax-row')).problem(2);
  await row.locator('summary').last().click();
  expect(await row.locator('[data-fact="fractions"]').innerText()).toBe(second.facts['fractions']);
  const inText = await row.locator('.question').innerText();

  await row.getByRole('button', { name: t.copyLink }).click();
  expect(new URL(page.url()).hash).toContain('softmax-row.seed=2');
  await page.reload({ waitUntil: 'networkidle' });
  await startIslands(page, 'astro-island:has([data-exercise="softmax-row"])');
  await expect.poll(() => row.locator('.question').innerText()).toBe(inText);
  await answerByKeyboard(page, row, second);
  await expect.poll(() => verdict(row).innerText()).toContain(t.right);
  expectQuiet();
  await close();
});

test('a wrong answer that is no known mistake opens a hint, marks what is right and counts it', async () => {
  const { exercise, close } = await openExercises('softmax/');
  const row = exercise('softmax-row');
  const problem = (await loadExercise('softmax-row')).problem(1);
  const given = [...problem.answer.slice(0, -1), 0.987];
  expect(grade(problem, given).kind).toBe('other');
  const fields = row.locator('[data-answer]');
  for (const [part, value] of given.entries()) await fields.nth(part).fill(String(value));
  await row.locator('.check').click();
  await expect.poll(() => verdict(row).innerText()).toContain('2 of 3 are right');
  expect(
    await fields.evaluateAll((all) => all.map((one) => one.getAttribute('aria-invalid'))),
  ).toEqual([null, null, 'true']);
  expect(await row.locator('details').first().getAttribute('open')).not.toBe(null);

  await fields.last().fill('0.5');
  expect(await verdict(row).innerText()).toBe('');
  await close();
});

test('what is no answer yet is said and focused', async () => {
  const { exercise, close } = await openExercises('softmax/');
  const row = exercise('softmax-row');
  const fields = row.locator('[data-answer]');
  await fields.nth(0).fill('1/4');
  await row.locator('.check').click();
  await expect.poll(() => verdict(row).innerText()).toBe(t.problems.empty);
  expect(await fields.nth(1).evaluate((field) => field === document.activeElement)).toBe(true);
  await fields.nth(1).fill('a quarter');
  await fields.nth(2).fill('1');
  await row.locator('.check').click();
  await expect.poll(() => verdict(row).innerText()).toBe(t.problems.notANumber);
  const choice = exercise('softmax-happened');
  await choice.locator('.check').click();
  await expect.poll(() => verdict(choice).innerText()).toBe(t.problems.notChosen);
  await close();
});

test('whoever has looked at the solution is told so, until there are new numbers', async () => {
  const { page, exercise, close } = await openExercises('softmax/');
  const row = exercise('softmax-row');
  const exerciseRow = await loadExercise('softmax-row');
  await row.locator('summary').last().click();
  const first = exerciseRow.problem(1);
  await answerByKeyboard(page, row, first);
  await expect.poll(() => verdict(row).innerText()).toBe(t.rightAfterSolution);
  expect(await row.locator('.badge').count()).toBe(0);
  await row.getByRole('button', { name: t.newNumbers }).click();
  const second = exerciseRow.problem(2);
  await expect.poll(() => row.locator('details[open]').count()).toBe(0);
  await answerByKeyboard(page, row, second);
  await expect.poll(() => verdict(row).innerText()).toBe(t.right);
  expect(await row.locator('.badge').innerText()).toContain(t.solved);
  await close();
});

test('hostile and absurd answers and seeds are refused with a sentence', async () => {
  const { page, exercise, expectQuiet, close } = await openExercises(
    'softmax/#softmax-row.seed=%3Cscript%3E&softmax-axis.seed=1e99&softmax-shift.seed=-1',
  );
  const row = exercise('softmax-row');
  const field = row.locator('[data-answer]').first();
  for (const text of [
    '<img src=x onerror=window.hit=1>',
    '1e999',
    '__proto__',
    '٣',
    '1/0',
    '\u202e1',
  ]) {
    await field.fill(text);
    await row.locator('.check').click();
    await expect
      .poll(() => verdict(row).innerText())
      .toMatch(new RegExp([t.problems.notANumber, t.problems.tooLarge].join('|')));
  }
  await field.evaluate((one) => one.removeAttribute('maxlength'));
  await field.fill('9'.repeat(100_000));
  await row.locator('.check').click();
  await expect.poll(() => verdict(row).innerText()).toBe(t.problems.notANumber);
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBe(undefined);
  expectQuiet();
  await close();
});

test('without JavaScript the question is there, and hints and solution unfold', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${base}softmax/`);
  const row = page.locator('[data-exercise="softmax-row"]');
  const { facts } = (await loadExercise('softmax-row')).problem(1);
  expect(await row.locator('.question table td').count()).toBe(3);
  await row.locator('summary').last().click();
  expect(await row.locator('[data-fact="fractions"]').innerText()).toBe(facts['fractions']);
  await close();
});

test('nothing moves when exercises start', async () => {
  const { page, close } = await openExercises('softmax/');
  expect(await layoutShift(page)).toBeLessThan(0.01);
  await close();
});

test('on a phone every field can be reached and is large enough for a thumb', async () => {
  const { page, close } = await openExercises('softmax/', {
    viewport: { width: 320, height: 640 },
    touch: true,
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const small = await page
    .locator('[data-exercise] :is(input[type="text"], button:not([hidden]), label, summary)')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all
        .map((one) => ({
          text: `${one.tagName} ${one.className}`,
          box: one.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.height < 40 || box.width < 40)
        .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
    );
  expect(small).toEqual([]);
  const sign = page.locator('[data-exercise="softmax-shift"] .sign');
  const field = page.locator('[data-exercise="softmax-shift"] [data-answer]').first();
  await field.tap();
  await field.fill('3');
  await sign.tap();
  expect(await field.inputValue()).toBe('−3');
  await sign.tap();
  expect(await field.inputValue()).toBe('3');
  await close();
});
