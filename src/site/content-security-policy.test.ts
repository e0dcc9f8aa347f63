import { describe, expect, test } from 'vitest';
import { inlineScripts, withPolicy } from './content-security-policy.ts';

const page = (head: string, body = '') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

describe('inlineScripts', () => {
  test('finds what is run, and only that', () => {
    const html = page(
      '<script>one()</script><script type="module">two()</script><script src="/three.js"></script>',
      '<script type="application/ld+json">{"four":4}</script><script\ntype="text/javascript">five()</script>',
    );
    expect(inlineScripts(html)).toEqual(['one()', 'two()', 'five()']);
  });

  test('keeps the text to the letter: a hash knows no whitespace', () => {
    expect(inlineScripts(page('<script>\n  a();\n</script>'))).toEqual(['\n  a();\n']);
  });
});

describe('withPolicy', () => {
  test('allows an inline script by the hash that browsers compute', () => {
    // echo -n "alert('Hello, world.');" | openssl sha256 -binary | openssl base64; the example of
    // the specification (Content Security Policy Level 3, § 8.4).
    expect(withPolicy(page("<script>alert('Hello, world.');</script>"))).toContain(
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    );
  });

  test('allows neither other inline scripts nor eval', () => {
    const content = /script-src ([^;]*)/.exec(withPolicy(page('<script>a()</script>')))![1]!;
    expect(content).not.toContain("'unsafe-inline'");
    expect(content).not.toContain("'unsafe-eval'");
    expect(content).not.toMatch(/https?:|\*/);
  });

  test('stands before everything that it rules', () => {
    const html = withPolicy(page('<link rel="stylesheet" href="/a.css">'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
  });

  test('a page without an encoding fails the build', () => {
    expect(() => withPolicy('<html><head></head></html>')).toThrow('meta charset');
  });
});
