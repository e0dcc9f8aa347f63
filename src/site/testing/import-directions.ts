/** Which part of the project may import which: the table, and the reading of files that checks it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';

interface Layer {
  /** Other layers it may import; its own files it always may. */
  layers: readonly string[];
  /** Layers whose files it may show as text, through `?raw`. */
  quotes?: readonly string[];
  /** Packages it may import, with their sub-paths; '*' is any. */
  packages: readonly string[];
  because: string;
}

/** Modules that Astro and Starlight make up at build time. */
const virtual = ['astro:', 'virtual:'];

export const table: Record<string, Layer> = {
  core: {
    layers: [],
    packages: ['pure-rand'],
    because: 'numbers only: it can be lifted out and used on its own',
  },
  figures: {
    layers: ['core'],
    packages: ['@observablehq/plot'],
    because: 'pure functions from numbers to a plot, so that page, test and export share them',
  },
  exercises: {
    layers: ['core', 'i18n'],
    packages: [],
    because: 'generators and graders are tested without a page; what they say is in two languages',
  },
  i18n: {
    layers: [],
    packages: [],
    because: 'plain dictionaries, which anything that speaks may import',
  },
  styles: {
    layers: [],
    packages: [],
    because: 'tokens and style sheets know no code',
  },
  components: {
    layers: ['core', 'figures', 'exercises', 'i18n', 'styles'],
    // linkedom, shiki and typescript run while the site is built; the budget of script keeps them out of pages.
    packages: [
      'svelte',
      'astro',
      '@astrojs/starlight',
      'katex',
      'linkedom',
      'shiki',
      'typescript',
      ...virtual,
    ],
    because: 'what demos share must not know any one demo',
  },
  demos: {
    layers: ['core', 'figures', 'exercises', 'i18n', 'styles', 'components'],
    packages: ['svelte', 'linkedom', ...virtual],
    because: 'a demo is used by chapters and by its export; it knows neither',
  },
  content: {
    layers: ['components', 'demos'],
    quotes: ['core'],
    packages: ['@astrojs/starlight'],
    because: 'prose, one tag a demo and code shown as it is: no logic, so no numbers either',
  },
  site: {
    layers: ['core', 'figures', 'exercises', 'i18n', 'styles', 'components', 'demos', 'content'],
    packages: ['*'],
    because: 'build-time parts and injected routes stand above everything',
  },
  config: {
    layers: ['site', 'components', 'i18n'],
    packages: ['*'],
    because: 'the tools of the root folder put the site together; they know no chapter and no demo',
  },
};

/** What a test, a bench or a test helper may import on top of what its layer may. */
export const forTests: Layer = {
  layers: ['site/testing'],
  packages: [
    'vitest',
    'fast-check',
    'onnxruntime-web',
    'playwright-core',
    'linkedom',
    'node:',
    'sharp',
    'svelte',
  ],
  because: 'browser tests stand beside what they test, and share their helpers in src/site/testing',
};

/** Packages to take in the very version that the one beside them brings, and so not named in package.json. */
export const broughtAlong: Record<string, string> = {
  '@astrojs/sitemap': '@astrojs/starlight',
  '@pagefind/default-ui': '@astrojs/starlight',
  shiki: 'astro',
  vite: 'astro',
};

/** What each file imports, as it is written there: { 'src/core/softmax.ts': ['./matrix.ts'] } */
export type Imports = Record<string, readonly string[]>;

/** One sentence for every import that the table does not allow. */
export function violations(imports: Imports): string[] {
  return Object.entries(imports).flatMap(([file, specifiers]) =>
    specifiers
      .filter((specifier) => !isAllowed(file, specifier))
      .map((specifier) => {
        const layer = layerOf(file);
        const because = table[layer]?.because ?? 'it is no layer of the table';
        return `${file} imports ${specifier}, but ${layer} may not: ${because}.`;
      }),
  );
}

function isAllowed(file: string, specifier: string): boolean {
  const from = layerOf(file);
  const layer = table[from];
  if (!layer) return false;
  const allowances = isTestFile(file) ? [layer, forTests] : [layer];

  const target = projectFile(file, specifier);
  if (target === undefined) {
    return allowances.some(({ packages }) => packages.some((name) => covers(name, specifier)));
  }
  // The version and name of the project are everyone's to read.
  if (target === 'package.json') return ['site', 'config', 'components'].includes(from);
  const to = layerOf(target);
  if (to === from) return true;
  if (specifier.endsWith('?raw') && layer.quotes?.includes(to)) return true;
  return allowances.some(({ layers }) =>
    layers.some((name) => name === to || target.startsWith(`src/${name}/`)),
  );
}

function covers(name: string, specifier: string): boolean {
  if (name === '*') return true;
  if (name.endsWith(':')) return specifier.startsWith(name);
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** Where an import inside the project leads, from the root; undefined for a package. */
function projectFile(file: string, specifier: string): string | undefined {
  const path = specifier.replace(/[?#][\w=&]*$/, ''); // `?raw` and its like
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  if (path.startsWith('#')) return `src/${path.slice(1)}`;
  if (path.startsWith('/')) return path.slice(1);
  return undefined;
}

function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top === 'src') return second;
  return file.includes('/') ? top : 'config';
}

function isTestFile(file: string): boolean {
  return /(\.test|-bench)\.ts$|\/testing\//.test(file);
}

/** The imports in a file's text: static, dynamic, re-exports, and the patterns of import.meta.glob. */
export function importsIn(file: string, text: string): string[] {
  const script = scriptOf(file, text);
  const { importedFiles } = ts.preProcessFile(script, true, true);
  const globs = [...script.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*['"`]([^'"`]+)['"`]/g)];
  return [...importedFiles.map(({ fileName }) => fileName), ...globs.map((match) => match[1]!)];
}

function scriptOf(file: string, text: string): string {
  const elements = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('\n');
  if (file.endsWith('.svelte')) return elements;
  if (file.endsWith('.astro')) {
    const frontmatter = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
    return `${frontmatter}\n${elements}`;
  }
  if (file.endsWith('.mdx')) {
    const prose = text.replace(/^(```+|~~~+)[\s\S]*?^\1\s*$/gm, '');
    return [...prose.matchAll(/^(?:import|export)\b[\s\S]*?(?=\n\s*\n|$(?![\s\S]))/gm)]
      .map((match) => match[0])
      .join('\n');
  }
  return text;
}

/** Every file of the project that can import another, with what it imports. */
export function readImports(root: string): Imports {
  const files = ['.', 'src', 'content'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== '.', withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte|astro|mdx)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  return Object.fromEntries(
    files.map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]),
  );
}

/** The packages that are imported and that package.json does not name: another package brought them by chance. */
export function undeclaredPackages(imports: Imports, declared: readonly string[]): string[] {
  const imported = Object.entries(imports).flatMap(([file, specifiers]) =>
    specifiers.filter((specifier) => projectFile(file, specifier) === undefined),
  );
  const names = imported
    .filter((specifier) => !specifier.includes(':'))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  const isDeclared = (name: string): boolean => declared.includes(broughtAlong[name] ?? name);
  return [...new Set(names)].filter((name) => !isDeclared(name)).sort();
}

/** The folders at the top that are not hidden and that git does not ignore. */
export function topLevelFolders(root: string): string[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\/|\/$/g, ''));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith('.') && !ignored.includes(name))
    .sort();
}
