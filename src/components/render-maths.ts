import katex from 'katex';

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
 * @throws if the formula is not valid TeX: a broken formula fails the build.
 */
export function renderMaths(tex: string, { display = false } = {}): string {
  const markup = katex.renderToString(tex, {
    displayMode: display,
    throwOnError: true,
    macros: { ...macros },
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }) => command === '\\htmlClass' || command === '\\htmlData',
  });
  return markup.replace(/<annotation[^>]*>[^<]*<\/annotation>/, '');
}
