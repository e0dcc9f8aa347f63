/** What every built page says to search engines, to those who link to it and to hosts: read from the files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { basePath as base, builtFiles, distFolder, readablePages } from './testing/built-site.ts';
import { freshCaching, hashedCaching } from './hosting/host-files.ts';
import { hashedFolder, readNeeds } from './offline/needs.ts';
import { shell, workerFile } from './offline/offline.ts';
import { headerRules, ruleMatches } from './testing/static-server.ts';

const origin = new URL(process.env.SITE_URL || 'http://localhost:4321').origin;
const root = origin + base;
const files = new Set(builtFiles());
const text = (file: string): string => readFileSync(join(distFolder, file), 'utf8');

/** Shown in the place of others: they have no place of their own. */
const stopgaps = ['404.html', 'offline/index.html'];
const all = readablePages();
const pages = all.filter(({ file }) => !stopgaps.includes(file));

/** The page in both languages, whichever of the two it is. */
function editions(file: string): { en: string; es: string } {
  const path = file.replace(/^es\//, '').replace(/(^|\/)index\.html$/, '$1');
  return { en: root + path, es: `${root}es/${path}` };
}

function read({ file, html, path }: { file: string; html: string; path: string }) {
  // All of it is said before the body begins.
  const { document } = parseHTML(`${html.slice(0, html.indexOf('<body'))}</html>`);
  const one = (selector: string, attribute: string): string | null => {
    const found = document.querySelectorAll(selector);
    expect(found.length, `${file}: ${selector}`).toBe(1);
    return found[0]!.getAttribute(attribute);
  };
  const meta = (name: string) => one(`meta[property="${name}"], meta[name="${name}"]`, 'content');
  const language = file.startsWith('es/') ? ('es' as const) : ('en' as const);
  return { document, one, meta, language, url: origin + path };
}

test('there are pages to look at, each a folder with its index, so that a host need not rewrite addresses', () => {
  expect(pages.length).toBeGreaterThan(40);
  for (const { file } of pages) expect(file).toMatch(/(^|\/)index\.html$/);
  expect(files).toContain('404.html');
});

describe.each(pages)('$path', (page) => {
  test('names itself, its other language and English for all others, by addresses that are there', () => {
    const { one, language, url, document } = read(page);
    expect(document.documentElement.lang).toBe(language);
    expect(one('link[rel="canonical"]', 'href')).toBe(url);
    const { en, es } = editions(page.file);
    const alternates = [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map(
      (link) => [link.getAttribute('hreflang'), link.getAttribute('href')],
    );
    expect(Object.fromEntries(alternates)).toEqual({ en, es, 'x-default': en });
    expect(alternates.length).toBe(3);
    for (const address of [en, es])
      expect(files).toContain(`${address.slice(root.length)}index.html`);
    expect(one('link[rel="sitemap"]', 'href')).toBe(`${base}sitemap-index.xml`);
    expect(document.querySelector('meta[name="robots"]')).toBe(null);
  });

  test('is shown, where it is linked to, with a picture in its language and of the size that it says', async () => {
    const { meta, language, url } = read(page);
    expect(meta('og:url')).toBe(url);
    expect(meta('og:title')).toBeTruthy();
    expect(meta('description')!.length).toBeGreaterThan(30);
    expect(meta('og:description')).toBe(meta('description'));
    expect(meta('og:locale')).toBe(language);
    expect(meta('twitter:card')).toBe('summary_large_image');

    const picture = meta('og:image')!;
    const folder = `${root}${language === 'es' ? 'es/' : ''}figures/`;
    expect(picture.slice(0, folder.length)).toBe(folder);
    const file = picture.slice(root.length);
    expect(files).toContain(file);
    const { width, height, format } = await sharp(join(distFolder, file)).metadata();
    expect([meta('og:image:width'), meta('og:image:height'), meta('og:image:type')]).toEqual([
      String(width),
      String(height),
      `image/${format}`,
    ]);
    expect(meta('og:image:alt')).toMatch(language === 'es' ? /conjunto|fórmula|azar|mano/ : /\w/);
  });
});

test('no two pages of a language have the same title or description, and no description is in both', () => {
  const said = pages.flatMap(({ file, html, path }) => {
    const { meta, language } = read({ file, html, path });
    const title = /<title>(.*?)<\/title>/.exec(html)![1];
    return [`${language} ${title}`, meta('description')];
  });
  expect(said.filter((each, i) => said.indexOf(each) !== i)).toEqual([]);
});

test.each(stopgaps)('%s is not to be found by search engines', (file) => {
  const { one } = read(all.find((page) => page.file === file)!);
  expect(one('meta[name="robots"]', 'content')).toBe('noindex');
  const sitemaps = [...files].filter((name) => /^sitemap-\d+\.xml$/.test(name));
  const path = file.replace(/(\/index)?\.html$/, '');
  for (const sitemap of sitemaps) expect(text(sitemap)).not.toContain(`${root}${path}`);
});

test('robots.txt names the sitemap in full, which lists every page once, with its other language', () => {
  const [, index] = /^Sitemap: (\S+)$/m.exec(text('robots.txt'))!;
  expect(index).toBe(`${root}sitemap-index.xml`);
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1]!);
  const sitemaps = locations(text(index!.slice(root.length)));
  const entries = sitemaps
    .flatMap((url) => text(url.slice(root.length)).match(/<url>.*?<\/url>/gs) ?? [])
    .map((entry) => ({
      url: locations(entry)[0],
      languages: [...entry.matchAll(/hreflang="(\w+)" href="([^"]+)"/g)].map((m) => [m[1], m[2]]),
    }));
  expect(entries.map(({ url }) => url).sort()).toEqual(
    pages.map(({ path }) => origin + path).sort(),
  );
  for (const { url, languages } of entries) {
    const file = `${url!.slice(root.length)}index.html`;
    expect(Object.fromEntries(languages), url).toEqual(editions(file));
  }
});

