import { formatNumber, isPrintedExactly } from '#core/index.ts';

/** Lines of arithmetic with whole numbers, as facts: the same in every language. */

/** A row of numbers as it stands in a sentence, `(2, 0, −1)`, in one piece. */
export function listText(row: Iterable<number>): string {
  return `(${Array.from(row, whole).join(',\u00a0')})`;
}

/** Two rows of whole numbers, entry by entry: `2·1 + 0·(−3)`. */
export function sumOfProducts(left: Iterable<number>, right: Iterable<number>): string {
  const others = [...right];
  return [...left].map((one, t) => `${operand(one)}·${operand(others[t]!)}`).join(' + ');
}

/** A dot product, plus a bias if there is one: `1·2 + 0·(−3) + 1 = 3`. */
export function dotProductText(
  a: readonly number[] | Float64Array,
  b: readonly number[] | Float64Array,
  { bias = [] }: { bias?: readonly number[] } = {},
): string {
  const result = Array.from(a, (value, t) => value * b[t]!)
    .concat(bias)
    .reduce((sum, term) => sum + term, 0);
  return `${[sumOfProducts(a, b), ...bias.map(operand)].join(' + ')} = ${whole(result)}`;
}

/** A mean with these whole numbers as weights: `(1·2 + 3·0)/4 = 0.50`. */
export function mixtureText(wholes: readonly number[], values: ArrayLike<number>): string {
  const sum = wholes.reduce((total, share) => total + share, 0);
  const mean = wholes.reduce((total, share, j) => total + (share / sum) * values[j]!, 0);
  const terms = wholes.map((share, j) => `${whole(share)}·${operand(values[j]!)}`);
  const sign = isPrintedExactly(mean) ? '=' : '≈';
  return `(${terms.join(' + ')})/${whole(sum)} ${sign} ${formatNumber(mean)}`;
}

function operand(value: number): string {
  return value < 0 ? `(${whole(value)})` : whole(value);
}

function whole(value: number): string {
  return formatNumber(value, 0);
}
