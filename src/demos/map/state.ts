import { cellField, stateSchema, type CellField } from '#components/demo-state.ts';
import { queries, keys } from '../attention/example.ts';

export interface MapState {
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
}

const shape = { rows: queries.rows, cols: keys.rows };

export const mapState = stateSchema<MapState>('map', {
  version: 1,
  fields: {
    ask: cellField({ scores: shape, weights: shape }, { matrix: 'weights', row: 2, col: 3 }),
  },
});
