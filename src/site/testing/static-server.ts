/** Serves a folder as a plain static host does: index files, trailing slashes, 404.html, one base path. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { basePath, builtPages, distFolder } from './built-site.ts';

const contentTypes: Record<string, string> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

export interface StaticServer {
  /** With the base path and a slash at its end. */
  url: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  port?: number;
  /** Whether texts go out gzipped to those who take it, as they do from a host on the net. */
  compress?: boolean;
  /** Texts that stand in for files, by their paths under the base; undefined for a file that is gone. */
  replaced?: ReadonlyMap<string, string | undefined>;
  /** A script of the test's own, which every page runs before any of the site's. */
  firstScript?: string;
}

/** Serves the built site under its base path, after a look whether there is a page to serve. */
export function serveDist(options: ServerOptions = {}): Promise<StaticServer> {
  if (builtPages().length === 0)
    throw new Error(`There is no page in ${distFolder}: run "npm run build" first.`);
  return serveFolder(distFolder, basePath, options);
}

export async function serveFolder(
  folder: string,
  base = '/',
  { port = 0, compress = false, replaced = new Map(), firstScript }: ServerOptions = {},
): Promise<StaticServer> {
  const rules = headerRules(join(folder, '_headers'));
  // A file of the same origin: the pages' content security policy lets no other script run.
  const firstScriptPath = `${base}first-script.js`;

  const server = createServer((request, response) => {
    const path = decodePath(request.url ?? '/');
    if (firstScript !== undefined && path === firstScriptPath) {
      response.writeHead(200, { 'content-type': contentTypes['.js'] }).end(firstScript);
      return;
    }
    const wanted = path?.startsWith(base) ? join(folder, normalize(path.slice(base.length))) : '';
    const inside = wanted === folder || wanted.startsWith(folder + sep);
    const isFolder = inside && existsSync(wanted) && statSync(wanted).isDirectory();

    if (path !== undefined && isFolder && !path.endsWith('/')) {
      response.writeHead(301, { location: encodeURI(`${path}/`) }).end();
      return;
    }
    const file = isFolder ? join(wanted, 'index.html') : wanted;
    const name = relative(folder, file).replaceAll(sep, '/');
    const found = inside && (replaced.has(name) ? replaced.get(name) !== undefined : isFile(file));
    const sent = found ? file : join(folder, '404.html');
    if (!found && !existsSync(sent)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const type = contentTypes[extname(sent)] ?? 'application/octet-stream';
    const isGzipped =
      compress &&
      /charset|json|wasm/.test(type) &&
      /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(found ? 200 : 404, {
      ...headersOf(path ?? '/', rules),
      'content-type': type,
      ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const other = found ? replaced.get(name) : undefined;
    const bytes = other === undefined ? readFileSync(sent) : Buffer.from(other);
    const body =
      firstScript !== undefined && extname(sent) === '.html'
        ? Buffer.from(
            String(bytes).replace('<head>', `<head><script src="${firstScriptPath}"></script>`),
          )
        : bytes;
    response.end(isGzipped ? gzipSync(body) : body);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${chosen}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** A path, or the beginning of one before a `*`, and what is sent with it. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

/** What a `_headers` file says, so that the tests meet what visitors of a host meet that reads the file. */
export function headerRules(file: string): HeaderRule[] {
  if (!existsSync(file)) return [];
  const rules: HeaderRule[] = [];
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ path: line.trim(), headers: {} });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+): *(\S.*)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (!name || !value || !rule) throw new Error(`_headers: cannot be read: ${line}`);
    rule.headers[name.toLowerCase()] = value;
  }
  return rules;
}

export function ruleMatches(rule: HeaderRule, path: string): boolean {
  return rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
}

/** All but how long to keep it: the pages of a browser profile are to know nothing of each other. */
function headersOf(path: string, rules: readonly HeaderRule[]): Record<string, string> {
  const matching = rules.filter((rule) => ruleMatches(rule, path));
  const all = Object.assign({}, ...matching.map(({ headers }) => headers)) as Record<
    string,
    string
  >;
  delete all['cache-control'];
  return all;
}
