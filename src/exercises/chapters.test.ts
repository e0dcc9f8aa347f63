import { describe, expect, test } from 'vitest';
import { formatNumber } from '#core/index.ts';
import { catalogue } from './catalogue.ts';
import { chapters, loadExercise } from './chapters.ts';
import type { Problem } from './exercise.ts';
import { grade } from './grade.ts';
import { isGap, readDraft } from './read-answer.ts';

const seeds = Array.from({ length: 10_000 }, (_, index) => index + 1);

const sets = await Promise.all(
  Object.entries(chapters).map(async ([slug, load]) => ({ slug, ...(await load()) })),
);

test('the catalogue names every exercise once, chapter by chapter', () => {
  expect(
    Object.fromEntries(sets.map(({ slug, exercises }) => [slug, Object.keys(exercises)])),
  ).toEqual(catalogue);
  const ids = Object.values(catalogue).flat();
  expect(new Set(ids).size).toBe(ids.length);
});

test('an exercise is found by its id, and none is made up', async () => {
  const [id] = Object.values(catalogue).flat();
  expect((await loadExercise(id!)).problem(1)).toBeDefined();
  await expect(loadExercise('toString')).rejects.toThrow('no chapter of the catalogue');
});

describe.each(sets.flatMap(({ exercises }) => Object.entries(exercises)))('%s', (id, exercise) => {
  test(`in ${seeds.length} problems the answer is right and each mistake is known by its name`, () => {
    for (const seed of seeds) {
      const problem = exercise.problem(seed);
      if (grade(problem, problem.answer).kind !== 'right')
        expect.fail(`${id}, seed ${seed}: its own answer is not right`);
      for (const [name, given] of Object.entries(problem.mistakes)) {
        const verdict = grade(problem, given);
        if (verdict.kind !== 'mistake' || verdict.name !== name)
          expect.fail(`${id}, seed ${seed}: ${name} is taken for ${JSON.stringify(verdict)}`);
      }
      if (![problem.answer, ...Object.values(problem.mistakes)].every(isFinitePart))
        expect.fail(`${id}, seed ${seed}: an answer holds a number that nobody can type`);
    }
    expect(Object.keys(exercise.problem(1).mistakes).length).toBeGreaterThan(0);
  });

  test('what is typed as it is printed is read as what it says, the answer and each mistake', () => {
    for (const seed of seeds.slice(0, 500)) {
      const problem = exercise.problem(seed);
      expect(gradeTyped(problem, problem.answer)).toEqual({ kind: 'right' });
      for (const [name, given] of Object.entries(problem.mistakes))
        expect(gradeTyped(problem, given)).toEqual({ kind: 'mistake', name });
    }
  });

  test('a seed gives its problem again, and another seed another one where numbers vary', () => {
    expect(exercise.problem(7)).toEqual(exercise.problem(7));
    const different = new Set(
      seeds.slice(0, 50).map((seed) => {
        const { asked, answer, facts } = exercise.problem(seed);
        return JSON.stringify([asked, answer, facts]);
      }),
    );
    if (exercise.varies) expect(different.size).toBeGreaterThan(5);
    else expect(different.size).toBe(1);
  });

  test('nobody is right who leaves what was there', () => {
    for (const seed of seeds.slice(0, 500)) {
      const { asked, answer } = exercise.problem(seed);
      if (asked.kind === 'mask') expect(answer).not.toEqual(answer.map(() => 1));
      if (asked.kind === 'order') expect(answer).not.toEqual(asked.items);
    }
  });
});

function isFinitePart(parts: Problem['answer']): boolean {
  return parts.every((part) => typeof part === 'string' || Number.isFinite(part));
}

/** As a reader who rounds to the digits asked for. */
function gradeTyped(problem: Problem, given: Problem['answer']) {
  const { asked } = problem;
  const print = (part: number): string =>
    asked.kind === 'numbers' && asked.digits > 0
      ? formatNumber(Number(part.toFixed(asked.digits)), asked.digits)
      : String(part);
  const draft = given.map((part) => (typeof part === 'string' ? part : print(part)));
  const read = readDraft(asked, draft);
  return isGap(read) ? read : grade(problem, read);
}
