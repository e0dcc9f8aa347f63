import {
  attentionHead,
  causalMask,
  combineMasks,
  headProvenance,
  isAllowed,
  map,
  matrix,
  paddingMask,
  zeros,
  type CellRef,
  type Head,
  type HeadParameters,
  type Mask,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import { lookUp, width } from './lexicon.ts';
import { pad, tokensOf, wordOf } from './sentence.ts';
import type { CrossState, Words } from './state.ts';

/** What is computed from: all of the state but what is looked at. */
export type CrossInputs = Omit<CrossState, 'view' | 'ask'>;

export interface Cross {
  readonly inputs: CrossInputs;
  readonly target: readonly string[];
  /** With its padding. */
  readonly source: readonly string[];
  /** X, the features of the target's tokens, [n, d_model] */
  readonly x: Matrix;
  /** C, the features of the source's tokens, [m, d_model] */
  readonly context: Matrix;
  readonly parameters: HeadParameters;
  /** [n, m] */
  readonly mask: Mask;
  readonly head: Head;
}

/** The whole demo: two sentences, looked up, projected, attended. */
export function crossAttention(inputs: CrossInputs): Cross {
  const { queryProjection, keyProjection, valueProjection, words } = inputs;
  const target = tokensOf(inputs.target);
  const sourceWords = tokensOf(inputs.source);
  const source = [...sourceWords, ...Array<string>(inputs.padding).fill(pad)];
  const x = vectorsOf(target, words); // [n, d_model]
  const context = vectorsOf(source, words); // [m, d_model]
  const mask = maskOf(inputs, target.length, sourceWords.length);
  const parameters = { queryProjection, keyProjection, valueProjection };
  const head = attentionHead(parameters, x, { context, mask });
  return { inputs, target, source, x, context, parameters, mask, head };
}

/** Whether a word has features, from the lexicon or from the reader. */
export function isKnown(token: string, words: Words): boolean {
  return featuresOf(token, words) !== undefined;
}

function featuresOf(token: string, words: Words): readonly number[] | undefined {
  const word = wordOf(token);
  return words.get(word) ?? lookUp(word);
}

function vectorsOf(tokens: readonly string[], words: Words): Matrix {
  const none = Array<number>(width).fill(0);
  return matrix(tokens.map((token) => featuresOf(token, words) ?? none)); // [tokens, d_model]
}

/** The mask over the source's padding, and the causal one if somebody puts it here. */
function maskOf(
  { padding, mask, causal }: Pick<CrossInputs, 'padding' | 'mask' | 'causal'>,
  n: number,
  sourceLength: number,
): Mask {
  const m = sourceLength + padding;
  const allowed = mask === 'on' ? sourceLength : m;
  const [overPadding] = paddingMask([allowed], { numKeys: m, numQueries: n });
  return combineMasks(overPadding!, ...(causal === 'on' ? [causalMask(n, m)] : []));
}

/** The features of a word with one of them changed; words that stand in neither sentence are forgotten. */
export function withFeature(
  { inputs, target, source }: Pick<Cross, 'inputs' | 'target' | 'source'>,
  token: string,
  col: number,
  value: number,
): Words {
  const none = Array<number>(width).fill(0);
  const present = new Set([...target, ...source].map(wordOf));
  const word = wordOf(token);
  const before = featuresOf(token, inputs.words) ?? none;
  const after = before.map((feature, k) => (k === col ? value : feature));
  const words = new Map([...inputs.words].filter(([each]) => present.has(each)));
  words.set(word, after);
  if (after.every((feature, k) => feature === (lookUp(word) ?? none)[k])) words.delete(word);
  return words;
}

/** The mask as a matrix: 1 = may attend. */
export function asNumbers(mask: Mask): Matrix {
  return map(zeros(mask.rows, mask.cols), (_, i, j) => (isAllowed(mask, i, j) ? 1 : 0));
}

export type MatrixName =
  | 'x'
  | 'context'
  | 'queryProjection'
  | 'keyProjection'
  | 'valueProjection'
  | 'queries'
  | 'keys'
  | 'values'
  | 'products'
  | 'mask'
  | 'scores'
  | 'weights'
  | 'output';

/** The numbers of one of the demo's matrices. */
export function matrixOf({ x, context, parameters, mask, head }: Cross, name: MatrixName): Matrix {
  switch (name) {
    case 'x':
      return x;
    case 'context':
      return context;
    case 'mask':
      return asNumbers(mask);
    case 'queryProjection':
    case 'keyProjection':
    case 'valueProjection':
      return parameters[name];
    default:
      return head[name];
  }
}

/** Where a cell came from, one step back. */
export function provenanceOf(
  { parameters, x, context, mask, head }: Cross,
  cell: CellRef,
): Provenance {
  return headProvenance(parameters, x, head, cell, { context, mask });
}
