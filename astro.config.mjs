// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { attentionChapters, preliminaries } from './src/components/progress/chapters.ts';
import { roleColours } from './src/components/role-code.ts';
import { contentSecurityPolicy } from './src/site/content-security-policy.ts';
import { hostFiles } from './src/site/hosting/host-files.ts';
import { leanKatexFonts } from './src/site/katex-fonts.ts';
import { languagePlugin } from './src/site/language-plugin.ts';
import { leanPlot } from './src/site/lean-plot.ts';
import { mathsPlugin } from './src/site/maths-plugin.ts';
import { offline } from './src/site/offline/offline.ts';

const { SITE_URL, BASE_PATH = '/', REPOSITORY_URL, OFFLINE } = process.env;

/** Pages for a reader who asked for another one. */
const stopgaps = /\/(404|offline)\/$/;

export default defineConfig({
  site: SITE_URL || 'http://localhost:4321',
  base: BASE_PATH || '/',
  srcDir: '.',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  vite: { plugins: [leanKatexFonts(), leanPlot()], build: { assetsInlineLimit: 0 } },
  markdown: {
    shikiConfig: { theme: 'css-variables', transformers: [roleColours] },
    processor: satteri({
      features: { math: true, headingAttributes: true },
      mdastPlugins: [mathsPlugin, languagePlugin],
    }),
  },
  integrations: [
    svelte(),
    starlight({
      title: { en: 'Paying Attention', es: 'Prestar atención' },
      description:
        'The attention mechanism and the Transformer, explained with numbers computed live in your browser.',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        es: { label: 'Español', lang: 'es' },
      },
      favicon: '/favicon.svg',
      customCss: [
        './src/styles/fonts.css',
        'katex/dist/katex.css',
        './src/styles/tokens.css',
        './src/styles/contrast.css',
        './src/styles/site.css',
        './src/styles/demo.css',
        './src/styles/exercise.css',
        './src/styles/progress.css',
      ],
      sidebar: [
        { slug: preliminaries },
        {
          label: 'Attention',
          translations: { es: 'La atención' },
          items: [...attentionChapters.map((slug) => ({ slug })), { slug: 'break-it' }],
        },
        { slug: 'examples' },
        { slug: 'pictures' },
        { slug: 'notation' },
        { slug: 'glossary' },
        { slug: 'how-we-know' },
        { slug: 'cite' },
        { slug: 'progress' },
      ],
      components: {
        Footer: './src/site/Footer.astro',
        Head: './src/site/Head.astro',
        LanguageSelect: './src/site/LanguageSelect.astro',
        PageSidebar: './src/site/PageSidebar.astro',
        PageTitle: './src/site/PageTitle.astro',
        Search: './src/site/Search.astro',
        TwoColumnContent: './src/site/TwoColumnContent.astro',
      },
      disable404Route: true,
      credits: false,
      lastUpdated: false,
      expressiveCode: false,
      plugins: [
        starlightLinksValidator({ errorOnFallbackPages: false, errorOnRelativeLinks: false }),
      ],
      ...(REPOSITORY_URL ? { editLink: { baseUrl: `${REPOSITORY_URL}/edit/main/` } } : {}),
    }),
    mdx(),
    sitemap({
      filter: (page) => !stopgaps.test(page),
      i18n: { defaultLocale: 'root', locales: { root: 'en', es: 'es' } },
    }),
    contentSecurityPolicy(),
    hostFiles(),
    // Last of those that change pages: it looks for what they name.
    offline({ on: OFFLINE !== 'no' }),
    {
      name: 'pages-beside-the-course',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          injectRoute({ pattern: '/404', entrypoint: './src/site/NotFound.astro' });
          injectRoute({ pattern: '/offline', entrypoint: './src/site/offline/OfflinePage.astro' });
          injectRoute({ pattern: '/robots.txt', entrypoint: './src/site/robots.ts' });
        },
      },
    },
    {
      name: 'reference-pictures',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          for (const language of ['', '/es'])
            for (const format of ['svg', 'png'])
              injectRoute({
                pattern: `${language}/figures/[name].${format}`,
                entrypoint: `./src/site/picture-${format}.ts`,
              });
        },
      },
    },
  ],
});
