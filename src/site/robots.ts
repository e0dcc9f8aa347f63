import type { APIContext } from 'astro';

/** `/robots.txt`: everything may be read; the sitemap's address has to be a whole one. */
export function GET({ site }: APIContext): Response {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const sitemap = new URL(`${base}sitemap-index.xml`, site);
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap.href}\n`);
}
