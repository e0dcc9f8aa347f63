import type { Plugin } from 'vite';
import { formulaFonts } from '../components/formula-fonts.ts';

/**
 * Of KaTeX's fonts leaves those that formulas of the course are set in, as woff2: every browser that runs the
 * demos reads it, and whatever the style sheet names is kept for reading offline.
 */
export function leanKatexFonts(): Plugin {
  return {
    name: 'lean-katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex\/dist\/katex\.css$/ },
      handler: keepFormulaFonts,
    },
  };
}

export function keepFormulaFonts(css: string): string {
  return css
    .replaceAll(/@font-face \{[^}]*\}\n?/g, (rule) => {
      const font = /fonts\/KaTeX_([\w-]+)\.woff2/.exec(rule)?.[1] ?? '';
      return formulaFonts.includes(font) ? rule : '';
    })
    .replaceAll(/, url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
}
