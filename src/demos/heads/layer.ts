import {
  createRandom,
  matmul,
  multiHeadAttention,
  multiHeadParameters,
  packHeads,
  sliceCols,
  sliceRows,
  splitHeads,
  zeros,
  type Matrix,
  type MultiHeadAttention,
  type MultiHeadParameters,
} from '#core/index.ts';
import { embed, tokensOf } from './sentence.ts';

/** What makes a layer of the demo. */
export interface LayerSettings {
  readonly sentence: string;
  readonly dModel: number;
  readonly heads: number;
  readonly seed: number;
}

export interface Layer {
  readonly tokens: readonly string[];
  readonly x: Matrix;
  readonly parameters: MultiHeadParameters;
  readonly result: MultiHeadAttention;
  /** d_k = d_v = d_model / h */
  readonly headWidth: number;
}

/**
 * Multi-head attention over a sentence, its token vectors and parameters drawn with the seed. Another number of heads
 * splits the same parameters in another way.
 *
 * @throws RangeError if the number of heads is not an integer of at least 1 that divides d_model
 */
export function layerOf({ sentence, dModel, heads, seed }: LayerSettings): Layer {
  const parameters = parametersOf({ dModel, heads, seed });
  const tokens = tokensOf(sentence);
  const x = embed(tokens, dModel, seed); // [n, d_model]
  const result = multiHeadAttention(parameters, x);
  return { tokens, x, parameters, result, headWidth: dModel / heads };
}

/** What was drawn last: another sentence, or another number of heads, need not wait for the same draws. */
let drawn: { dModel: number; seed: number; parameters: MultiHeadParameters } | undefined;

function parametersOf({
  dModel,
  heads,
  seed,
}: Pick<LayerSettings, 'dModel' | 'heads' | 'seed'>): MultiHeadParameters {
  if (drawn?.dModel !== dModel || drawn.seed !== seed || heads < 1 || dModel % heads !== 0) {
    const random = createRandom(seed).fork('parameters');
    drawn = { dModel, seed, parameters: multiHeadParameters(dModel, heads, random) };
  }
  return { ...drawn.parameters, heads: splitHeads(packHeads(drawn.parameters.heads), heads) };
}

/** The layer, or what the core says of a number of heads that it cannot have. */
export function tryLayer(settings: LayerSettings): { layer: Layer } | { refused: string } {
  try {
    return { layer: layerOf(settings) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refused: error.message };
  }
}

/**
 * What each head adds to one column of the output: its output times its rows of W^O.
 *
 * @returns [n, h]; the sum of row i is output[i, column]
 */
export function sharesOf({ result, parameters, headWidth }: Layer, column: number): Matrix {
  const toColumn = sliceCols(parameters.outputProjection, column, column + 1); // [h · d_v, 1]
  const shares = zeros(result.output.rows, result.heads.length); // [n, h]
  for (const [head, { output }] of result.heads.entries()) {
    const rows = sliceRows(toColumn, head * headWidth, (head + 1) * headWidth); // [d_v, 1]
    const added = matmul(output, rows); // [n, 1]
    for (const [row, value] of added.data.entries()) shares.data[row * shares.cols + head] = value;
  }
  return shares;
}

/** The numbers from 1 to d_model that divide it: how many heads it can have. */
export function possibleHeads(dModel: number): readonly number[] {
  return Array.from({ length: dModel }, (_, i) => i + 1).filter((heads) => dModel % heads === 0);
}
