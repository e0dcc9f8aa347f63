import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Gives every page a Content-Security-Policy as a `<meta>`, so that it holds on any host: scripts
 * come from the site itself or are inline scripts of the page that was built, known by their
 * hash; nothing is fetched from anywhere else.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = await readdir(folder, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const path = join(folder, file);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
        }
      },
    },
  };
}

/**
 * The page with its policy as the first thing that its head says after its encoding.
 *
 * @throws if the page has no `<meta charset>` in its head
 */
export function withPolicy(html: string): string {
  const charset = /<head[^>]*>\s*<meta charset="[^"]*"\s*\/?>/i.exec(html);
  if (!charset) throw new Error('withPolicy: a page whose head starts with <meta charset>');
  const end = charset.index + charset[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(inlineScripts(html))}">`;
  return html.slice(0, end) + meta + html.slice(end);
}

/** The texts of the scripts that stand in the page and are run. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = '']) => !/\bsrc\s*=/.test(attributes) && isRun(attributes))
    .map(([, , text = '']) => text);
}

function isRun(attributes: string): boolean {
  const type = /\btype\s*=\s*"?([^"\s>]*)/.exec(attributes)?.[1];
  return type === undefined || ['', 'module', 'text/javascript'].includes(type);
}

function policy(scripts: readonly string[]): string {
  const hashes = [...new Set(scripts)].map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    // Pagefind's search is WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`.trim(),
    // KaTeX and Plot place their parts with style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');
}
