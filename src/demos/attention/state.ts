import type { Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  matrixField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { keys, queries, values } from './example.ts';

export const steps = ['similarity', 'scale', 'softmax', 'mix', 'all'] as const;
export type Step = (typeof steps)[number];

export interface AttentionState {
  readonly step: Step;
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

const [n, m] = [queries.rows, keys.rows];

export const attentionState = stateSchema<AttentionState>('attention', {
  version: 1,
  fields: {
    step: choice(steps, 'similarity'),
    ask: cellField(
      {
        queries,
        keys,
        values,
        products: { rows: n, cols: m },
        scores: { rows: n, cols: m },
        weights: { rows: n, cols: m },
        output: { rows: n, cols: values.cols },
      },
      { matrix: 'products', row: 2, col: 3 },
    ),
    queries: matrixField(queries),
    keys: matrixField(keys),
    values: matrixField(values),
  },
});

/** What each step shows, and the matrix it makes. */
export const shownBy = {
  similarity: ['queries', 'keys', 'products'],
  scale: ['products', 'scores'],
  softmax: ['scores', 'weights'],
  mix: ['weights', 'values', 'output'],
  all: ['queries', 'keys', 'values', 'scores', 'weights', 'output'],
} as const;

const madeBy = {
  similarity: 'products',
  scale: 'scores',
  softmax: 'weights',
  mix: 'output',
  all: 'output',
} as const;

/** The cell to ask about after going to a step: in the same row, of what that step makes. */
export function askAt(step: Step, asked: CellField): CellField {
  const shown: readonly string[] = shownBy[step];
  if (shown.includes(asked.matrix) && step === 'all') return asked;
  const made = madeBy[step];
  const keysAcross = made !== 'output';
  const fromKeysAcross = ['products', 'scores', 'weights'].includes(asked.matrix);
  const fallback = keysAcross ? 3 : 0;
  return {
    matrix: made,
    row: asked.matrix === 'keys' ? 2 : asked.row,
    col: keysAcross === fromKeysAcross ? asked.col : fallback,
  };
}
