/** Arithmetic as a line of text, the same in every language. */
import { formatNumber } from '#core/index.ts';

/** `2·1 + 0·3`, of two rows of whole numbers; what is negative stands in brackets. */
export function sumOfProducts(left: Iterable<number>, right: Iterable<number>): string {
  const others = [...right];
  return [...left].map((one, k) => `${factor(one)}·${factor(others[k]!)}`).join(' + ');
}

function factor(value: number): string {
  return value < 0 ? `(${formatNumber(value, 0)})` : formatNumber(value, 0);
}
