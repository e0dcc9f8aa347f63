import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, weightOf } from './page-weight.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-weight-'));
const files = {
  'a.1-_x.css': 'p { color: red }',
  'island.2.js': 'import{x}from"./shared.3.js";const later=()=>import(`./later.4.js`);',
  'shared.3.js': 'import"./island.2.js";export const x=1;',
  'later.4.js': 'export default 2;',
  'other.5.js': 'nobody asks for this',
};
const html =
  '<link href="/base/_astro/a.1-_x.css"><astro-island component-url="/base/_astro/island.2.js">';

beforeAll(() => {
  mkdirSync(join(folder, '_astro'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, '_astro', name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a page has what it names and what that imports, now or later, each once', () => {
  expect(filesOf(html, folder)).toEqual(
    ['a.1-_x.css', 'island.2.js', 'shared.3.js', 'later.4.js'].map((name) => `_astro/${name}`),
  );
});

test('it weighs what they weigh gzipped, its own text included', () => {
  const own = Object.entries(files).filter(([name]) => name !== 'other.5.js');
  const sizes = [html, ...own.map(([, text]) => text)].map((text) => gzipSync(text).length);
  expect(weightOf(html, folder)).toBe(sizes.reduce((sum, size) => sum + size));
});
