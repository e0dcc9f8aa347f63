import {
  causalMask,
  combineMasks,
  fullMask,
  isAllowed,
  mask,
  type Mask,
  type Matrix,
} from '#core/index.ts';
import {
  cellField,
  choice,
  integer,
  matrixField,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';
import {
  keys,
  length,
  lookUp,
  paddedTokens,
  paddingMaskOf,
  queries,
  sentences,
  sides,
  values,
  type Side,
} from './batch.ts';
import { methods, type Inputs, type Method } from './masking.ts';

export const views = ['weights', 'scores', 'output'] as const;
export type View = (typeof views)[number];

type Switch = 'on' | 'off';

export interface MasksState {
  readonly view: View;
  /** Which sentence of the batch is looked at. */
  readonly sentence: number;
  readonly causal: Switch;
  readonly padding: Switch;
  readonly side: Side;
  /** The mask as it was toggled by hand; without one the switches say what it is. */
  readonly mask: Mask | undefined;
  readonly method: Method;
  readonly ask: CellField;
  /** Keys and values of each word of the batch. */
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** Rows of 1 (may attend) and 0: `10000;11000;11100;11110;11111`; `switches` for none. */
const maskField: Field<Mask | undefined> = {
  initial: undefined,
  read(text) {
    if (!new RegExp(`^[01]{${length}}(;[01]{${length}}){${length - 1}}$`).test(text))
      return undefined;
    return mask(text.split(';').map((row) => [...row].map((bit) => bit === '1')));
  },
  write: (given) => (given ? bitsOf(given) : 'switches'),
};

function bitsOf(given: Mask): string {
  return Array.from({ length: given.rows }, (_, i) =>
    Array.from({ length: given.cols }, (__, j) => (isAllowed(given, i, j) ? 1 : 0)).join(''),
  ).join(';');
}

const pairs = { rows: length, cols: length };
const [come, gato] = [2, 1];

export const masksState = stateSchema<MasksState>('masks', {
  version: 1,
  fields: {
    view: choice(views, 'weights'),
    sentence: integer(0, { min: 0, max: sentences.length - 1 }),
    causal: choice(['on', 'off'], 'on'),
    padding: choice(['on', 'off'], 'on'),
    side: choice(sides, 'right'),
    mask: maskField,
    method: choice(methods, 'attention'),
    ask: cellField(
      {
        mask: pairs,
        bias: pairs,
        products: pairs,
        scores: pairs,
        weights: pairs,
        sums: { rows: length, cols: 1 },
        keys: { rows: length, cols: keys.cols },
        values: { rows: length, cols: values.cols },
        output: { rows: length, cols: values.cols },
      },
      { matrix: 'weights', row: come, col: gato },
    ),
    keys: matrixField(keys),
    values: matrixField(values),
  },
});

type MaskState = Pick<MasksState, 'sentence' | 'causal' | 'padding' | 'side' | 'mask'>;

/** The mask that the switches give. */
export function switchedMask({ sentence, causal, padding, side }: MaskState): Mask {
  return combineMasks(
    fullMask(length, length),
    ...(causal === 'on' ? [causalMask(length)] : []),
    ...(padding === 'on' ? [paddingMaskOf(sentence, side)] : []),
  );
}

export function maskOf(state: MaskState): Mask {
  return state.mask ?? switchedMask(state);
}

/** The mask with one cell turned round. */
export function toggled(given: Mask, { row, col }: { row: number; col: number }): Mask {
  const cell = row * given.cols + col;
  return { ...given, allowed: given.allowed.map((allow, at) => (at === cell ? !allow : allow)) };
}

export function tokensOf({ sentence, side }: MaskState): readonly string[] {
  return paddedTokens(sentence, side);
}

/** Queries, keys and values of the sentence that is looked at, one row a token. */
export function inputsOf(state: MasksState): Inputs {
  const tokens = tokensOf(state);
  return {
    queries: lookUp(queries, tokens),
    keys: lookUp(state.keys, tokens),
    values: lookUp(state.values, tokens),
  };
}

/** Which matrices a view shows. How the scores are masked depends on the method. */
export function shownBy(view: View, method: Method): readonly string[] {
  if (view === 'weights') return ['mask', 'scores', 'weights', 'sums'];
  if (view === 'output') return ['keys', 'values', 'weights', 'sums', 'output'];
  if (method === 'after') return ['products', 'scores'];
  return ['products', method === 'zero' || method === 'ones' ? 'mask' : 'bias', 'scores'];
}

/** The asked cell where the view shows it; else one in the same row of what the view makes. */
export function askAt(view: View, method: Method, asked: CellField): CellField {
  if (shownBy(view, method).includes(asked.matrix)) return asked;
  const isPair = ['mask', 'bias', 'products', 'scores', 'weights'].includes(asked.matrix);
  return { matrix: view, row: asked.row, col: view !== 'output' && isPair ? asked.col : 0 };
}
