import { matrix, type Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  integer,
  matrixField,
  readInput,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';
import { readable } from '#components/readable.ts';
import { width } from './lexicon.ts';
import { longestText, mostTokens, split, wordOf } from './sentence.ts';

export const views = ['queries', 'keys', 'scores', 'weights', 'output'] as const;
export type View = (typeof views)[number];

type Switch = 'on' | 'off';

/** Features that the reader gave to words, in place of the lexicon's. */
export type Words = ReadonlyMap<string, readonly number[]>;

export interface CrossState {
  readonly view: View;
  /** What the encoder has read. Its tokens are separated by spaces. */
  readonly source: string;
  /** What the decoder is writing. */
  readonly target: string;
  /** How many ⟨pad⟩ follow the source. */
  readonly padding: number;
  /** Whether the padding is masked. */
  readonly mask: Switch;
  /** Whether a causal mask is put where none belongs. */
  readonly causal: Switch;
  readonly ask: CellField;
  /** W^Q, [d_model, d_k] */
  readonly queryProjection: Matrix;
  /** W^K, [d_model, d_k] */
  readonly keyProjection: Matrix;
  /** W^V, [d_model, d_v] */
  readonly valueProjection: Matrix;
  readonly words: Words;
}

export const mostPadding = 3;

/** Rows: article, animal, action, food, time. Article and time share a column and differ in sign. */
const keyProjection = matrix([
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [-1, 0, 0, 0],
]);

const queryProjection = matrix([
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 0, 0, 2],
  [-2, 0, 0, 0],
]);

/** Columns: alive, edible. An action has a bit of both: somebody acts on something. */
const valueProjection = matrix([
  [0, 0],
  [1, 0],
  [0.5, 0.5],
  [0, 1],
  [0, 0],
]);

function sentenceField(initial: string): Field<string> {
  return {
    initial,
    read(text) {
      if (text.length > longestText || split(readable(text)).length === 0) return undefined;
      return readable(text);
    },
    write: (text) => text,
  };
}

/** Every word of both sentences, and the padding. */
const mostWords = 2 * mostTokens + 1;

/** Each word and its features, separated by spaces: `perro 0 2 0 0 0`. */
const wordsField: Field<Words> = {
  initial: new Map(),
  read(text) {
    const parts = split(text);
    const words = new Map<string, readonly number[]>();
    for (let start = 0; start < parts.length; start += width + 1) {
      const [word, ...written] = parts.slice(start, start + width + 1) as [string, ...string[]];
      const numbers = written
        .map(readInput)
        .flatMap((input) => ('value' in input ? [input.value] : []));
      if (numbers.length !== width || word !== wordOf(readable(word))) return undefined;
      words.set(word, numbers);
    }
    return words.size <= mostWords ? words : undefined;
  },
  write: (words) => [...words].map(([word, numbers]) => [word, ...numbers].join(' ')).join(' '),
};

const [n, m] = [mostTokens, mostTokens + mostPadding];
const [dK, dV] = [keyProjection.cols, valueProjection.cols];
const pairs = { rows: n, cols: m };
const [eating, come] = [3, 2];

export const crossState = stateSchema<CrossState>('cross', {
  version: 1,
  fields: {
    view: choice(views, 'weights'),
    source: sentenceField('El gato come pescado ahora'),
    target: sentenceField('The cat is eating fish now'),
    padding: integer(0, { min: 0, max: mostPadding }),
    mask: choice(['on', 'off'], 'on'),
    causal: choice(['on', 'off'], 'off'),
    ask: cellField(
      {
        x: { rows: n, cols: width },
        context: { rows: m, cols: width },
        queryProjection,
        keyProjection,
        valueProjection,
        queries: { rows: n, cols: dK },
        keys: { rows: m, cols: dK },
        values: { rows: m, cols: dV },
        products: pairs,
        mask: pairs,
        scores: pairs,
        weights: pairs,
        output: { rows: n, cols: dV },
      },
      { matrix: 'weights', row: eating, col: come },
    ),
    queryProjection: matrixField(queryProjection),
    keyProjection: matrixField(keyProjection),
    valueProjection: matrixField(valueProjection),
    words: wordsField,
  },
});

/** What each view shows. */
export const shownBy = {
  queries: ['x', 'queryProjection', 'queries'],
  keys: ['context', 'keyProjection', 'keys', 'valueProjection', 'values'],
  scores: ['queries', 'keys', 'products', 'mask', 'scores'],
  weights: ['scores', 'weights'],
  output: ['weights', 'values', 'output'],
} as const;

/** The matrix that a view is there to make. */
const madeBy = {
  queries: 'queries',
  keys: 'keys',
  scores: 'scores',
  weights: 'weights',
  output: 'output',
} as const;

interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The asked cell where the view shows it; else one of what the view makes that has to do with it. What
 * lies outside the sentences, which may have become shorter, is moved to their last token.
 */
export function askAt(view: View, asked: CellField, shapeOf: (matrix: string) => Shape): CellField {
  const shown: readonly string[] = shownBy[view];
  const cell = shown.includes(asked.matrix) ? asked : elsewhere(view, asked);
  const { rows, cols } = shapeOf(cell.matrix);
  return { ...cell, row: Math.min(cell.row, rows - 1), col: Math.min(cell.col, cols - 1) };
}

const pairMatrices = ['products', 'mask', 'scores', 'weights'];
const sourceMatrices = ['context', 'keys', 'values'];

function elsewhere(view: View, { matrix: from, row, col }: CellField): CellField {
  const made = madeBy[view];
  const isPair = pairMatrices.includes(from);
  const isOfSource = sourceMatrices.includes(from);
  const query = isOfSource ? eating : row;
  const key = isPair ? col : isOfSource ? row : come;
  if (view === 'queries') return { matrix: made, row: query, col: 2 };
  if (view === 'keys') return { matrix: made, row: key, col: 2 };
  if (view === 'output') return { matrix: made, row: query, col: 0 };
  return { matrix: made, row: query, col: key };
}
