import {
  at,
  createRandom,
  interleavedToHalves,
  learnedEncoding,
  matmul,
  permuteCols,
  rowView,
  sinusoidalEncoding,
  sliceRows,
  transpose,
  type Matrix,
} from '#core/index.ts';
import type { Profile } from '#figures/offset-profile.ts';
import type { PosState } from './state.ts';

/** GPT's deviation for what it learns, and the core's default. */
export const standardDeviation = 0.02;

/** A table of positions, its channels in the paper's order. */
export function tableOf({
  kind,
  length,
  width,
  base,
  seed,
}: Pick<PosState, 'kind' | 'length' | 'width' | 'base' | 'seed'>): Matrix {
  return kind === 'sinusoidal'
    ? sinusoidalEncoding(length, width, { base: Number(base) })
    : learnedEncoding(length, width, { random: createRandom(seed), standardDeviation });
}

/** Which channel of the paper stands in each column. */
export function channelsOf(width: number, order: PosState['order']): readonly number[] {
  return order === 'halves'
    ? interleavedToHalves(width)
    : Array.from({ length: width }, (_, channel) => channel);
}

/** The table as it is shown. */
export function inOrder(table: Matrix, order: PosState['order']): Matrix {
  return order === 'halves' ? permuteCols(table, interleavedToHalves(table.cols)) : table;
}

/** Where the ramp of colours, and the axis of the waves, ends. */
export function limitOf(kind: PosState['kind']): number {
  return kind === 'sinusoidal' ? 1 : 3 * standardDeviation;
}

/** Positions from one top of a wave to the next: 2π · base^(2i / d_model). */
export function wavelength(channel: number, width: number, base: number): number {
  return 2 * Math.PI * base ** ((channel - (channel % 2)) / width);
}

/** The dot products of one row with all rows, by their offset from it. */
export function profileOf(table: Matrix, position: number): Profile['points'] {
  const row = sliceRows(table, position, position + 1); // [1, d_model]
  const products = matmul(table, transpose(row)); // [length, 1]
  return Array.from(products.data, (product, other) => ({ offset: other - position, product }));
}

/** The position half a table away, to compare its profile with. */
export function comparedPosition(position: number, length: number): number {
  return (position + Math.floor(length / 2)) % length;
}

/** No dot product of two rows is larger than this, in size (Cauchy and Schwarz). */
export function largestProduct(table: Matrix): number {
  let largest = 0;
  for (let row = 0; row < table.rows; row++) {
    const square = rowView(table, row).reduce((sum, value) => sum + value ** 2, 0);
    largest = Math.max(largest, square);
  }
  return largest;
}

export function columnOf(table: Matrix, channel: number): number[] {
  return Array.from({ length: table.rows }, (_, position) => at(table, position, channel));
}
