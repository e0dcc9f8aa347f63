/** The fonts of KaTeX that the site carries, by their files' names after `KaTeX_`. */
export const formulaFonts: readonly string[] = [
  'Main-Regular',
  'Math-Italic',
  'Size1-Regular',
  'Size2-Regular',
  'Size3-Regular',
  'Size4-Regular',
];

/** What KaTeX calls letters in any other of its fonts: bold, italic words, script, sans serif, those of the AMS. */
const otherLetters =
  /^(?:boldsymbol|amsrm|(?:math|text)(?:bf|it|tt|bb|cal|frak|scr|sf|boldfrak|boldsf|itsf|sfit))$/;

/** The class of letters, in KaTeX's HTML, for which the site carries no font; undefined if there are none. */
export function lettersWithoutFont(markup: string): string | undefined {
  const classes = [...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) =>
    names!.split(' '),
  );
  return classes.find((name) => otherLetters.test(name));
}
