/** The token that fills short sentences up. */
export const pad = '⟨pad⟩';

/** The longest text of a sentence, in UTF-16 units, and the most tokens that are made of it. */
export const longestText = 80;
export const mostTokens = 8;

/** All tokens of a text: what spaces separate, in whatever script. */
export function split(text: string): readonly string[] {
  return text.split(/\s+/u).filter((token) => token !== '');
}

/** The tokens that are used: the first few. */
export function tokensOf(text: string): readonly string[] {
  return split(text).slice(0, mostTokens);
}

const aroundWord = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

/** What a token is looked up by: `¡Pescado!` is `pescado`. What holds no letter or digit stays as it is. */
export function wordOf(token: string): string {
  if (token === pad) return pad;
  const word = token.toLowerCase().normalize('NFC');
  return word.replace(aroundWord, '') || word;
}
