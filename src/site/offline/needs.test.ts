import { expect, test } from 'vitest';
import { filesOf, namesIn, readNeeds, withNeeds } from './needs.ts';

const needs = { build: 'b1', files: ['_astro/a.123.js', 'favicon.svg'] };

test('what a page needs is read as it was written, from its end', () => {
  const html = withNeeds('<html><body>a page that shows </body> as text</body></html>', needs);
  expect(readNeeds(html)).toEqual(needs);
  expect(html).toMatch(/text<script type="application\/json" id="needs">[^<]*<\/script><\/body>/);
});

test('what is no page of the course needs nothing that is known', () => {
  expect(readNeeds('<html><body>Accept the terms of this hotel</body></html>')).toBe(undefined);
});

test('a page without an end fails the build', () => {
  expect(() => withNeeds('<html></html>', needs)).toThrow('withNeeds: a page with a </body>');
});

test('a page needs what it names, what that names, and so on round in circles; nothing else', () => {
  const namedBy = namesIn(
    new Map([
      ['_astro/island.1.js', 'import "./core.1.js";import("./late.1.js")'],
      ['_astro/core.1.js', 'import "./island.1.js"'],
      ['_astro/late.1.js', 'const deps=["_astro/late.1.css"]'],
      ['_astro/late.1.css', '@font-face{src:url(/base/_astro/font.1.woff2)}'],
      ['_astro/font.1.woff2', ''],
      ['_astro/other.1.js', 'import "./core.1.js"'],
    ]),
  );
  const html = `<link rel="shortcut icon" href="/base/icon.svg"/><img src="/base/p.svg"><a href="/base/q.svg">q</a>
    <astro-island component-url="/base/_astro/island.1.js"></astro-island>`;
  expect(filesOf(html, '/base/', ['icon.svg', 'p.svg', 'q.svg'], namedBy)).toEqual([
    '_astro/core.1.js',
    '_astro/font.1.woff2',
    '_astro/island.1.js',
    '_astro/late.1.css',
    '_astro/late.1.js',
    'icon.svg',
    'p.svg',
  ]);
});
