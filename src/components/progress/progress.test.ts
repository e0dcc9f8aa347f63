import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyProgress,
  isEmpty,
  longestText,
  mergeProgress,
  parseProgress,
  serializeProgress,
  solvedOn,
  type Course,
  type Progress,
} from './progress.ts';

const course: Course = {
  chapters: ['before-you-start', 'softmax', 'masks'],
  exercises: { softmax: ['softmax-by-hand', 'softmax-axis'], lab: ['lab-scale'] },
};

/** Any part of the course, marked in any order. */
const progress: fc.Arbitrary<Progress> = fc.record({
  read: fc.shuffledSubarray([...course.chapters]).map((slugs) => new Set(slugs)),
  solved: fc.shuffledSubarray(Object.values(course.exercises).flat()).map((ids) => new Set(ids)),
});

describe('as a text', () => {
  test('is JSON that names the program and the version, for whoever opens the file', () => {
    const some = { read: new Set(['softmax', 'masks']), solved: new Set(['lab-scale']) };
    expect(JSON.parse(serializeProgress(some))).toEqual({
      program: 'paying-attention',
      version: 1,
      read: ['masks', 'softmax'],
      solved: ['lab-scale'],
    });
  });

  test('what was written is what is read', () => {
    fc.assert(
      fc.property(progress, (some) => {
        expect(parseProgress(serializeProgress(some), course)).toEqual({
          progress: some,
          ignored: 0,
        });
      }),
    );
  });

  test('equal progress gives equal text, in whatever order it was marked', () => {
    const one = { read: new Set(['masks', 'softmax']), solved: new Set<string>() };
    const other = { read: new Set(['softmax', 'masks']), solved: new Set<string>() };
    expect(serializeProgress(one)).toBe(serializeProgress(other));
  });
});

/** A file of ours with other fields. */
function file(fields: Record<string, unknown>): string {
  return JSON.stringify({
    program: 'paying-attention',
    version: 1,
    read: ['softmax'],
    solved: [],
    ...fields,
  });
}

describe('a text that is none', () => {
  test.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['{"program":"paying-attention","version":1,"read":["softmax"],"solved":[]', 'not JSON'],
    ['<script>alert(1)</script>', 'not JSON'],
    ['\uFFFD\u0000PNG', 'not JSON'],
    ['null', 'another file'],
    ['1e999', 'another file'],
    ['"paying-attention"', 'another file'],
    ['[]', 'another file'],
    ['{}', 'another file'],
    [file({ program: 'another' }), 'another file'],
    [file({ program: ['paying-attention'] }), 'another file'],
    [file({ version: 0 }), 'another file'],
    [file({ version: '1' }), 'another file'],
    [file({ version: { valueOf: 1, toString: 1 } }), 'another file'],
    [file({ version: undefined }), 'another file'],
    [file({ read: undefined }), 'another file'],
    [file({ solved: { length: 1, 0: 'lab-scale' } }), 'another file'],
    [file({ version: 2, read: undefined }), 'newer version'],
    [file({ version: 1e300 }), 'newer version'],
  ])('%s: %s', (text, problem) => {
    expect(parseProgress(text, course)).toEqual({ problem });
  });

  test('longer than any progress can be: not even looked into', () => {
    const fits = file({ read: [] }).padEnd(longestText, ' ');
    expect(parseProgress(fits, course)).toHaveProperty('progress');
    expect(parseProgress(`${fits} `, course)).toEqual({ problem: 'too long' });
    expect(parseProgress('['.repeat(longestText), course)).toEqual({ problem: 'not JSON' });
  });

  test('never throws, whatever the text or the JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseProgress(text, course)).toHaveProperty('problem');
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (version, read, solved) => {
        expect(() => parseProgress(file({ version, read, solved }), course)).not.toThrow();
      }),
    );
  });
});

describe('a file of ours that someone has changed', () => {
  test('what the course does not have is left out, and counted', () => {
    const odd = ['softmax', 'unknown', 7, null, ['masks'], { softmax: true }, '', 'lab-scale'];
    expect(parseProgress(file({ read: odd, solved: ['lab-scale', 'softmax'] }), course)).toEqual({
      progress: { read: new Set(['softmax']), solved: new Set(['lab-scale']) },
      ignored: 8,
    });
  });

  test('names of an object’s prototype are names that the course does not have', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const text = file({ read: names, solved: names }).replace('{', '{"__proto__":{"hit":1},');
    expect(parseProgress(text, course)).toEqual({ progress: emptyProgress(), ignored: 8 });
    expect({}).not.toHaveProperty('hit');
    const inherited =
      '{"__proto__":{"program":"paying-attention","version":1,"read":[],"solved":[]}}';
    expect(parseProgress(inherited, course)).toEqual({ problem: 'another file' });
  });

  test('only what the course has comes in, whatever else is in the lists', () => {
    fc.assert(
      fc.property(progress, fc.array(fc.jsonValue()), ({ read, solved }, others) => {
        const foreign = others.filter(
          (other) =>
            ![...course.chapters, 'softmax-by-hand', 'softmax-axis', 'lab-scale'].includes(
              String(other),
            ),
        );
        const text = file({ read: [...foreign, ...read], solved: [...solved, ...foreign] });
        expect(parseProgress(text, course)).toEqual({
          progress: { read, solved },
          ignored: 2 * foreign.length,
        });
      }),
    );
  });

  test('marked twice is marked once', () => {
    expect(parseProgress(file({ read: ['masks', 'masks'] }), course)).toEqual({
      progress: { read: new Set(['masks']), solved: new Set() },
      ignored: 0,
    });
  });
});

test('merging adds: nothing of either is lost, nothing else comes', () => {
  fc.assert(
    fc.property(progress, progress, (one, other) => {
      const both = mergeProgress(one, other);
      for (const kind of ['read', 'solved'] as const) {
        for (const name of [...one[kind], ...other[kind]]) expect(both[kind]).toContain(name);
        for (const name of both[kind]) expect([...one[kind], ...other[kind]]).toContain(name);
      }
    }),
  );
});

test('empty is what has nothing read and nothing solved', () => {
  expect(isEmpty(emptyProgress())).toBe(true);
  expect(isEmpty({ read: new Set(['softmax']), solved: new Set() })).toBe(false);
  expect(isEmpty({ read: new Set(), solved: new Set(['lab-scale']) })).toBe(false);
});

test('a page’s count is of its own exercises; a page without any has 0 of 0', () => {
  const some = { read: new Set<string>(), solved: new Set(['softmax-axis', 'lab-scale']) };
  expect(solvedOn('softmax', some, course)).toEqual({ solved: 1, exercises: 2 });
  expect(solvedOn('lab', some, course)).toEqual({ solved: 1, exercises: 1 });
  expect(solvedOn('masks', some, course)).toEqual({ solved: 0, exercises: 0 });
});
