import {
  cellField,
  choice,
  integer,
  seedField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { anyNumber } from './number-field.ts';
import { mostTokens, sentenceField, tokensOf } from './sentence.ts';

export const views = ['weights', 'head', 'concatenated', 'output'] as const;
/** The stages of a number's way from a head to the output. */
export type View = (typeof views)[number];

export interface HeadsState {
  readonly sentence: string;
  readonly dModel: number;
  /** Any number: the core says which it cannot have. */
  readonly heads: number;
  readonly seed: number;
  readonly view: View;
  /** The head that is enlarged. */
  readonly head: number;
  /** The column of that head's output that is followed. */
  readonly column: number;
  /** The column of the output that it is followed to. */
  readonly into: number;
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
}

/** Wider models would not follow a control within a frame or two. */
export const widestModel = 128;

const ofTokens = { rows: mostTokens, cols: widestModel };
/** The largest shapes that there can be. */
const shapes = {
  queries: ofTokens,
  keys: ofTokens,
  values: ofTokens,
  weights: { rows: mostTokens, cols: mostTokens },
  headOutput: ofTokens,
  concatenated: ofTokens,
  outputProjection: { rows: widestModel, cols: widestModel },
  shares: ofTokens,
  output: ofTokens,
};
export type MatrixName = keyof typeof shapes;

const [come, pescado] = [2, 3];

export const headsState = stateSchema<HeadsState>('heads', {
  version: 1,
  fields: {
    sentence: sentenceField,
    dModel: integer(64, { min: 1, max: widestModel }),
    heads: anyNumber(8),
    seed: seedField(7),
    view: choice(views, 'weights'),
    head: integer(4, { min: 0, max: widestModel - 1 }),
    column: integer(5, { min: 0, max: widestModel - 1 }),
    into: integer(0, { min: 0, max: widestModel - 1 }),
    ask: cellField(shapes, { matrix: 'weights', row: come, col: pescado }),
  },
  settle,
});

/** Which matrices a stage shows. The enlarged weights are always there. */
export const shownBy: Readonly<Record<View, readonly MatrixName[]>> = {
  weights: ['queries', 'keys', 'weights'],
  head: ['weights', 'values', 'headOutput'],
  concatenated: ['weights', 'headOutput', 'concatenated'],
  output: ['weights', 'concatenated', 'outputProjection', 'shares', 'output'],
};

export function dividesWell({ dModel, heads }: Pick<HeadsState, 'dModel' | 'heads'>): boolean {
  return Number.isInteger(heads) && heads >= 1 && dModel % heads === 0;
}

/** Makes what is chosen and asked fit the sizes of the layer. */
export function settle(state: HeadsState): HeadsState {
  if (!dividesWell(state)) return state;
  const { dModel, heads } = state;
  const within = (index: number, size: number): number => Math.min(index, size - 1);
  const fitted = {
    ...state,
    head: within(state.head, heads),
    column: within(state.column, dModel / heads),
    into: within(state.into, dModel),
  };
  const name = fitted.ask.matrix as MatrixName;
  if (!shownBy[fitted.view].includes(name)) return { ...fitted, ask: askAt(fitted.view, fitted) };
  const { rows, cols } = shapeOf(name, fitted);
  const ask = {
    matrix: name,
    row: within(fitted.ask.row, rows),
    col: within(fitted.ask.col, cols),
  };
  return { ...fitted, ask };
}

/** The shape of a matrix in a layer of these sizes. */
export function shapeOf(
  name: MatrixName,
  { sentence, dModel, heads }: Pick<HeadsState, 'sentence' | 'dModel' | 'heads'>,
): { rows: number; cols: number } {
  const n = tokensOf(sentence).length;
  switch (name) {
    case 'weights':
      return { rows: n, cols: n };
    case 'concatenated':
    case 'output':
      return { rows: n, cols: dModel };
    case 'outputProjection':
      return { rows: dModel, cols: dModel };
    case 'shares':
      return { rows: n, cols: heads };
    default:
      return { rows: n, cols: dModel / heads };
  }
}

/** The cell to ask about after going to a stage: where the followed number is there, in the same row. */
export function askAt(view: View, state: HeadsState): CellField {
  const { ask, head, column, into, dModel, heads } = state;
  const ofToken = ask.matrix === 'outputProjection' ? 0 : ask.row;
  const row = Math.min(ofToken, tokensOf(state.sentence).length - 1);
  switch (view) {
    case 'weights':
      return { matrix: 'weights', row, col: ask.matrix === 'weights' ? ask.col : row };
    case 'head':
      return { matrix: 'headOutput', row, col: column };
    case 'concatenated':
      return { matrix: 'concatenated', row, col: (head * dModel) / heads + column };
    case 'output':
      return { matrix: 'output', row, col: into };
  }
}

/** What asking about a cell says about the number that is followed, and where to. */
export function followedFrom(
  { matrix, row, col }: CellField,
  { dModel, heads }: Pick<HeadsState, 'dModel' | 'heads'>,
): Partial<HeadsState> {
  const width = dModel / heads;
  switch (matrix) {
    case 'values':
    case 'headOutput':
      return { column: col };
    case 'concatenated':
      return { head: Math.floor(col / width), column: col % width };
    case 'outputProjection':
      return { head: Math.floor(row / width), column: row % width, into: col };
    case 'shares':
      return { head: col };
    case 'output':
      return { into: col };
    default:
      return {};
  }
}
