import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hashedFolder } from '../offline/needs.ts';
import { workerFile } from '../offline/offline.ts';

/** Sent with everything. The rest of the content security policy is in the pages, where a host cannot forget it. */
const always = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** A year, the longest that there is. */
export const hashedCaching = 'public, max-age=31536000, immutable';
/** Kept, and asked for each time whether it is still the same. */
export const freshCaching = 'no-cache';

/** Writes `_headers`, which Netlify and Cloudflare Pages read. */
export function hostFiles(): AstroIntegration {
  let base = '/';
  return {
    name: 'host-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': ({ dir }) =>
        writeFile(fileURLToPath(new URL('_headers', dir)), headersFile(base)),
    },
  };
}

/**
 * The text of `_headers`. No file is told twice how to be cached: Cloudflare would join the two. What it does not
 * name, both hosts send with `max-age=0, must-revalidate`, as pages should be.
 *
 * @param base with a slash at each end
 */
export function headersFile(base: string): string {
  const rules: [path: string, headers: Record<string, string>][] = [
    [`${base}*`, always],
    [`${base}${hashedFolder}*`, { 'Cache-Control': hashedCaching }],
    [`${base}${workerFile}`, { 'Cache-Control': freshCaching }],
  ];
  return rules
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n');
}
