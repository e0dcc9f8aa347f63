import {
  add,
  matmul,
  multiHeadAttention,
  packHeads,
  scale,
  scaledDotProductAttention,
  sliceCols,
  type Matrix,
} from '#core/index.ts';
import { presetLayer } from './presets.ts';

/** The largest weight that any head gives, and the largest of the mean over the heads. */
export function largestWeights(): { readonly heads: number; readonly mean: number } {
  const weights = presetLayer('example').result.heads.map((head) => head.weights);
  const mean = scale(weights.reduce(add), 1 / weights.length);
  return {
    heads: Math.max(...weights.map(({ data }) => Math.max(...data))),
    mean: Math.max(...mean.data),
  };
}

/**
 * The largest difference, over the outputs of all heads of the demo's first state, between a projection a head and one
 * packed projection whose result is split.
 */
export function packedDifference(): number {
  const { x, parameters, result, headWidth } = presetLayer('example');
  const { queryProjection, keyProjection, valueProjection } = packHeads(parameters.heads);
  const [queries, keys, values] = [queryProjection, keyProjection, valueProjection].map(
    (projection) => matmul(x, projection), // [n, h · d_k]
  ) as [Matrix, Matrix, Matrix];
  const ofHead = (packed: Matrix, head: number): Matrix =>
    sliceCols(packed, head * headWidth, (head + 1) * headWidth);
  return largestDifference(
    result.heads.map(({ output }) => output),
    result.heads.map(
      (_, head) =>
        scaledDotProductAttention(ofHead(queries, head), ofHead(keys, head), ofHead(values, head))
          .output,
    ),
  );
}

/** The largest difference that exchanging the first two heads, with their rows of W^O, makes to the output. */
export function exchangedDifference(): number {
  const { x, parameters, result, headWidth } = presetLayer('example');
  const [first, second, ...rest] = parameters.heads;
  const { cols, data } = parameters.outputProjection;
  const share = headWidth * cols;
  const exchanged = Float64Array.from(data);
  exchanged.set(data.subarray(share, 2 * share), 0);
  exchanged.set(data.subarray(0, share), share);
  const { output } = multiHeadAttention(
    {
      heads: [second!, first!, ...rest],
      outputProjection: { ...parameters.outputProjection, data: exchanged },
    },
    x,
  );
  return largestDifference([result.output], [output]);
}

function largestDifference(left: readonly Matrix[], right: readonly Matrix[]): number {
  return Math.max(
    ...left.flatMap(({ data }, index) =>
      Array.from(data, (value, cell) => Math.abs(value - right[index]!.data[cell]!)),
    ),
  );
}

/** A part of one token's row: its columns from `start`, `width` of them. */
export interface Piece {
  readonly token: string;
  readonly start: number;
  readonly width: number;
}

/**
 * What stands in each row of each head when the row-major numbers of [n, h · d_k] are split into heads: by
 * `view(n, h, d_k)` and a transposition, which gives each head its columns of every token; or by
 * `view(h, n, d_k)`, which has the same shape and cuts the numbers where they stand.
 *
 * @returns [h][n]
 */
export function splitPieces(
  tokens: readonly string[],
  { heads, width }: { heads: number; width: number },
  how: 'transposed' | 'viewed',
): readonly (readonly Piece[])[] {
  const n = tokens.length;
  return Array.from({ length: heads }, (_, head) =>
    Array.from({ length: n }, (__, row) => {
      // Where this piece starts in memory, in pieces: each token's row is h of them.
      const piece = how === 'transposed' ? row * heads + head : head * n + row;
      return {
        token: tokens[Math.floor(piece / heads)]!,
        start: (piece % heads) * width,
        width,
      };
    }),
  );
}
