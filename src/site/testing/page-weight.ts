/** What a page of the built site weighs: its HTML and all styles and scripts that it can ask for, gzipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { distFolder, readablePages, type BuiltPage } from './built-site.ts';

/** The built styles and scripts that a page names, and those that these name in turn. */
export function filesOf(html: string, folder = distFolder): string[] {
  const files = new Set(
    [...html.matchAll(/_astro\/[\w.@-]+\.(?:js|css)\b/g)].map(([file]) => file),
  );
  // A set grows while it is walked.
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const script = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of script.matchAll(/["'`]\.\/([\w.@-]+\.js)["'`]/g))
      files.add(`_astro/${name}`);
  }
  return [...files];
}

/** In bytes. */
export function weightOf(html: string, folder = distFolder): number {
  const bytes = filesOf(html, folder).map((file) => readFileSync(join(folder, file)));
  return [Buffer.from(html), ...bytes].reduce((total, each) => total + gzipSync(each).length, 0);
}

/** The heaviest pages, the heaviest first; of a chapter's two languages only the heavier one. */
export function heaviestPages(count: number): BuiltPage[] {
  const chapters = new Set<string>();
  return readablePages()
    .filter(({ isFallback }) => !isFallback)
    .map((page) => ({ page, weight: weightOf(page.html) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ page }) => page)
    .filter(({ file }) => {
      const chapter = file.replace(/^es\//, '');
      return !chapters.has(chapter) && chapters.add(chapter);
    })
    .slice(0, count);
}
