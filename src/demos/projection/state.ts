import { matrix, type Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  matrixField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';

export const tokens = ['gato', 'come', 'pescado'] as const;

export const layouts = ['rows', 'torch'] as const;

export interface ProjectionState {
  /** Whether W is drawn as it stands in XW, or as PyTorch stores it. */
  readonly layout: (typeof layouts)[number];
  readonly ask: CellField;
  /** X, [n, in] */
  readonly tokens: Matrix;
  /** W, [in, out] */
  readonly projection: Matrix;
}

const handSetTokens = matrix([
  [2, 1, -1],
  [-1, 1, 2],
  [2, -1, 1],
]);

const handSetProjection = matrix([
  [1, -1],
  [2, 1],
  [-1, 2],
]);

export const projectionState = stateSchema<ProjectionState>('projection', {
  version: 1,
  fields: {
    layout: choice(layouts, 'rows'),
    ask: cellField(
      {
        tokens: handSetTokens,
        projection: handSetProjection,
        product: { rows: handSetTokens.rows, cols: handSetProjection.cols },
      },
      { matrix: 'product', row: 0, col: 1 },
    ),
    tokens: matrixField(handSetTokens),
    projection: matrixField(handSetProjection),
  },
});
