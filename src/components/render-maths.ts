import katex from 'katex';
import { lettersWithoutFont } from './formula-fonts.ts';

/**
 * TeX shorthands of the course, one per role, so that a letter has the same colour in every
 * formula: `\Q` is always the query colour. See the notation page.
 */
const macros = {
  '\\Q': '\\htmlClass{role-query}{Q}',
  '\\K': '\\htmlClass{role-key}{K}',
  '\\V': '\\htmlClass{role-value}{V}',
  '\\O': '\\htmlClass{role-value}{O}',
  '\\A': '\\htmlClass{role-weight}{A}',
  '\\q': '\\htmlClass{role-query}{q}',
  '\\k': '\\htmlClass{role-key}{k}',
  '\\v': '\\htmlClass{role-value}{v}',
  '\\a': '\\htmlClass{role-weight}{a}',
  '\\softmax': '\\operatorname{softmax}',
  '\\Attention': '\\operatorname{Attention}',
  '\\dk': 'd_k',
  '\\dv': 'd_v',
  '\\dmodel': 'd_{\\text{model}}',
  '\\transpose': '^{\\!\\top}',
  '\\term': '\\htmlData{term=#1}{#2}',
};

/**
 * HTML and MathML of a formula, made while the site is built. The TeX that KaTeX keeps inside the MathML is left out: nothing
 * reads it, and it is a thirtieth of a chapter.
 *
 * @throws if the formula is not valid TeX, or is set in a font that the site does not carry: then the build fails.
 */
export function renderMaths(tex: string, { display = false } = {}): string {
  const markup = katex.renderToString(tex, {
    displayMode: display,
    throwOnError: true,
    macros: { ...macros },
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }) => command === '\\htmlClass' || command === '\\htmlData',
  });
  const letters = lettersWithoutFont(markup);
  if (letters !== undefined)
    throw new RangeError(
      `renderMaths: ${tex} has letters of the kind ${letters}, whose font src/components/formula-fonts.ts leaves out`,
    );
  return markup.replace(/<annotation[^>]*>[^<]*<\/annotation>/, '');
}
