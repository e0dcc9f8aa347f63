import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { basePath, builtFiles, builtPages, distFolder } from './testing/built-site.ts';
import { brokenLinks } from './testing/links.ts';

test('every link, anchor, picture, script and style sheet of every page is there, on this origin', () => {
  const files = builtFiles();
  const texts = Object.fromEntries(
    files
      .filter((file) => /\.(html|css)$|sitemap.*\.xml$/.test(file))
      .map((file) => [file, readFileSync(join(distFolder, file), 'utf8')]),
  );
  const origin = new URL(process.env.SITE_URL || 'http://localhost:4321').origin;

  expect(brokenLinks({ origin, base: basePath, files: new Set(files), texts })).toEqual([]);
});

test('both languages were built', () => {
  const paths = builtPages().map(({ path }) => path);
  expect(paths).toContain(basePath);
  expect(paths).toContain(`${basePath}es/`);
});
