import { renderMaths } from '../components/render-maths.ts';

/** About as much of a chapter's source as the first screen of a laptop shows. */
const openingLength = 900;

/**
 * Which of KaTeX's two common fonts a chapter's first screen is set in: upright (digits, operators, words) and
 * italic (letters).
 *
 * @param source the chapter's MDX, without its front matter
 */
export function fontsOfOpening(source: string): { upright: boolean; italic: boolean } {
  const opening = source.replaceAll(/^import .*\n/gm, '').slice(0, openingLength);
  const markup = [...opening.matchAll(/(?<!\\)(\$\$?)([^$]+)\1/g)]
    .map(([, , tex = '']) => renderMaths(tex))
    .map((formula) => formula.replace(/<math[^]*<\/math>/, ''))
    .join('');
  const letters = [...markup.matchAll(/<span class="([^"]*)"[^>]*>[^<\s\u200b]/g)];
  const isItalic = ([, classes = '']: RegExpExecArray): boolean => classes.includes('mathnormal');
  return { upright: !letters.every(isItalic), italic: letters.some(isItalic) };
}
