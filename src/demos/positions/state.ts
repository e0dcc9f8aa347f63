import {
  cellField,
  choice,
  integer,
  seedField,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';

export const bases = ['1', '10', '100', '1000', '10000', '100000'] as const;
export type Base = (typeof bases)[number];

export const kinds = ['sinusoidal', 'learned'] as const;
export type Kind = (typeof kinds)[number];

/** The sizes that the table of positions may have. */
export const lengths = { min: 8, max: 128 } as const;
export const widths = { min: 4, max: 128 } as const;

/** Channels that stay among the waves while others are asked about. */
export const mostKept = 3;

export interface PosState {
  readonly kind: Kind;
  readonly length: number;
  /** d_model, even. */
  readonly width: number;
  readonly base: Base;
  readonly order: 'interleaved' | 'halves';
  readonly seed: number;
  /** Channels that are drawn beside the asked one, counted as in the paper, whatever the order. */
  readonly kept: readonly number[];
  /** Its column is the channel as in the paper, whatever the order. */
  readonly ask: CellField;
}

/** A few channels, `0,16,32`. */
function channelsField(initial: readonly number[]): Field<readonly number[]> {
  return {
    initial,
    read(text) {
      if (text === '') return [];
      const channels = text.split(',').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
      const isValid =
        channels.length <= mostKept && channels.every((channel) => channel < widths.max);
      return isValid ? [...new Set(channels)] : undefined;
    },
    write: (channels) => channels.join(','),
  };
}

export const posState = stateSchema<PosState>('pos', {
  version: 1,
  fields: {
    kind: choice(kinds, 'sinusoidal'),
    length: integer(32, lengths),
    width: integer(64, widths),
    base: choice(bases, '10000'),
    order: choice(['interleaved', 'halves'], 'interleaved'),
    seed: seedField(7),
    kept: channelsField([0, 16, 32]),
    ask: cellField(
      { encoding: { rows: lengths.max, cols: widths.max } },
      { matrix: 'encoding', row: 12, col: 8 },
    ),
  },
  settle: fit,
});

/** The state with an even width, and nothing asked for that the table does not have. */
export function fit(state: PosState): PosState {
  const width = state.width - (state.width % 2);
  const { matrix, row, col } = state.ask;
  return {
    ...state,
    width,
    kept: state.kept.filter((channel) => channel < width),
    ask: { matrix, row: Math.min(row, state.length - 1), col: Math.min(col, width - 1) },
  };
}

/** The width of the encodings that are turned, and of the tokens that positions are added to. */
export const smallWidth = 16;

/** The longest sequence whose rotation is checked. */
export const turnLength = 64;

export interface TurnState {
  readonly position: number;
  readonly offset: number;
  readonly pair: number;
  readonly base: Base;
}

export const turnState = stateSchema<TurnState>('turn', {
  version: 1,
  fields: {
    position: integer(3, { min: 0, max: turnLength - 1 }),
    offset: integer(5, { min: 0, max: turnLength }),
    pair: integer(1, { min: 0, max: smallWidth / 2 - 1 }),
    base: choice(bases, '10000'),
  },
});

/** Rows of the learned table that is added. */
export const tableLength = 64;

export const termNames = [
  'tokenToken',
  'tokenPosition',
  'positionToken',
  'positionPosition',
] as const;
export type TermName = (typeof termNames)[number];

/** Where the added sentence may start. */
export const offsets = { min: 0, max: 96 } as const;

export interface AddedState {
  readonly view: 'weights' | 'terms';
  /** The running sentence, or one of its words five times. */
  readonly text: 'sentence' | 'repeated';
  readonly kind: Kind;
  readonly combine: 'add' | 'concatenate';
  readonly projections: 'none' | 'random';
  /** Whether embeddings are multiplied by √d_model. */
  readonly scaled: 'on' | 'off';
  /** The position of the first token. */
  readonly offset: number;
  readonly seed: number;
  readonly ask: CellField;
}

const pairs = { rows: 5, cols: 5 };

export const addedState = stateSchema<AddedState>('added', {
  version: 1,
  fields: {
    view: choice(['weights', 'terms'], 'weights'),
    text: choice(['sentence', 'repeated'], 'sentence'),
    kind: choice(kinds, 'sinusoidal'),
    combine: choice(['add', 'concatenate'], 'add'),
    projections: choice(['none', 'random'], 'none'),
    scaled: choice(['on', 'off'], 'on'),
    offset: integer(0, offsets),
    seed: seedField(7),
    ask: cellField(
      {
        tokenToken: pairs,
        tokenPosition: pairs,
        positionToken: pairs,
        positionPosition: pairs,
        scores: pairs,
      },
      { matrix: 'scores', row: 2, col: 3 },
    ),
  },
});
