import type { Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  integer,
  seedField,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';
import { readable } from '#components/readable.ts';
import { dModel, headWidth, numHeads, pipeline, type Pipeline } from './pipeline.ts';
import { longestText, mostTokens, split, tokensOf } from './tokens.ts';

export const views = [
  'tokens',
  'embeddings',
  'positions',
  'projections',
  'weights',
  'concatenated',
  'output',
] as const;
export type View = (typeof views)[number];

export const matrixNames = [
  'ids',
  'table',
  'embeddings',
  'encoding',
  'x',
  'queries',
  'keys',
  'values',
  'scores',
  'weights',
  'concatenated',
  'output',
] as const;
export type MatrixName = (typeof matrixNames)[number];

type Switch = 'on' | 'off';

export interface PipelineState {
  readonly view: View;
  readonly sentence: string;
  /** Which head's matrices are shown. */
  readonly head: number;
  readonly positions: Switch;
  readonly causal: Switch;
  readonly seed: number;
  readonly ask: CellField;
}

/** The course's running sentence: "The cat eats fish now". */
export const runningSentence = 'El gato come pescado ahora';

const sentenceField: Field<string> = {
  initial: runningSentence,
  read(text) {
    if (text.length > longestText || split(text).length === 0) return undefined;
    return readable(text);
  },
  write: (sentence) => sentence,
};

const vectors = { rows: mostTokens, cols: dModel };
const headVectors = { rows: mostTokens, cols: headWidth };
const pairs = { rows: mostTokens, cols: mostTokens };
const [come, pescado] = [2, 3];

export const pipelineState = stateSchema<PipelineState>('pipe', {
  version: 1,
  fields: {
    view: choice(views, 'weights'),
    sentence: sentenceField,
    head: integer(0, { min: 0, max: numHeads - 1 }),
    positions: choice(['on', 'off'], 'on'),
    causal: choice(['on', 'off'], 'off'),
    seed: seedField(41),
    ask: cellField(
      {
        ids: { rows: mostTokens, cols: 1 },
        table: vectors,
        embeddings: vectors,
        encoding: vectors,
        x: vectors,
        queries: headVectors,
        keys: headVectors,
        values: headVectors,
        scores: pairs,
        weights: pairs,
        concatenated: vectors,
        output: vectors,
      },
      { matrix: 'weights', row: come, col: pescado },
    ),
  },
});

/** Everything that follows from a state. */
export function pipelineOf({
  sentence,
  positions,
  causal,
  seed,
}: Pick<PipelineState, 'sentence' | 'positions' | 'causal' | 'seed'>): Pipeline {
  return pipeline(tokensOf(sentence), {
    seed,
    positions: positions === 'on',
    causal: causal === 'on',
  });
}

export function matrixOf(
  { ids, table, embeddings, encoding, x, attention }: Pipeline,
  name: MatrixName,
  head: number,
): Matrix {
  switch (name) {
    case 'ids':
      return { rows: ids.length, cols: 1, data: Float64Array.from(ids) };
    case 'table':
      return table;
    case 'embeddings':
      return embeddings;
    case 'encoding':
      return encoding;
    case 'x':
      return x;
    case 'concatenated':
    case 'output':
      return attention[name];
    default:
      return attention.heads[head]![name];
  }
}

/** What each view shows. */
export const shownBy: Readonly<Record<View, readonly MatrixName[]>> = {
  tokens: ['ids'],
  embeddings: ['table', 'embeddings'],
  positions: ['embeddings', 'encoding', 'x'],
  projections: ['x', 'queries', 'keys', 'values'],
  weights: ['scores', 'weights'],
  concatenated: ['weights', 'values', 'concatenated'],
  output: ['concatenated', 'output'],
};

/** The matrix that a view is there to make. */
const madeBy: Readonly<Record<View, MatrixName>> = {
  tokens: 'ids',
  embeddings: 'embeddings',
  positions: 'x',
  projections: 'queries',
  weights: 'weights',
  concatenated: 'concatenated',
  output: 'output',
};

/**
 * The asked cell where the view shows it; else the one of what the view makes in the same row. What lies
 * outside the sentence, which may have become shorter, is moved to its last token.
 */
export function askAt(
  { view, head }: Pick<PipelineState, 'view' | 'head'>,
  asked: CellField,
  computed: Pipeline,
): CellField {
  const isShown = shownBy[view].some((name) => name === asked.matrix);
  const name = isShown ? (asked.matrix as MatrixName) : madeBy[view];
  // A row of the table is a token of the vocabulary, not of the sentence.
  const row = !isShown && asked.matrix === 'table' ? computed.ids.indexOf(asked.row) : asked.row;
  const { rows, cols } = matrixOf(computed, name, head);
  return {
    matrix: name,
    row: Math.max(0, Math.min(row, rows - 1)),
    col: Math.min(asked.col, cols - 1),
  };
}
