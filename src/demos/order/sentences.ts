/** A sentence, and the two of its tokens that change who does what when they change places. */
export interface Sentence {
  readonly tokens: readonly string[];
  readonly pair: readonly [number, number];
}

/** "The cat eats fish now"; "big fish eats small fish", which holds one word twice. */
export const sentences: readonly Sentence[] = [
  { tokens: ['El', 'gato', 'come', 'pescado', 'ahora'], pair: [1, 3] },
  { tokens: ['pez', 'grande', 'come', 'pez', 'chico'], pair: [1, 4] },
];

/** All sentences have this many tokens. */
export const length = 5;

/** The tokens with a number at those that are there twice: `pez₁`, `pez₂`. */
export function labelsOf({ tokens }: Sentence): readonly string[] {
  return tokens.map((token, place) => {
    if (tokens.filter((other) => other === token).length === 1) return token;
    const before = tokens.slice(0, place).filter((other) => other === token).length;
    return `${token}${'₁₂₃₄₅'[before]}`;
  });
}

/**
 * Which token stands at each place, counted from the sentence's own order: [0, 3, 2, 1, 4] is the
 * sentence with its second and its fourth token exchanged.
 */
export type Order = readonly number[];

export const firstOrder: Order = Array.from({ length }, (_, place) => place);

export const reversed: Order = firstOrder.toReversed();

export function isFirstOrder(order: Order): boolean {
  return order.every((token, place) => token === place);
}

/** The order with the token at one place put at another; those between move up. */
export function withMoved(order: Order, from: number, to: number): Order {
  const token = order[from]!;
  return order.toSpliced(from, 1).toSpliced(to, 0, token);
}

/** The order with two tokens, not places, exchanged. */
export function withExchanged(order: Order, [a, b]: readonly [number, number]): Order {
  return order.map((token) => (token === a ? b : token === b ? a : token));
}

/** One order for each choice of places: `items` as they stand in it. */
export function inOrder<Item>(items: readonly Item[], order: Order): readonly Item[] {
  return order.map((token) => items[token]!);
}
