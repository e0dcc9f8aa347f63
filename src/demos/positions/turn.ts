import {
  at,
  map,
  matmul,
  rotationByOffset,
  sinusoidalEncoding,
  sliceCols,
  sliceRows,
  type Matrix,
} from '#core/index.ts';
import { smallWidth, turnLength, type Base, type TurnState } from './state.ts';

/** One pair of channels, turned by an offset. */
export interface Turn {
  /** The pair at position p, [1, 2] */
  readonly from: Matrix;
  /** The pair's block of the rotation, [2, 2] */
  readonly rotation: Matrix;
  /** from · rotation, [1, 2] */
  readonly to: Matrix;
  /** What the table has at position p + k, [1, 2] */
  readonly expected: Matrix;
}

export function turnOf({ position, offset, pair, base }: TurnState): Turn {
  const options = { base: Number(base) };
  const [start, end] = [2 * pair, 2 * pair + 2];
  const table = sliceCols(
    sinusoidalEncoding(position + offset + 1, smallWidth, options),
    start,
    end,
  ); // [p + k + 1, 2]
  const whole = rotationByOffset(offset, smallWidth, options); // [d_model, d_model]
  const rotation = sliceCols(sliceRows(whole, start, end), start, end); // [2, 2]
  const from = sliceRows(table, position, position + 1); // [1, 2]
  return {
    from,
    rotation,
    to: matmul(from, rotation), // [1, 2]
    expected: sliceRows(table, position + offset), // [1, 2]
  };
}

/** max |PE[p + k] − PE[p] M| over all positions p below `turnLength` and all channels. */
export function largestDeviation(offset: number, base: Base): number {
  const options = { base: Number(base) };
  const table = sinusoidalEncoding(turnLength + offset, smallWidth, options);
  const rotation = rotationByOffset(offset, smallWidth, options);
  const turned = matmul(sliceRows(table, 0, turnLength), rotation); // [turnLength, d_model]
  const later = sliceRows(table, offset); // [turnLength, d_model]
  const deviations = map(turned, (value, row, col) => Math.abs(value - at(later, row, col)));
  return deviations.data.reduce((largest, deviation) => Math.max(largest, deviation), 0);
}

/** The angle of a pair at a position, in radians: p / base^(2i / d_model). */
export function angleOf(position: number, pair: number, base: Base): number {
  return position / Number(base) ** ((2 * pair) / smallWidth);
}
