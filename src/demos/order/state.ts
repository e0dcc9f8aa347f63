import {
  cellField,
  choice,
  integer,
  seedField,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';
import {
  dModel,
  embeddingsOf,
  layersOf,
  mostLayers,
  reorder,
  views,
  type Reordering,
  type View,
} from './reordering.ts';
import { length, sentences, type Order } from './sentences.ts';

type Switch = 'on' | 'off';

export interface OrderState {
  readonly view: View;
  /** Which of the sentences. */
  readonly sentence: number;
  /** Which token stands at each place. */
  readonly order: Order;
  readonly positions: Switch;
  readonly causal: Switch;
  readonly layers: number;
  readonly seed: number;
  readonly ask: CellField;
}

/** One digit a place, `03214`. */
function orderField(initial: Order): Field<Order> {
  return {
    initial,
    read(text) {
      const order = [...text].map(Number);
      const isOrder =
        /^\d+$/.test(text) &&
        order.length === length &&
        new Set(order).size === length &&
        Math.max(...order) < length;
      return isOrder ? order : undefined;
    },
    write: (order) => order.join(''),
  };
}

const vectors = { rows: length, cols: dModel };
const pairs = { rows: length, cols: length };
const row = { rows: 1, cols: dModel };

export const orderState = stateSchema<OrderState>('order', {
  version: 1,
  fields: {
    view: choice(views, 'output'),
    sentence: integer(0, { min: 0, max: sentences.length - 1 }),
    order: orderField([0, 3, 2, 1, 4]),
    positions: choice(['on', 'off'], 'off'),
    causal: choice(['on', 'off'], 'off'),
    layers: integer(1, { min: 1, max: mostLayers }),
    seed: seedField(43),
    ask: cellField(
      {
        tokens: vectors,
        newTokens: vectors,
        output: vectors,
        newOutput: vectors,
        movedOutput: vectors,
        weights: pairs,
        newWeights: pairs,
        movedWeights: pairs,
        summary: row,
        newSummary: row,
        difference: pairs,
      },
      { matrix: 'newOutput', row: 3, col: 0 },
    ),
  },
});

/** Everything that follows from a state. */
export function reorderingOf({
  view,
  sentence,
  order,
  positions,
  causal,
  layers,
  seed,
}: OrderState): Reordering {
  const switches = { positions: positions === 'on', causal: causal === 'on', layers };
  return reorder(layersOf(seed), embeddingsOf(sentence, seed), order, switches, view);
}

export const matrixNames = [
  'tokens',
  'output',
  'weights',
  'summary',
  'movedOutput',
  'movedWeights',
  'newTokens',
  'newOutput',
  'newWeights',
  'newSummary',
  'difference',
] as const;
export type MatrixName = (typeof matrixNames)[number];

/** What a view shows: what goes in, what is read off, and, above the difference, the latter moved along. */
export interface Shown {
  readonly first: readonly MatrixName[];
  readonly second: readonly MatrixName[];
}

export function shownBy(view: View): Shown {
  switch (view) {
    case 'output':
      return {
        first: ['tokens', 'output', 'movedOutput'],
        second: ['newTokens', 'newOutput', 'difference'],
      };
    case 'weights':
      return {
        first: ['tokens', 'weights', 'movedWeights'],
        second: ['newTokens', 'newWeights', 'difference'],
      };
    default:
      return { first: ['output', 'summary'], second: ['newOutput', 'newSummary', 'difference'] };
  }
}

/** What the new order's is compared with. */
export function movedName(view: View): MatrixName {
  if (view === 'output') return 'movedOutput';
  return view === 'weights' ? 'movedWeights' : 'summary';
}

/** What is read off the new order. */
export function readOffName(view: View): MatrixName {
  if (view === 'output') return 'newOutput';
  return view === 'weights' ? 'newWeights' : 'newSummary';
}

/** The asked cell where the view shows it; else one of what the view reads off the new order. */
export function askAt(view: View, { matrix, row: asked, col }: CellField): CellField {
  const { first, second } = shownBy(view);
  const isShown = [...first, ...second].some((name) => name === matrix);
  const name = isShown ? matrix : readOffName(view);
  const isRow = (view === 'mean' || view === 'last') && !/output$/i.test(name);
  const isPair = view === 'weights' && !/tokens$/i.test(name);
  return {
    matrix: name,
    row: isRow ? 0 : asked,
    col: Math.min(col, (isPair ? length : dModel) - 1),
  };
}
