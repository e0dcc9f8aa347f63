import {
  add,
  addPositions,
  at,
  cellOf,
  createRandom,
  learnedEncoding,
  linear,
  map,
  matmul,
  matmulProvenance,
  normalMatrix,
  scale,
  sinusoidalEncoding,
  sliceRows,
  softmaxRows,
  transpose,
  xavierNormal,
  zeros,
  type CellRef,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import { tokens } from '../attention/example.ts';
import { standardDeviation } from './table.ts';
import {
  addedState,
  smallWidth,
  tableLength,
  termNames,
  type AddedState,
  type TermName,
} from './state.ts';

/** Attention over tokens with positions, its scores taken apart. */
export interface Added {
  /** The tokens, [n, d_model] */
  readonly x: Matrix;
  /** Their positions, [n, d_model] */
  readonly p: Matrix;
  /** The four parts of the products: token or position as query, token or position as key; [n, n] each. */
  readonly terms: Readonly<Record<TermName, Matrix>>;
  /** d_k */
  readonly width: number;
  /** The sum of the terms / √d_k, [n, n] */
  readonly scores: Matrix;
  readonly weights: Matrix;
  /** The weights of the tokens alone, [n, n] */
  readonly bare: Matrix;
  /** What the terms are products of: the part of queries and of keys that each side gives, [n, d_k] */
  readonly parts: Readonly<Record<'tokenQ' | 'positionQ' | 'tokenK' | 'positionK', Matrix>>;
}

/** W^Q and W^K for the token's half and for the position's half of what a projection is given. */
export interface Halves {
  readonly tokenQ: Matrix;
  readonly positionQ: Matrix;
  readonly tokenK: Matrix;
  readonly positionK: Matrix;
}

type Settings = Omit<AddedState, 'view' | 'ask'>;

/** Tokens drawn from N(0, 1 / d_model), times √d_model or not. */
export function tokensOf({
  seed,
  scaled,
  text,
}: Pick<Settings, 'seed' | 'scaled' | 'text'>): Matrix {
  const embeddings = normalMatrix(tokens.length, smallWidth, createRandom(seed).fork('tokens'), {
    standardDeviation: 1 / Math.sqrt(smallWidth),
  }); // [n, d_model]
  const drawn = map(embeddings, (_, row, col) => at(embeddings, wordsOf(text)[row]!, col)); // [n, d_model]
  return scaled === 'on' ? scale(drawn, Math.sqrt(smallWidth)) : drawn;
}

/** Which of the sentence's words stands at each place. */
export function wordsOf(text: AddedState['text']): readonly number[] {
  return tokens.map((_, place) => (text === 'repeated' ? tokens.indexOf('gato') : place));
}

/** As many rows as are needed, or, of a learned table, as there are. */
function tableFor({ kind, seed, offset }: Settings): Matrix {
  return kind === 'sinusoidal'
    ? sinusoidalEncoding(offset + tokens.length, smallWidth)
    : learnedEncoding(tableLength, smallWidth, {
        random: createRandom(seed).fork('positions'),
        standardDeviation,
      });
}

/**
 * What W^Q and W^K do to the token's half and to the position's half of [x, p]. To add is to give both
 * halves the same: [x, p] [W; W] = (x + p) W.
 */
export function halvesOf({
  combine,
  projections,
  seed,
}: Pick<Settings, 'combine' | 'projections' | 'seed'>): Halves {
  if (projections === 'none') {
    const isWide = combine === 'concatenate';
    const columns = isWide ? 2 * smallWidth : smallWidth;
    const token = identityFrom(0, columns);
    const position = isWide ? identityFrom(smallWidth, columns) : token;
    return { tokenQ: token, positionQ: position, tokenK: token, positionK: position };
  }
  const draw = (name: string): Matrix =>
    xavierNormal(smallWidth, smallWidth, createRandom(seed).fork(name));
  const [tokenQ, tokenK] = [draw('queries'), draw('keys')];
  if (combine === 'add') return { tokenQ, positionQ: tokenQ, tokenK, positionK: tokenK };
  return { tokenQ, positionQ: draw('position queries'), tokenK, positionK: draw('position keys') };
}

/** The identity, in the columns from `start` on, [d_model, columns] */
function identityFrom(start: number, columns: number): Matrix {
  return map(zeros(smallWidth, columns), (_, row, col) => (col === start + row ? 1 : 0));
}

/** @throws RangeError if a token stands beyond the table */
export function addedOf(settings: Settings): Added {
  const x = tokensOf(settings);
  const table = tableFor(settings);
  addPositions(x, table, { offset: settings.offset }); // refuses what lies beyond
  const p = sliceRows(table, settings.offset, settings.offset + x.rows); // [n, d_model]
  const { tokenQ, positionQ, tokenK, positionK } = halvesOf(settings);
  const parts = {
    tokenQ: linear(x, tokenQ), // [n, d_k]
    positionQ: linear(p, positionQ), // [n, d_k]
    tokenK: linear(x, tokenK), // [n, d_k]
    positionK: linear(p, positionK), // [n, d_k]
  };
  const terms = {
    tokenToken: products(parts.tokenQ, parts.tokenK),
    tokenPosition: products(parts.tokenQ, parts.positionK),
    positionToken: products(parts.positionQ, parts.tokenK),
    positionPosition: products(parts.positionQ, parts.positionK),
  };
  const width = tokenQ.cols;
  const sum = termNames.map((name) => terms[name]).reduce(add); // [n, n]
  const scores = scale(sum, 1 / Math.sqrt(width)); // [n, n]
  return {
    x,
    p,
    terms,
    width,
    scores,
    weights: softmaxRows(scores),
    bare: softmaxRows(scale(terms.tokenToken, 1 / Math.sqrt(smallWidth))),
    parts,
  };
}

function products(queries: Matrix, keys: Matrix): Matrix {
  return matmul(queries, transpose(keys));
}

const sidesOf = {
  tokenToken: ['tokenQ', 'tokenK'],
  tokenPosition: ['tokenQ', 'positionK'],
  positionToken: ['positionQ', 'tokenK'],
  positionPosition: ['positionQ', 'positionK'],
} as const;

/** Where a score, or one of its four terms, came from. */
export function addedProvenance(added: Added, { matrix, row, col }: CellRef): Provenance {
  if (matrix !== 'scores') {
    const name = matrix as TermName;
    const [left, right] = sidesOf[name];
    return matmulProvenance(
      added.parts[left],
      added.parts[right],
      added.terms[name],
      { row, col },
      { names: { left, right, result: name }, rightTransposed: true },
    );
  }
  return {
    cell: { matrix, row, col },
    value: added.scores.data[row * added.scores.cols + col]!,
    operation: 'scale',
    expression: {
      kind: 'quotient',
      numerator: {
        kind: 'sum',
        terms: termNames.map((name) => cellOf(added.terms[name], name, row, col)),
      },
      denominator: { kind: 'sqrt', of: { kind: 'constant', value: added.width } },
    },
    decidedBy: [],
    term: 'scores',
    source: { function: 'scaledDotProductAttention', variable: 'scores' },
  };
}

/** How many numbers W^Q and W^K together hold. */
export function projectionSize(combine: AddedState['combine']): number {
  return 2 * (combine === 'add' ? 1 : 2) * smallWidth ** 2;
}

export function defaultAdded(change: Partial<Settings> = {}): Added {
  return addedOf({ ...addedState.defaults, ...change });
}
