import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  importsIn,
  readImports,
  table,
  topLevelFolders,
  undeclaredPackages,
  violations,
} from './import-directions.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..', '..');

describe('the project', () => {
  const imports = readImports(root);

  test('imports run one way', () => {
    expect(violations(imports)).toEqual([]);
  });

  test('every package that is imported is named in package.json', () => {
    expect(undeclaredPackages(imports, Object.keys(packageJson.devDependencies))).toEqual([]);
  });

  test('the files were read: the core, this test and the configuration are among them', () => {
    expect(Object.keys(imports)).toContain('src/core/softmax.ts');
    expect(imports['src/site/testing/import-directions.test.ts']).toContain('vitest');
    expect(imports['astro.config.mjs']).toContain('astro/config');
  });

  test('src, content and public are the only top-level folders', () => {
    expect(topLevelFolders(root)).toEqual(['content', 'public', 'src']);
  });
});

describe('an arrow the other way is found', () => {
  test.each([
    ['src/core/softmax.ts', '#figures/heat-map.ts'],
    ['src/core/softmax.ts', '../i18n/locale.ts'],
    ['src/core/softmax.ts', '@observablehq/plot'],
    ['src/core/softmax.ts', 'node:fs'],
    ['src/core/softmax.ts', '#site/testing/browser.ts'],
    ['src/figures/heat-map.ts', '#components/MatrixGrid.svelte'],
    ['src/figures/heat-map.ts', '#i18n/locale.ts'],
    ['src/exercises/softmax.ts', '@observablehq/plot'],
    ['src/i18n/locale.ts', '#core/index.ts'],
    ['src/components/DemoFrame.svelte', '#demos/softmax/Softmax.svelte'],
    ['src/components/DemoFrame.svelte', '/src/demos/softmax/Softmax.svelte'],
    ['src/components/DemoFrame.svelte', '#site/repository.ts'],
    ['src/demos/softmax/Softmax.svelte', '../../site/repository.ts'],
    ['src/demos/softmax/Softmax.svelte', '../../../content/docs/softmax.mdx'],
    ['content/docs/softmax.mdx', '#core/softmax.ts'],
    ['content/docs/softmax.mdx', '#site/repository.ts?raw'],
    ['content/docs/softmax.mdx', '#site/repository.ts'],
    ['content/docs/softmax.mdx', 'svelte'],
    ['astro.config.mjs', './src/demos/softmax/state.ts'],
    ['src/newcomer/thing.ts', './other.ts'],
    ['src/core/softmax.test.ts', '#demos/softmax/state.ts'],
  ])('%s imports %s', (file, specifier) => {
    expect(violations({ [file]: [specifier] })).toEqual([
      expect.stringContaining(`${file} imports ${specifier}`),
    ]);
  });

  test('the sentence says why', () => {
    expect(violations({ 'src/core/softmax.ts': ['svelte'] })).toEqual([
      `src/core/softmax.ts imports svelte, but core may not: ${table.core!.because}.`,
    ]);
  });
});

test('a package that is not declared is found, under its own name', () => {
  const imports = {
    'src/site/x.ts': ['left-pad/deep.js', '@a/b/c', 'node:fs', 'astro:content', './y.ts'],
  };
  expect(undeclaredPackages(imports, ['@a/b'])).toEqual(['left-pad']);
});

test('what the table allows is let through', () => {
  expect(
    violations({
      'src/core/random.ts': ['pure-rand/generator/xoroshiro128plus', './errors.ts'],
      'src/core/softmax.test.ts': ['vitest', 'fast-check', './testing/close.ts', 'node:fs'],
      'src/figures/heat-map.ts': ['#core/index.ts', '@observablehq/plot'],
      'src/exercises/softmax.ts': ['#core/index.ts', '#i18n/locale.ts'],
      'src/components/DemoFrame.svelte': ['svelte/reactivity', '#figures/heat-map.ts'],
      'src/demos/softmax/Softmax.svelte': ['#components/DemoFrame.svelte', '#core/index.ts?raw'],
      'src/demos/softmax/softmax.browser.test.ts': ['#site/testing/browser.ts', 'vitest'],
      'content/docs/es/softmax.mdx': ['#demos/softmax/Softmax.svelte', '#core/softmax.ts?raw'],
      'src/site/maths-plugin.ts': ['katex', '#components/roles.ts'],
      'astro.config.mjs': ['./src/site/maths-plugin.ts', '@astrojs/mdx'],
    }),
  ).toEqual([]);
});

describe('imports are read from', () => {
  test('TypeScript: static, type-only, re-exported, dynamic, globbed', () => {
    const text = `
      import { a } from './a.ts';
      import type { B } from './b.ts';
      export * from './c.ts';
      const d = () => import('./d.ts');
      const e = import.meta.glob<string>('./e/*.ts');
      // import './comment.ts';
      const text = "import './string.ts'";
    `;
    expect(importsIn('src/x.ts', text).sort()).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e/*.ts',
    ]);
  });

  test('Svelte: both script elements', () => {
    const text = `<script module lang="ts">import './a.ts';</script>
      <script lang="ts">
        import B from './B.svelte';
      </script>
      <p>import './prose.ts';</p>`;
    expect(importsIn('src/X.svelte', text)).toEqual(['./a.ts', './B.svelte']);
  });

  test('Astro: the frontmatter and the script elements', () => {
    const text = `---\nimport A from './A.astro';\n---\n<p>x</p>\n<script>import './b.ts';</script>`;
    expect(importsIn('src/X.astro', text)).toEqual(['./A.astro', './b.ts']);
  });

  test('MDX: imports of several lines, not those in code', () => {
    const text = [
      '---',
      'title: X',
      '---',
      "import A from './A.svelte';",
      'import {',
      '  B,',
      "} from './b.ts';",
      '',
      'Prose.',
      '',
      '```ts',
      "import './shown.ts';",
      '```',
      '',
      "export { c } from './c.ts';",
    ].join('\n');
    expect(importsIn('content/docs/x.mdx', text)).toEqual(['./A.svelte', './b.ts', './c.ts']);
  });
});
