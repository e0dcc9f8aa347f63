import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedWords, untranslated } from '../site/testing/words.ts';

interface Leaf {
  readonly key: string;
  readonly en: unknown;
  readonly es: unknown;
}

/** Every pair of strings or functions under two dictionaries of one shape. */
function leaves(en: object, es: object, path = ''): Leaf[] {
  return Object.entries(en).flatMap(([name, value]: [string, unknown]) => {
    const other = (es as Record<string, unknown>)[name];
    const key = path ? `${path}.${name}` : name;
    return typeof value === 'object' &&
      value !== null &&
      typeof other === 'object' &&
      other !== null
      ? leaves(value, other, key)
      : [{ key, en: value, es: other }];
  });
}

const files = readdirSync('src/i18n').filter((file) => /^(?!.*\.test).*\.ts$/.test(file));

const dictionaries = (
  await Promise.all(
    files.map(async (file) => {
      const exported = Object.entries(
        (await import(/* @vite-ignore */ `./${file}`)) as Record<string, unknown>,
      );
      return exported.flatMap(([name, value]) => {
        const both = value as { en?: object; es?: object } | null;
        return typeof both === 'object' && both?.en && both.es
          ? [{ file, name, en: both.en, es: both.es }]
          : [];
      });
    }),
  )
).flat();

/** The text of every file that may use a string: code and chapters, not the dictionaries themselves. */
const users = ['src', 'content']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte|astro|mdx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => !file.startsWith(join('src', 'i18n')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('there are dictionaries to look at', () => {
  expect(dictionaries.length).toBeGreaterThan(15);
});

describe.each(dictionaries)('$file: $name', ({ name, en, es }) => {
  const all = leaves(en, es);

  test('says everything in both languages, with the same parameters', () => {
    for (const { key, en: english, es: spanish } of all) {
      expect(typeof spanish, `${name}.es.${key}`).toBe(typeof english);
      if (typeof english === 'function' && typeof spanish === 'function')
        expect(spanish.length, `parameters of ${name}.es.${key}`).toBeLessThanOrEqual(
          english.length,
        );
    }
    expect(leaves(es, en).map(({ key }) => key)).toEqual(all.map(({ key }) => key));
  });

  test('no string is left in English', () => {
    const left = all.filter(
      ({ en: english, es: spanish }) =>
        typeof english === 'string' &&
        typeof spanish === 'string' &&
        untranslated([english], [spanish], sharedWords).length > 0,
    );
    expect(left.map(({ key, en: english }) => `${name}.es.${key}: ${String(english)}`)).toEqual([]);
  });

  test('no string is there for nothing', () => {
    const unused = Object.keys(en).filter((key) => !new RegExp(`\\b${key}\\b`).test(users));
    expect(unused.map((key) => `${name}.${key} is used nowhere`)).toEqual([]);
  });
});
