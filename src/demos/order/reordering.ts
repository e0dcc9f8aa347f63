import {
  add,
  addPositions,
  attentionHead,
  attentionParameters,
  causalMask,
  createRandom,
  map,
  matrix,
  mean,
  permuteCols,
  permuteRows,
  rowView,
  scale,
  sinusoidalEncoding,
  sliceRows,
  transpose,
  type Head,
  type HeadParameters,
  type Matrix,
} from '#core/index.ts';
import { length, sentences, type Order } from './sentences.ts';

/** Wide enough to see, narrow enough for a phone. */
export const dModel = 4;

/** Twice Xavier's spread: with that alone, the weights of so few and so narrow tokens are all about equal. */
const gain = 1.5;

export const mostLayers = 2;

/** Two numbers as far apart as this, or less, differ by rounding only. */
export const rounding = 1e-12;

/** Added to the tokens of a sentence whose order counts. [n, d_model] */
export const positions: Matrix = sinusoidalEncoding(length, dModel);

export interface Switches {
  readonly positions: boolean;
  readonly causal: boolean;
  readonly layers: number;
}

/** One vector a word, drawn from N(0, 1): the same word has the same in every sentence. [n, d_model] */
export function embeddingsOf(sentence: number, seed: number): Matrix {
  const random = createRandom(seed).fork('embeddings');
  return matrix(
    sentences[sentence]!.tokens.map((token) => {
      const word = random.fork(token.toLowerCase());
      return Array.from({ length: dModel }, () => word.normal());
    }),
  );
}

/** The projections of each layer, Xavier-initialised. */
export function layersOf(seed: number): readonly HeadParameters[] {
  const random = createRandom(seed).fork('layers');
  return Array.from({ length: mostLayers }, (_, layer) =>
    attentionParameters(dModel, random.fork(layer), { gain }),
  );
}

/** One sentence's way through the layers. */
export interface Pass {
  readonly embeddings: Matrix;
  /** The embeddings, with their positions where these are on. [n, d_model] */
  readonly tokens: Matrix;
  /** One head a layer; a layer's output is what the next one gets. */
  readonly heads: readonly Head[];
  /** The last layer's. [n, n] */
  readonly weights: Matrix;
  /** The last layer's. [n, d_model] */
  readonly output: Matrix;
}

/** f: positions, where they are on, then self-attention, once or twice. */
export function attend(
  parameters: readonly HeadParameters[],
  embeddings: Matrix,
  switches: Switches,
): Pass {
  const tokens = switches.positions ? addPositions(embeddings, positions) : embeddings;
  const mask = switches.causal ? { mask: causalMask(embeddings.rows) } : {};
  const heads: Head[] = [];
  let x = tokens;
  for (const layer of parameters.slice(0, switches.layers)) {
    const head = attentionHead(layer, x, mask);
    heads.push(head);
    x = head.output;
  }
  return { embeddings, tokens, heads, weights: heads.at(-1)!.weights, output: x };
}

/** What is read off a pass, and compared between two orders. */
export const views = ['output', 'weights', 'mean', 'last'] as const;
export type View = (typeof views)[number];

export function readOff({ output, weights }: Pass, view: View): Matrix {
  switch (view) {
    case 'output':
      return output;
    case 'weights':
      return weights;
    case 'mean':
      return meanRow(output);
    case 'last':
      return sliceRows(output, output.rows - 1);
  }
}

/** The mean of the rows. [1, d] */
export function meanRow(a: Matrix): Matrix {
  const columns = transpose(a);
  return matrix([Array.from({ length: a.cols }, (_, col) => mean(rowView(columns, col)))]);
}

/** What the new order should give if tokens were all that counts: rows, and of weights columns too, moved along. */
export function movedAlong(before: Matrix, order: Order, view: View): Matrix {
  if (view === 'output') return permuteRows(before, order);
  if (view === 'weights') return permuteCols(permuteRows(before, order), order);
  return before;
}

/** A sentence in its own order and in another, side by side. */
export interface Reordering {
  readonly parameters: readonly HeadParameters[];
  readonly order: Order;
  readonly switches: Switches;
  readonly view: View;
  readonly first: Pass;
  readonly second: Pass;
  /** What was read off in the first order. */
  readonly before: Matrix;
  /** The same, moved along with the tokens. */
  readonly moved: Matrix;
  /** What was read off in the new order. */
  readonly after: Matrix;
  /** after − moved */
  readonly difference: Matrix;
  /** max |after − moved| */
  readonly residual: number;
}

export function reorder(
  parameters: readonly HeadParameters[],
  embeddings: Matrix,
  order: Order,
  switches: Switches,
  view: View,
): Reordering {
  const first = attend(parameters, embeddings, switches);
  const second = attend(parameters, permuteRows(embeddings, order), switches);
  const before = readOff(first, view);
  const moved = movedAlong(before, order, view);
  const after = readOff(second, view);
  const difference = add(after, scale(moved, -1));
  const residual = Math.max(...difference.data.map(Math.abs));
  return {
    parameters,
    order,
    switches,
    view,
    first,
    second,
    before,
    moved,
    after,
    difference,
    residual,
  };
}

/** The rows of a difference that are more than rounding. */
export function differingRows(difference: Matrix): readonly number[] {
  return Array.from({ length: difference.rows }, (_, row) => row).filter((row) =>
    rowView(difference, row).some((value) => Math.abs(value) > rounding),
  );
}

/** The difference without what is only rounding: the same in every browser. */
export function withoutRounding(difference: Matrix): Matrix {
  return map(difference, (value) => (Math.abs(value) > rounding ? value : 0));
}