describe('_headers', () => {
  const rules = headerRules(join(distFolder, '_headers'));
  const sentWith = (file: string) => {
    const path = base + file.replace(/(^|\/)index\.html$/, '$1');
    return rules.filter((rule) => ruleMatches(rule, path)).map(({ headers }) => headers);
  };

  test('every rule is for a file that is there, its path under the base', () => {
    for (const rule of rules) {
      expect(rule.path.slice(0, base.length)).toBe(base);
      const paths = [...files].map((file) => base + file.replace(/(^|\/)index\.html$/, '$1'));
      expect(
        paths.some((path) => ruleMatches(rule, path)),
        rule.path,
      ).toBe(true);
    }
  });

  test('says of each file once at most how it is cached: for good if its name has a hash, and no other', () => {
    for (const file of files) {
      const caching = sentWith(file).flatMap((headers) => headers['cache-control'] ?? []);
      const expected = file.startsWith(hashedFolder)
        ? [hashedCaching]
        : file === workerFile
          ? [freshCaching]
          : [];
      expect(caching, file).toEqual(expected);
    }
  });

  test('the names of all files that are cached for good have a hash', () => {
    const hashed = [...files].filter((file) => file.startsWith(hashedFolder));
    expect(hashed.length).toBeGreaterThan(0);
    expect(hashed.filter((file) => !/\.[\w-]{8}\.\w+$/.test(file))).toEqual([]);
  });

  test('every page is sent with what a page cannot say of itself; the example for nginx sends the same', () => {
    const nginx = readFileSync('src/site/hosting/nginx.conf', 'utf8');
    const expected = [
      'content-security-policy',
      'permissions-policy',
      'referrer-policy',
      'x-content-type-options',
    ];
    for (const { file } of all) {
      const headers = Object.assign({}, ...sentWith(file)) as Record<string, string>;
      expect(Object.keys(headers).sort()).toEqual(expected);
      for (const [name, value] of Object.entries(headers)) {
        const line = nginx
          .split('\n')
          .find((each) => each.toLowerCase().includes(`add_header ${name} `));
        expect(line?.replaceAll('"', ''), name).toContain(` ${value} always;`);
      }
    }
    expect(nginx).toContain(`"${hashedCaching}"`);
    expect(nginx).toContain(`"${freshCaching}"`);
  });
});

describe('what pages say that they need', () => {
  test('all of it is there, and all pages are of one build', () => {
    const needs = all.map(({ file, html }) => ({ file, needs: readNeeds(html) }));
    expect(needs.filter((page) => !page.needs).map(({ file }) => file)).toEqual([]);
    expect(new Set(needs.map((page) => page.needs!.build)).size).toBe(1);
    const missing = needs.flatMap((page) => page.needs!.files.filter((file) => !files.has(file)));
    expect(missing).toEqual([]);
  });

  test('the worker keeps where a reader starts, knows its build and its pages, and asks no other origin', () => {
    const worker = text(workerFile);
    expect(worker.includes(readNeeds(all[0]!.html)!.build)).toBe(true);
    for (const { path } of all) expect(worker.includes(path), path).toBe(true);
    for (const file of shell) {
      const url = base + file.replace(/index\.html$/, '');
      expect(worker, file).toMatch(new RegExp(`url:(["'\`])${url}\\1,revision:\\1[0-9a-f]{12}\\1`));
    }
    expect(/importScripts|googleapis/.test(worker)).toBe(false);
  });
});
