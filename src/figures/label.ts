/** The longest label that stands in full, in letters; longer ones end in an ellipsis. */
const longestLabel = 9;

/** The label, cut between letters where it is too long for a figure. */
export function shorten(label: string): string {
  if (lengthOf(label) <= longestLabel) return label;
  let kept = '';
  let length = 1; // the ellipsis
  for (const letter of lettersOf(label)) {
    length += widthOf(letter);
    if (length > longestLabel) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** The length of the longest label as `shorten` leaves it, in letters. */
export function longestOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => lengthOf(shorten(label))));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that are a letter each, without marks to join: no segmenter is asked, which is slow. */
const plain = /^[\u0020-\u02ff]*$/;

/** What a reader sees as letters: a letter with its marks is one, and so is an emoji of several characters. */
function lettersOf(label: string): readonly string[] {
  return plain.test(label)
    ? [...label]
    : Array.from(graphemes.segment(label), ({ segment }) => segment);
}

/** Letters that are as wide as two. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}]/u;

function widthOf(letter: string): number {
  return wide.test(letter) ? 2 : 1;
}

function lengthOf(label: string): number {
  if (plain.test(label)) return label.length;
  return lettersOf(label).reduce((length, letter) => length + widthOf(letter), 0);
}
