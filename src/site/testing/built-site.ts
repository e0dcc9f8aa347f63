/** The built site as files: what its pages are, and where they stand under the base path. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that `npm run build` fills; SITE_DIST names another, to test the tests on planted faults. */
export const distFolder = resolve(
  process.env.SITE_DIST ?? join(import.meta.dirname, '..', '..', '..', 'dist'),
);

/** The base path with a slash at each end: `/` or `/paying-attention/`. */
export const basePath = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

export interface BuiltPage {
  /** Relative to the folder: `es/softmax/index.html`. */
  file: string;
  /** As a visitor asks for it: `/base/es/softmax/`. */
  path: string;
  html: string;
  /** A chapter that is not translated yet: the English one with a notice. */
  isFallback: boolean;
}

/** All files of the built site, relative to its folder, with forward slashes. */
export function builtFiles(folder = distFolder): string[] {
  if (!existsSync(folder)) {
    throw new Error(`There is no built site in ${folder}: run "npm run build" first.`);
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export function builtPages(folder = distFolder, base = basePath): BuiltPage[] {
  return builtFiles(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      const path = base + file.replace(/(^|\/)index\.html$/, '$1');
      return { file, path, html, isFallback: isFallback(html) };
    });
}

function isFallback(html: string): boolean {
  const [page, text] = ['html', 'main'].map(
    (element) => new RegExp(`<${element}\\b[^>]*\\slang="([^"]*)"`).exec(html)?.[1],
  );
  return text !== undefined && text !== page;
}

/** The pages that a visitor reads: those that only send the visitor on are left out. */
export function readablePages(folder = distFolder, base = basePath): BuiltPage[] {
  return builtPages(folder, base).filter(({ html }) => !/<meta http-equiv="refresh"/i.test(html));
}
