/** Every address that the built pages and style sheets name, checked against the built files. */
import { parseHTML } from 'linkedom';
import { posix } from 'node:path';

export interface Site {
  /** Where the site is said to be, for canonical addresses: `https://example.org`. */
  origin: string;
  /** With a slash at each end. */
  base: string;
  /** Every built file, relative to the site's folder. */
  files: ReadonlySet<string>;
  /** The text of the files that name others: .html, .css and sitemap .xml. */
  texts: Readonly<Record<string, string>>;
}

interface Mention {
  /** As it is written. */
  address: string;
  /** What names it: `<a href>`, `url()`. */
  by: string;
  /** The browser asks for it without a click. */
  fetched: boolean;
  /** It is there for machines: a canonical address, another language. */
  silent?: boolean;
}

interface Document {
  mentions: Mention[];
  ids: ReadonlySet<string>;
}

/** `<link>`s that say something about the page and load nothing. */
const linksThatLoadNothing =
  /^(alternate|author|canonical|help|license|me|next|prev|search|sitemap)$/;

/** One sentence for every address that leads nowhere, or that fetches from another origin. */
export function brokenLinks(site: Site): string[] {
  const documents = new Map<string, Document>();
  for (const [file, text] of Object.entries(site.texts)) documents.set(file, read(file, text));

  const found: string[] = [];
  for (const [file, { mentions }] of documents) {
    const complain = new Set<string>();
    for (const mention of mentions) {
      // Pages that stand in for others have no address of their own, though Starlight writes a canonical one.
      if (isStopgap(file) && mention.silent) continue;
      const fault = faultOf(mention, file, site, documents);
      if (fault) complain.add(`${file}: ${mention.by} ${mention.address}: ${fault}`);
    }
    found.push(...complain);
  }
  return found;
}

function faultOf(
  { address, fetched }: Mention,
  file: string,
  site: Site,
  documents: ReadonlyMap<string, Document>,
): string | undefined {
  const here = site.base + file.replace(/(^|\/)index\.html$/, '$1');
  let url: URL;
  try {
    url = new URL(address, site.origin + here);
  } catch {
    return 'no valid address';
  }
  if (/^(data|blob|mailto|tel):$/.test(url.protocol)) return undefined;
  if (url.protocol === 'javascript:') return 'a script as an address';
  if (url.origin !== site.origin) {
    return fetched ? 'fetched from another origin' : undefined;
  }
  if (!url.pathname.startsWith(site.base)) return `outside the base path ${site.base}`;

  const path = decodeURIComponent(url.pathname.slice(site.base.length));
  const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!site.files.has(target)) {
    const folder = site.files.has(posix.join(path, 'index.html'));
    return folder ? 'redirects: a slash is missing at the end' : 'no such file';
  }

  const anchor = anchorOf(url.hash);
  if (anchor === '' || !target.endsWith('.html')) return undefined;
  return documents.get(target)?.ids.has(anchor) ? undefined : `no element with the id ${anchor}`;
}

function isStopgap(file: string): boolean {
  return /(^|\/)(404|offline)(\.html|\/index\.html)$/.test(file);
}

/** `#softmax.t=0.5&…` carries the state of the demo `softmax`, which is where it leads. */
function anchorOf(hash: string): string {
  const anchor = decodeURIComponent(hash.slice(1)).replace(/:~:.*$/, '');
  return /^([\w-]+)\.[\w.-]+=/.exec(anchor)?.[1] ?? anchor;
}

function read(file: string, text: string): Document {
  if (file.endsWith('.css')) return { mentions: mentionsInCss(text), ids: new Set() };
  if (file.endsWith('.xml')) {
    const locations = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!);
    return {
      mentions: locations.map((address) => ({ address, by: '<loc>', fetched: false })),
      ids: new Set(),
    };
  }
  return readHtml(text);
}

function readHtml(text: string): Document {
  const { document } = parseHTML(text);
  const ids = new Set<string>(['top']);
  const mentions: Mention[] = [];
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['id', 'data-demo']) {
      const value = element.getAttribute(name);
      if (value) ids.add(value);
    }
    mentions.push(...mentionsOf(element));
  }
  return { mentions, ids };
}

function mentionsOf(element: Element): Mention[] {
  const tag = element.localName;
  const mentions: Mention[] = [];
  const add = (
    address: string | null | undefined,
    by: string,
    fetched: boolean,
    silent = false,
  ): void => {
    if (address !== null && address !== undefined) mentions.push({ address, by, fetched, silent });
  };

  for (const name of ['href', 'xlink:href', 'src', 'poster', 'data', 'action']) {
    if (name === 'data' && tag !== 'object') continue;
    const follows = tag === 'a' || tag === 'area' || name === 'action';
    const rel = element.getAttribute('rel') ?? '';
    const silent =
      tag === 'link' && rel.split(/\s+/).every((word) => linksThatLoadNothing.test(word));
    add(element.getAttribute(name), `<${tag} ${name}>`, !follows && !silent, silent);
  }
  for (const name of ['component-url', 'renderer-url', 'before-hydration-url']) {
    if (tag === 'astro-island') add(element.getAttribute(name), `<${tag} ${name}>`, true);
  }
  for (const part of element.getAttribute('srcset')?.split(',') ?? []) {
    add(part.trim().split(/\s+/)[0], `<${tag} srcset>`, true);
  }
  if (tag === 'meta' && /^refresh$/i.test(element.getAttribute('http-equiv') ?? '')) {
    add(/url=(.*)$/i.exec(element.getAttribute('content') ?? '')?.[1], '<meta refresh>', false);
  }
  if (tag === 'style') mentions.push(...mentionsInCss(element.textContent ?? ''));
  mentions.push(...mentionsInCss(element.getAttribute('style') ?? ''));
  return mentions;
}

function mentionsInCss(text: string): Mention[] {
  const addresses = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")]*))\s*\)|@import\s+["']([^"']+)["']/g;
  return [...text.matchAll(addresses)]
    .map((match) => match.slice(1).find((part) => part !== undefined) ?? '')
    .filter((address) => !address.startsWith('#')) // a gradient or filter of the same document
    .map((address) => ({ address, by: 'url()', fetched: true }));
}
