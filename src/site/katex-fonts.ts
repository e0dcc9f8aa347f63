import type { Plugin } from 'vite';

/** Drops the woff and ttf sources of KaTeX's fonts: every browser that runs the demos reads woff2. */
export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex\/dist\/katex\.css$/ },
      handler: (css) =>
        css.replaceAll(/, url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, ''),
    },
  };
}
