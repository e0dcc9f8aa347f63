import { describe, expect, test } from 'vitest';
import { brokenLinks } from './links.ts';

/** The complaints about one page at /base/softmax/ among a few other files. */
function complaints(html: string, others: Record<string, string> = {}): string[] {
  const texts = {
    'index.html': '<h1 id="_top">Home</h1>',
    'es/softmax/index.html': '<h2 id="coste">Coste</h2><section data-demo="softmax"></section>',
    ...others,
    'softmax/index.html': html,
  };
  return brokenLinks({
    origin: 'https://example.org',
    base: '/base/',
    files: new Set([...Object.keys(texts), '_astro/page.js', 'favicon.svg']),
    texts,
  });
}

test('links that lead somewhere, and links out of the site, are quiet', () => {
  const html = `
    <link rel="canonical" href="https://example.org/base/softmax/">
    <link rel="icon" href="/base/favicon.svg">
    <script type="module" src="/base/_astro/page.js"></script>
    <h2 id="cost">Cost</h2>
    <a href="#cost">here</a> <a href="#top">up</a> <a href="../es/softmax/#coste">Spanish</a>
    <a href="../es/softmax/#softmax.t=0.5&amp;softmax.logits=2,1">a demo's state</a>
    <a href="https://arxiv.org/abs/1706.03762">paper</a> <a href="mailto:ada@example.org">mail</a>
    <img src="data:image/png;base64,AA=="> <p style="fill: url(#ramp)"></p>`;
  expect(complaints(html)).toEqual([]);
});

describe('a fault is found', () => {
  test.each([
    ['<a href="../masks/">x</a>', 'no such file'],
    ['<a href="../es/softmax">x</a>', 'a slash is missing'],
    ['<a href="/softmax/">x</a>', 'outside the base path'],
    ['<a href="#cots">x</a>', 'no element with the id cots'],
    ['<a href="../es/softmax/#cost">x</a>', 'no element with the id cost'],
    ['<a href="../es/softmax/#sofmax.t=1">x</a>', 'no element with the id sofmax'],
    ['<a href="https://">x</a>', 'no valid address'],
    ['<a href="javascript:void(0)">x</a>', 'a script as an address'],
    ['<img src="missing.png">', 'no such file'],
    ['<img srcset="/base/favicon.svg 1x, missing.png 2x">', 'no such file'],
    ['<link rel="stylesheet" href="/base/_astro/gone.css">', 'no such file'],
    ['<link rel="alternate" href="https://example.org/base/fr/">', 'no such file'],
    ['<astro-island component-url="/base/_astro/gone.js"></astro-island>', 'no such file'],
    ['<meta http-equiv="refresh" content="0;url=/base/gone/">', 'no such file'],
    ['<link rel="stylesheet" href="https://cdn.test/a.css">', 'another origin'],
    ['<link rel="preconnect" href="https://cdn.test">', 'another origin'],
    ['<script src="//cdn.test/a.js"></script>', 'another origin'],
    ['<img src="https://cdn.test/a.png">', 'another origin'],
    ['<style>@import "https://cdn.test/a.css";</style>', 'another origin'],
    ['<p style="background: url(https://cdn.test/a.png)"></p>', 'another origin'],
  ])('%s', (html, fault) => {
    expect(complaints(html)).toEqual([expect.stringContaining(fault)]);
  });

  test('in a style sheet and in the site map', () => {
    const others = {
      '_astro/page.css': '@font-face { src: url("./gone.woff2") }',
      'sitemap-0.xml': '<url><loc>https://example.org/base/gone/</loc></url>',
    };
    expect(complaints('', others)).toEqual([
      '_astro/page.css: url() ./gone.woff2: no such file',
      'sitemap-0.xml: <loc> https://example.org/base/gone/: no such file',
    ]);
  });
});
