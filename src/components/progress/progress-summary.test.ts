import { expect, test } from 'vitest';
import { countProgress, nextChapter } from './progress-summary.ts';
import { emptyProgress, type Course } from './progress.ts';

const course: Course = {
  chapters: ['before-you-start', 'softmax', 'masks'],
  exercises: { softmax: ['softmax-by-hand', 'softmax-axis'], lab: ['lab-scale'] },
};

function having(read: string[], solved: string[] = []) {
  return { read: new Set(read), solved: new Set(solved) };
}

test('counts chapters and the exercises of all pages', () => {
  expect(countProgress(emptyProgress(), course)).toEqual({
    read: 0,
    chapters: 3,
    solved: 0,
    exercises: 3,
  });
  expect(countProgress(having(['masks'], ['lab-scale', 'softmax-axis']), course)).toEqual({
    read: 1,
    chapters: 3,
    solved: 2,
    exercises: 3,
  });
});

test('one goes on with the first chapter that is not read, also if later ones are', () => {
  expect(nextChapter(having(['before-you-start', 'softmax']), course)).toBe('masks');
  expect(nextChapter(having(['masks']), course)).toBe('softmax');
});

test('nobody is sent back to what may be skipped, and at the end nowhere', () => {
  expect(nextChapter(emptyProgress(), course)).toBe('softmax');
  expect(nextChapter(having(['softmax', 'masks']), course)).toBe(undefined);
});
