/** A longer name is cut between words. */
const longestName = 64;

/** A text as the name of a file, without its ending: `La atención, paso a paso` is `la-atencion-paso-a-paso`. */
export function fileName(...texts: readonly string[]): string {
  const plain = texts.join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.reduce((name, word) => {
    const longer = name ? `${name}-${word}` : word;
    return longer.length <= longestName ? longer : name;
  }, '');
}
