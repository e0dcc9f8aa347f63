import {
  addPositions,
  causalMask,
  createRandom,
  matrix,
  multiHeadAttention,
  multiHeadParameters,
  normalMatrix,
  rowView,
  sinusoidalEncoding,
  zeros,
  type Matrix,
  type Random,
} from '#core/index.ts';

export const dModel = 16;
export const numHeads = 4;
export const headWidth = dModel / numHeads;

export interface PipelineOptions {
  readonly seed: number;
  /** Whether positions are added. */
  readonly positions: boolean;
  /** Whether no token sees those after it. */
  readonly causal: boolean;
}

/** From tokens to outputs: embeddings, positions, multi-head self-attention. */
export function pipeline(tokens: readonly string[], { seed, positions, causal }: PipelineOptions) {
  const random = createRandom(seed);
  const { vocabulary, ids } = numberTokens(tokens); // n ids
  const table = embeddingTable(vocabulary, random.fork('embeddings')); // [V, d_model]
  const embeddings = lookUp(table, ids); // [n, d_model]
  const encoding = sinusoidalEncoding(tokens.length, dModel); // [n, d_model]
  const x = positions ? addPositions(embeddings, encoding) : embeddings; // [n, d_model]
  const parameters = multiHeadParameters(dModel, numHeads, random.fork('parameters'));
  const mask = causal ? { mask: causalMask(tokens.length) } : {}; // [n, n]
  const attention = multiHeadAttention(parameters, x, mask); // output [n, d_model]
  return {
    tokens,
    positions,
    vocabulary,
    ids,
    table,
    embeddings,
    encoding,
    x,
    parameters,
    mask,
    attention,
  };
}

export type Pipeline = ReturnType<typeof pipeline>;

/** The vocabulary of a sentence, sorted, and the place of each token in it. */
export function numberTokens(tokens: readonly string[]): {
  readonly vocabulary: readonly string[];
  readonly ids: readonly number[];
} {
  const vocabulary = [...new Set(tokens)].sort();
  return { vocabulary, ids: tokens.map((token) => vocabulary.indexOf(token)) };
}

/**
 * A row a token, every number drawn from N(0, 1). A row depends on the seed and the token's text alone, so
 * that a token keeps its row when the sentence around it changes.
 *
 * @returns [V, d_model]
 */
export function embeddingTable(vocabulary: readonly string[], random: Random): Matrix {
  const table = zeros(vocabulary.length, dModel); // [V, d_model]
  for (const [id, token] of vocabulary.entries())
    rowView(table, id).set(normalMatrix(1, dModel, random.fork(token)).data);
  return table;
}

/**
 * Row ids[i] of the table as row i.
 *
 * @returns [n, d_model]
 */
export function lookUp(table: Matrix, ids: readonly number[]): Matrix {
  return matrix(ids.map((id) => Array.from(rowView(table, id))));
}
