import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from './static-server.ts';
import type { StaticServer } from './static-server.ts';

const parent = mkdtempSync(join(tmpdir(), 'static-server-'));
const folder = join(parent, 'dist');
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'es'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'not to be served');
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, '404.html'), 'lost');
  writeFileSync(join(folder, 'es', 'index.html'), 'inicio');
  writeFileSync(
    join(folder, '_headers'),
    "/base/*\n  Content-Security-Policy: default-src 'self'\n/base/x\n  X-Other: 1\n",
  );
  server = await serveFolder(folder, '/base/', {
    replaced: new Map([
      ['es/new.txt', 'instead'],
      ['x', undefined],
    ]),
  });
  writeFileSync(join(folder, 'x'), 'not there');
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

async function get(path: string) {
  const response = await fetch(new URL(path, server.url), { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('a folder is answered with its index, with what _headers says for the paths under the base', async () => {
  const { status, headers, text } = await get('/base/es/');
  expect([status, text]).toEqual([200, 'inicio']);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toBe("default-src 'self'");
  expect(headers.get('x-other')).toBeNull();
});

test('a folder without its slash is sent on to the address with it', async () => {
  const { status, headers } = await get('/base/es');
  expect([status, headers.get('location')]).toEqual([301, '/base/es/']);
});

test('a text stands in for a file', async () => {
  const { status, text } = await get('/base/es/new.txt');
  expect([status, text]).toEqual([200, 'instead']);
});

test('a rule for one path is for that path', async () => {
  const { headers } = await get('/base/x');
  expect(headers.get('x-other')).toBe('1');
});

test.each(['/base/gone/', '/base/x', '/', '/es/', '/base/%2e%2e%2fsecret.txt', '/base/%'])(
  '%s is answered with 404.html',
  async (path) => {
    const { status, text } = await get(path);
    expect([status, text]).toEqual([404, 'lost']);
  },
);

test('a text goes out gzipped where that is asked of the server, and only to who takes it', async () => {
  const page = 'word '.repeat(1_000);
  writeFileSync(join(folder, 'long.html'), page);
  const compressing = await serveFolder(folder, '/base/', { compress: true });
  const fetchLong = (url: string, encoding: string): Promise<Response> =>
    fetch(new URL('long.html', url), { headers: { 'accept-encoding': encoding } });
  const small = await fetchLong(compressing.url, 'gzip');
  expect([small.headers.get('content-encoding'), await small.text()]).toEqual(['gzip', page]);
  const untouched = [
    await fetchLong(compressing.url, 'identity'),
    await fetchLong(server.url, 'gzip'),
  ];
  for (const whole of untouched)
    expect([whole.headers.get('content-encoding'), await whole.text()]).toEqual([null, page]);
  await compressing.close();
});

test('a first script is run by every page before its own, from the site’s origin', async () => {
  const page = '<!doctype html><head><script>later()</script></head>';
  writeFileSync(join(folder, 'page.html'), page);
  expect((await get('/base/page.html')).text).toBe(page);

  const withScript = await serveFolder(folder, '/base/', { firstScript: 'first()' });
  const { href } = new URL('page.html', withScript.url);
  const text = await (await fetch(href)).text();
  expect(text).toBe(page.replace('<head>', '<head><script src="/base/first-script.js"></script>'));
  const script = await fetch(new URL('first-script.js', withScript.url));
  expect(await script.text()).toBe('first()');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  await withScript.close();
});
