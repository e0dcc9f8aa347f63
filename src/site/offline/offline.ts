import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { filesOf, hashedFolder, namesIn, withNeeds } from './needs.ts';

/** Kept with the worker itself: where a reader starts, and what is shown for a page that is not kept. */
export const shell = ['index.html', 'es/index.html', 'offline/index.html'];

export const workerFile = 'service-worker.js';

/**
 * Lets the course be read without a connection: gives every page the list of what it needs, and the
 * site a service worker. Comes after whatever else changes pages.
 *
 * @param on false makes the site take back what an earlier build left in its readers' browsers
 */
export function offline({ on }: { on: boolean }): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        if (!on) return writeFile(join(folder, workerFile), await farewell());
        const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
          .map((file) => file.replaceAll('\\', '/'))
          .sort();

        const hashed = new Map<string, string>();
        for (const file of files.filter((name) => name.startsWith(hashedFolder))) {
          const isText = ['.js', '.css'].includes(extname(file));
          hashed.set(file, isText ? await readFile(join(folder, file), 'utf8') : '');
        }
        const namedBy = namesIn(hashed);
        const pages = files.filter((file) => file.endsWith('.html'));
        const others = files.filter((file) => !pages.includes(file) && !hashed.has(file));
        const read = await Promise.all(
          pages.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
        );
        // Hashed names stand in the pages, so what is in those files counts as well.
        const version = sha256(read.flat().join(''));

        const ofShell = new Set(shell);
        for (const [file, html] of read) {
          if (!html.includes('</body>')) continue;
          const needed = filesOf(html, base, others, namedBy);
          if (shell.includes(file)) needed.forEach((name) => ofShell.add(name));
          await writeFile(join(folder, file), withNeeds(html, { build: version, files: needed }));
        }

        const MANIFEST = await Promise.all(
          [...ofShell].map(async (file) => ({
            url: base + toAddress(file),
            // A hashed name says what is in the file.
            revision: hashed.has(file) ? null : sha256(await readFile(join(folder, file))),
          })),
        );
        const PAGES = pages.map((file) => base + toAddress(file));
        await writeFile(
          join(folder, workerFile),
          await bundle('service-worker.ts', { BUILD: version, MANIFEST, PAGES }),
        );
        logger.info(`kept from the first visit: ${MANIFEST.length} files`);
      },
    },
  };
}

/** A page's address, under the base path, by its file. */
function toAddress(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

/** The first twelve digits are enough to tell two versions apart. */
function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

/** The text of the worker that takes back what the other kept, and itself. */
export function farewell(): Promise<string> {
  return bundle('farewell.ts', {});
}

/** One script with all that it imports, the values given standing for the names. */
async function bundle(name: string, values: Record<string, unknown>): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: {
      // Workbox then neither checks nor logs.
      'process.env.NODE_ENV': '"production"',
      ...Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]),
      ),
    },
    build: {
      write: false,
      lib: {
        entry: join(process.cwd(), 'src', 'site', 'offline', name),
        formats: ['iife'],
        name: 'worker',
      },
    },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error(`offline: ${name} was not built`);
  return result.output[0].code;
}
