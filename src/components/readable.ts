/** Control characters, halves of characters, and marks that turn the direction of what follows. */
const unwanted = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** A text that a reader typed, without what cannot be shown: spaces stand in its place. */
export function readable(text: string): string {
  return text.replace(unwanted, ' ');
}
