import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chapters } from '../components/progress/chapters.ts';

// That the Spanish pages link to the same entries is part of what an edition has to share.
const folder = 'content/docs';

function glossaryLinks(page: string): string[] {
  const text = readFileSync(`${folder}/${page}`, 'utf8');
  return [...text.matchAll(/\]\(\.\.\/glossary\/#([\w-]+)\)/g)].map(([, entry]) => entry!);
}

test.each(chapters)('%s explains its words in the glossary', (chapter) => {
  expect(glossaryLinks(`${chapter}.mdx`).length).toBeGreaterThanOrEqual(5);
});

describe.each(readdirSync(folder).filter((page) => page.endsWith('.mdx')))('%s', (page) => {
  test('leads to an entry of the glossary once: where its word is met first', () => {
    const links = glossaryLinks(page);
    expect(links.filter((entry, i) => links.indexOf(entry) < i)).toEqual([]);
  });
});
