import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fingerprint, outline, pairs, translatedFrom, withFingerprint } from './editions.ts';

const all = pairs('.');

test('there are texts to compare', () => {
  expect(all.length).toBeGreaterThanOrEqual(20);
});

describe.each(all)('$english', ({ english, spanish }) => {
  const read = (file: string) => readFileSync(file, 'utf8');

  test('stands in Spanish too, with the same headings, demos, figures, formulas, code and links', () => {
    expect(outline(read(spanish))).toEqual(outline(read(english)));
  });

  test('its Spanish is of the English as it is now', () => {
    expect(
      translatedFrom(read(spanish)),
      `${english} has changed since it was translated: bring ${spanish} up to date, then run npm run editions`,
    ).toBe(fingerprint(read(english)));
  });
});

describe('outline', () => {
  const page = `---
title: A
---

import Exercises from '../exercises/a.mdx';

Words and $x \\text{ if } y$, [a link](../b/).

## One {#one}

<Demo of="a" title="Words" />

$$
a = b
$$

\`\`\`python
f(x)  # words
\`\`\`

- one
- two

| a | b |
| - | - |
| 1 | 2 |
`;

  test('is what has to be the same, section by section', () => {
    expect(outline(page)).toEqual([
      {
        heading: '',
        blocks: ["import Exercises from 'exercises/a.mdx';"],
        inline: ['../b/', 'x \\text{} y'],
      },
      {
        heading: '## one',
        blocks: ['<Demo of=a title>', 'a = b', 'python: f(x)', 'list: 2', 'table: 2 × 2'],
        inline: [],
      },
    ]);
  });

  test('does not see a translation', () => {
    const translation = page
      .replace('../exercises/', '../../exercises/es/')
      .replace(/Words and (.*), (.*)\./, '$2 y palabras, $1.')
      .replace('[a link]', '[un enlace]')
      .replace('\\text{ if }', '\\text{ si }')
      .replace('title="Words"', 'title="Palabras"')
      .replace('## One', '## Uno')
      .replace('# words', '# palabras')
      .replace('- two', '- dos');
    expect(outline(translation)).toEqual(outline(page));
  });

  test('lets a language say “it” where the other repeats a letter, and keeps each link', () => {
    const repeated = page.replace('$, [a', '$, $x \\text{ if } y$, [a');
    expect(repeated).not.toBe(page);
    expect(outline(repeated)).toEqual(outline(page));
    const linked = page.replace('[a link](../b/)', '[a link](../b/), [a link](../b/)');
    expect(outline(linked)).not.toEqual(outline(page));
  });

  test.each([
    ['another id', '{#one}', '{#uno}'],
    ['another level', '## One', '### One'],
    ['another component', '<Demo', '<Figure'],
    ['another prop', 'of="a"', 'of="b"'],
    ['a formula', 'a = b', 'a = c'],
    ['a formula in a sentence', '$x', '$z'],
    ['code', 'f(x)', 'f(y)'],
    ['a link', '../b/', '../c/'],
    ['an item less', '- two\n', ''],
    ['a row less', '| 1 | 2 |\n', ''],
    ['an import', 'a.mdx', 'b.mdx'],
  ])('sees %s', (_, before, after) => {
    expect(outline(page.replace(before, after))).not.toEqual(outline(page));
  });
});

describe('fingerprint', () => {
  test('is written into a page with front matter and into one without, and replaced', () => {
    for (const text of ['---\ntitle: A\n---\n\nText\n\n---\n\nmore\n', 'Text\n']) {
      const once = withFingerprint(text, 'English');
      expect(translatedFrom(once)).toBe(fingerprint('English'));
      expect(once).toContain('Text\n');
      const twice = withFingerprint(once, 'Other');
      expect(translatedFrom(twice)).toBe(fingerprint('Other'));
      expect(twice.length).toBe(once.length);
      expect(fingerprint('Other')).not.toBe(fingerprint('English'));
    }
  });

  test('a text without one is of no English', () => {
    expect(translatedFrom("---\ntitle: A\n---\n\nenglish: '0123456789ab'\n")).toBe(undefined);
    expect(translatedFrom('Text\n')).toBe(undefined);
  });
});
