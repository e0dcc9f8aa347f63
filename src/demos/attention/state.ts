import type { Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  matrixField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { keys, queries, values } from './example.ts';

export const steps = ['products', 'scale', 'softmax', 'mix', 'all'] as const;
export type Step = (typeof steps)[number];

export interface AttentionState {
  readonly step: Step;
  /** Whether products are divided by √d_k. */
  readonly scale: 'sqrt' | 'none';
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

const [n, m] = [queries.rows, keys.rows];
const [come, pescado] = [2, 3];

export const attentionState = stateSchema<AttentionState>('attention', {
  version: 1,
  fields: {
    step: choice(steps, 'products'),
    scale: choice(['sqrt', 'none'], 'sqrt'),
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
      { matrix: 'products', row: come, col: pescado },
    ),
    queries: matrixField(queries),
    keys: matrixField(keys),
    values: matrixField(values),
  },
  settle: (state) => {
    const shown: readonly string[] = shownBy[state.step];
    return shown.includes(state.ask.matrix)
      ? state
      : { ...state, ask: askAt(state.step, state.ask) };
  },
});

/** What each step shows, and the matrix it makes. */
export const shownBy = {
  products: ['queries', 'keys', 'products'],
  scale: ['products', 'scores'],
  softmax: ['scores', 'weights'],
  mix: ['weights', 'values', 'output'],
  all: ['queries', 'keys', 'values', 'scores', 'weights', 'output'],
} as const;

const madeBy = {
  products: 'products',
  scale: 'scores',
  softmax: 'weights',
  mix: 'output',
  all: 'weights',
} as const;

/** The cell to ask about after going to a step: in the same row, of what that step makes. */
export function askAt(step: Step, asked: CellField): CellField {
  const shown: readonly string[] = shownBy[step];
  if (step === 'all' && shown.includes(asked.matrix)) return asked;
  return madeFrom(step, asked);
}

/** A cell of what the step makes that depends on the given cell, where there is one. */
export function madeFrom(step: Step, { matrix, row, col }: CellField): CellField {
  const made = madeBy[step];
  const keysAcross = made !== 'output';
  if (matrix === 'keys') return { matrix: made, row: come, col: keysAcross ? row : 0 };
  if (matrix === 'values') return { matrix: made, row: come, col: keysAcross ? row : col };
  const fromKeysAcross = matrix !== 'queries' && matrix !== 'output';
  const sameAcross = matrix !== 'queries' && keysAcross === fromKeysAcross;
  return { matrix: made, row, col: sameAcross ? col : keysAcross ? pescado : 0 };
}
