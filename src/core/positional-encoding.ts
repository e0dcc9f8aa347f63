import { ShapeError } from './errors.ts';
import { add, map, sliceRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { normalMatrix } from './random.ts';
import type { Random } from './random.ts';

export interface SinusoidOptions {
  /** The last pair of channels turns nearly base times as slowly as the first; 10000 in the paper. */
  readonly base?: number;
}

/**
 * The sinusoidal encoding of positions. Two channels to a frequency, a sine beside its cosine:
 *
 *     PE[p, 2i]     = sin(p / base^(2i / d_model))
 *     PE[p, 2i + 1] = cos(p / base^(2i / d_model))
 *
 * With an odd d_model the last column is a sine without its cosine. With base 1 every pair turns alike,
 * one radian a position. A value is off by as much as its angle was rounded; against mpmath, less than
 * 10⁻¹³ up to position 512 and 5 · 10⁻¹² up to 10 000. Multiplying by base^(−2i / d_model) is no better.
 *
 * @returns [length, d_model]; either may be 0
 * @throws RangeError unless length and d_model are integers of at least 0, and 1 ≤ base < ∞: a base
 *   below 1 would make the channels turn ever faster
 *
 * Source: Vaswani et al., Attention Is All You Need (2017), §3.5.
 */
export function sinusoidalEncoding(
  length: number,
  dModel: number,
  { base = 10000 }: SinusoidOptions = {},
): Matrix {
  checkSizes('sinusoidalEncoding', length, dModel);
  checkBase('sinusoidalEncoding', base);
  const encoding = map(zeros(length, dModel), (_, position, channel) => {
    const angle = angleOf(position, channel, dModel, base);
    return isSine(channel) ? Math.sin(angle) : Math.cos(angle);
  }); // [length, d_model]
  return encoding;
}

/**
 * A learned encoding before any learning: a table of parameters, one row a position, each number an
 * independent draw from N(0, standardDeviation²). It has no row for a position beyond its length.
 *
 * @returns [length, d_model]
 * @throws RangeError unless length and d_model are integers of at least 0
 *
 * Source: Gehring et al., Convolutional Sequence to Sequence Learning (2017), §3.1; compared with
 * sinusoids in Vaswani et al. (2017), Table 3, row E. The deviation 0.02: Radford et al., Improving
 * Language Understanding by Generative Pre-Training (GPT, 2018), §4.1. BERT's code cuts the same normal
 * distribution off at two deviations; GPT-2's code has 0.01 for positions, 0.02 for tokens.
 */
export function learnedEncoding(
  length: number,
  dModel: number,
  { random, standardDeviation = 0.02 }: { random: Random; standardDeviation?: number },
): Matrix {
  checkSizes('learnedEncoding', length, dModel);
  return normalMatrix(length, dModel, random, { standardDeviation });
}

/**
 * Tokens with their positions: row i of x stands at position offset + i.
 *
 *     encoded[i, j] = x[i, j] + encoding[offset + i, j]
 *
 * @param x [n, d_model]
 * @param encoding [length, d_model], a table with a row for each position
 * @returns [n, d_model]
 * @throws ShapeError if the widths differ
 * @throws RangeError if the offset is no integer of at least 0, or a position lies beyond the table
 *
 * Source: Vaswani et al. (2017), §3.5.
 */
export function addPositions(
  x: Matrix,
  encoding: Matrix,
  { offset = 0 }: { readonly offset?: number } = {},
): Matrix {
  if (x.cols !== encoding.cols) {
    throw new ShapeError(
      `addPositions: tokens and positions of one width, got ${x.cols} and ${encoding.cols}`,
    );
  }
  if (!Number.isInteger(offset) || offset < 0) {
    throw new RangeError(`addPositions: the offset is an integer of at least 0, got ${offset}`);
  }
  if (offset + x.rows > encoding.rows) {
    throw new RangeError(
      `addPositions: positions below ${encoding.rows}, the length of the table, got ${offset + x.rows - 1}`,
    );
  }
  const positions = sliceRows(encoding, offset, offset + x.rows); // [n, d_model]
  const encoded = add(x, positions); // [n, d_model]
  return encoded;
}

/**
 * The rotation that takes the sinusoidal encoding of any position to the one `offset` further on,
 * whatever the position: PE[p + offset] = PE[p] M. One 2 × 2 block a pair of channels,
 *
 *      cos α   −sin α
 *      sin α    cos α        α = offset / base^(2i / d_model)
 *
 * on the right of a row (sin, cos), by the sine and cosine of a sum. A negative offset goes back: Mᵀ.
 *
 * @returns M, [d_model, d_model], zero outside the blocks
 * @throws RangeError unless the offset is an integer, d_model an even integer of at least 0, and
 *   1 ≤ base < ∞
 *
 * Source: the claim of Vaswani et al. (2017), §3.5, that PE[p + k] is a linear function of PE[p].
 */
export function rotationByOffset(
  offset: number,
  dModel: number,
  { base = 10000 }: SinusoidOptions = {},
): Matrix {
  if (!Number.isInteger(offset)) {
    throw new RangeError(`rotationByOffset: the offset is an integer, got ${offset}`);
  }
  if (!Number.isInteger(dModel) || dModel < 0 || dModel % 2 !== 0) {
    throw new RangeError(
      `rotationByOffset: dModel is an even integer of at least 0, got ${dModel}`,
    );
  }
  checkBase('rotationByOffset', base);
  const rotation = map(zeros(dModel, dModel), (_, from, to) => {
    const angle = angleOf(offset, from, dModel, base);
    if (from === to) return Math.cos(angle);
    if (from === partnerOf(to)) return isSine(from) ? -Math.sin(angle) : Math.sin(angle);
    return 0;
  }); // [d_model, d_model]
  return rotation;
}

/**
 * The order of channels that puts all sines before all cosines, for `permuteCols`: 0, 2, 4, …, 1, 3, 5, …
 * Dot products of rows do not depend on the order.
 *
 * This is the order of channels in tensor2tensor, the code of the paper's authors. Its frequencies are
 * others than the paper's: there the last pair turns exactly base times as slowly as the first.
 *
 * @throws RangeError unless d_model is an integer of at least 0
 *
 * Source: tensor2tensor, common_attention.py, get_timing_signal_1d.
 */
export function interleavedToHalves(dModel: number): number[] {
  checkSizes('interleavedToHalves', 0, dModel);
  const channels = Array.from({ length: dModel }, (_, channel) => channel);
  return [...channels.filter(isSine), ...channels.filter((channel) => !isSine(channel))];
}

/** position / base^(2i / d_model), where 2i is the channel or, for a cosine, the one before it. */
function angleOf(position: number, channel: number, dModel: number, base: number): number {
  return position / base ** (sineChannel(channel) / dModel);
}

function isSine(channel: number): boolean {
  return channel % 2 === 0;
}

/** The channel of the sine in the pair that a channel belongs to. */
export function sineChannel(channel: number): number {
  return channel - (channel % 2);
}

/** The other channel of a pair. */
function partnerOf(channel: number): number {
  return isSine(channel) ? channel + 1 : channel - 1;
}

function checkSizes(caller: string, length: number, dModel: number): void {
  for (const [name, size] of Object.entries({ length, dModel })) {
    if (!Number.isInteger(size) || size < 0) {
      throw new RangeError(`${caller}: ${name} is an integer of at least 0, got ${size}`);
    }
  }
}

function checkBase(caller: string, base: number): void {
  if (!(base >= 1 && base < Infinity)) {
    throw new RangeError(`${caller}: a finite base of at least 1, got ${base}`);
  }
}
