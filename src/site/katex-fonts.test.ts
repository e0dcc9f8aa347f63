import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formulaFonts, lettersWithoutFont } from '../components/formula-fonts.ts';
import { renderMaths } from '../components/render-maths.ts';
import { keepFormulaFonts } from './katex-fonts.ts';

const css = readFileSync('node_modules/katex/dist/katex.css', 'utf8');

test('the style sheet names the fonts of the course as woff2, and no other file', () => {
  const lean = keepFormulaFonts(css);
  const files = [...lean.matchAll(/url\(([^)]*)\)/g)].map(([, file]) => file);
  expect(files.sort()).toEqual(formulaFonts.map((font) => `fonts/KaTeX_${font}.woff2`).sort());
  expect(lean.match(/@font-face/g)).toHaveLength(formulaFonts.length);
  expect(lean.slice(lean.indexOf('.katex {'))).toBe(css.slice(css.indexOf('.katex {')));
});

/** The rules of KaTeX that change the font, by the classes they are for. */
const fontRules = [...css.matchAll(/^([^{}@]+)\{([^}]*font-(?:family|style|weight)[^}]*)\}/gm)]
  .flatMap(([, selectors, body]) => selectors!.split(',').map((selector) => [selector, body!]))
  .map(
    ([selector, body]) => [/\.([\w-]+)(?:\s*>\s*span)?\s*$/.exec(selector!)?.[1], body!] as const,
  )
  .filter(([name]) => name !== undefined && name !== 'katex');

describe('letters of every font that is left out are refused', () => {
  test('the style sheet was understood', () => {
    expect(fontRules.length).toBeGreaterThan(30);
  });

  test.each(fontRules)('%s', (name, body) => {
    const family = /font-family: (\w+)/.exec(body)?.[1] ?? 'KaTeX_Main';
    const isBold = body.includes('bold');
    const isSlanted = body.includes('italic');
    const isCarried =
      (family === 'KaTeX_Main' && !isBold && !isSlanted) ||
      (family === 'KaTeX_Math' && !isBold) ||
      family.startsWith('KaTeX_Size');
    expect(lettersWithoutFont(`<span class="mord ${name}">x</span>`)).toBe(
      isCarried ? undefined : name,
    );
  });

  test.each([
    '\\mathbf{x}',
    '\\mathbb{R}',
    '\\mathcal{L}',
    '\\boldsymbol{x}',
    '\\text{\\textit{x}}',
  ])('%s fails the build', (tex) => {
    expect(() => renderMaths(tex)).toThrow('formula-fonts.ts leaves out');
  });

  test('the letters of the course are not', () => {
    expect(() =>
      renderMaths('\\softmax(\\Q\\K\\transpose) + \\sum_i \\text{if } x_i'),
    ).not.toThrow();
  });
});
