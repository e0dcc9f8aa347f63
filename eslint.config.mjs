import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Globals that the core must not touch: it knows numbers only, and the same seed gives the same numbers. */
const outsideTheCore = [
  'Date',
  'document',
  'fetch',
  'localStorage',
  'navigator',
  'performance',
  'requestAnimationFrame',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
].map((name) => ({ name, message: 'src/core is pure: numbers in, numbers out.' }));

const seeded = 'Pass a seeded generator in, so that every number can be reproduced.';

/** Ways to turn a string into markup. Where one is right, say why in an eslint-disable comment. */
const markupFromStrings = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Markup from a string: build elements, or say in a disable comment why it is safe.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'Markup from a string: build elements.',
  },
];

export default defineConfig(
  globalIgnores([
    '.astro/',
    '.stryker-tmp/',
    'coverage/',
    'dist/',
    'figures/',
    'public/',
    'reports/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  svelte.configs.prettier,
  astro.configs.recommended,

  {
    rules: {
      // TypeScript knows which names exist.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...markupFromStrings],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      // `matrix.data[i]!` states what a checked shape already proves.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.astro'], rules: { 'astro/no-set-html-directive': 'error' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Svelte props that are reassigned through $bindable need `let`.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // svelte-check gives these warnings and fails on them; the rule does not see them.
      'svelte/no-unused-svelte-ignore': 'off',
      // A URL that is built to be read once need not be reactive.
      'svelte/prefer-svelte-reactivity': 'off',
      // A static site without SvelteKit: links are written with the base path by our own helper.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },

  // Rules that need types, on the files where types are cheap to have.
  {
    files: ['src/**/*.ts', '*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  {
    files: ['src/core/**/*.ts', 'src/exercises/**/*.ts', 'src/figures/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: seeded },
        { object: 'crypto', property: 'getRandomValues', message: seeded },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/core/**/*-bench.ts', 'src/core/**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', ...outsideTheCore] },
  },
);
