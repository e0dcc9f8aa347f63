/** Serves a folder as a plain static host does: index files, trailing slashes, 404.html, one base path. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

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
  /** A script of the test's own, which every page runs before any of the site's. */
  firstScript?: string;
}

export async function serveFolder(
  folder: string,
  base = '/',
  { port = 0, firstScript }: ServerOptions = {},
): Promise<StaticServer> {
  const headers = headersForAll(join(folder, '_headers'));
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
    const found = inside && existsSync(file) && statSync(file).isFile();
    const sent = found ? file : join(folder, '404.html');
    if (!existsSync(sent)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(found ? 200 : 404, {
      ...headers,
      'content-type': contentTypes[extname(sent)] ?? 'application/octet-stream',
    });
    if (request.method === 'HEAD') response.end();
    else if (firstScript !== undefined && extname(sent) === '.html')
      response.end(
        readFileSync(sent, 'utf8').replace(
          '<head>',
          `<head><script src="${firstScriptPath}"></script>`,
        ),
      );
    else createReadStream(sent).pipe(response);
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

/**
 * What a `_headers` file sends with every path (its `/*` block), so that the tests meet the same
 * content security policy as visitors of a host that reads the file.
 */
function headersForAll(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      applies = line.trim() === '/*';
    } else if (applies) {
      const colon = line.indexOf(':');
      headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
  }
  return headers;
}
