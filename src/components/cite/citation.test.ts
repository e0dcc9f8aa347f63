import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from '../../../package.json';
import { authors, bibtex, citationText } from './citation.ts';

const source = {
  locale: 'en',
  version: '1.2.3',
  year: 2030,
  url: 'https://example.org/attention/',
} as const;

test('a citation says who, when, what, which version and where', () => {
  expect(citationText(source)).toBe(
    'The Paying Attention contributors (2030). Paying Attention: a course on attention that you can compute (version 1.2.3). https://example.org/attention/',
  );
  expect(citationText({ ...source, locale: 'es' })).toContain(
    'Prestar atención: un curso sobre la atención que puedes calcular (versión 1.2.3)',
  );
});

test('BibTeX takes the authors as one name', () => {
  expect(bibtex(source)).toBe(`@misc{paying-attention,
  author = {{The Paying Attention contributors}},
  title = {{Paying Attention: a course on attention that you can compute}},
  year = {2030},
  version = {1.2.3},
  url = {https://example.org/attention/},
  language = {english},
}`);
});

test('CITATION.cff says the same: version, title and authors, and no person', () => {
  const lines = readFileSync('CITATION.cff', 'utf8').trimEnd().split('\n');
  const field = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  expect(field('cff-version')).toBe('1.2.0');
  expect(field('version')).toBe(version);
  expect(citationText(source)).toContain(`${field('title')!.replaceAll("'", '')} (`);
  expect(lines.filter((line) => /^ *- (name|family-names|given-names):/.test(line))).toEqual([
    `  - name: ${authors}`,
  ]);
  // What the schema asks for: https://github.com/citation-file-format/citation-file-format, 1.2.0.
  for (const required of ['cff-version', 'message', 'title']) expect(field(required)).toBeTruthy();
  expect(lines).toContain('authors:');
});
