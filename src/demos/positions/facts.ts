import {
  add,
  at,
  concatCols,
  formatNumber,
  formatScientific,
  map,
  matmul,
  sinusoidalEncoding,
  transpose,
  zeros,
  type Matrix,
} from '#core/index.ts';
import { tokens } from '../attention/example.ts';
import { addedOf, halvesOf, projectionSize, tokensOf, type Added } from './added.ts';
import { addedPreset } from './presets.ts';
import { addedState, posState, smallWidth, tableLength, turnState } from './state.ts';
import { tableOf, wavelength } from './table.ts';
import { angleOf } from './turn.ts';

/** The width of the encodings in the paper. */
const paperWidth = 512;

const { length, width } = posState.defaults;
const far = 128;
const table = tableOf({ ...posState.defaults, length: far });
const products = matmul(table, transpose(table)); // [far, far]
const slowest = width - 2;

/** The row and column of a pair of positions that the text compares. */
export const compared = { near: [3, 7], later: [30, 34] } as const;

export function productOf([p, q]: readonly [number, number]): string {
  return formatNumber(at(products, p, q), 2);
}

/** At its offsets the dot product is smaller than further off. */
export const rise = { near: 48, far: 57 } as const;

const [gato, come] = [tokens.indexOf('gato'), tokens.indexOf('come')];

function weightOf(added: Added, row: number, col: number, of: 'weights' | 'bare' = 'weights') {
  return formatNumber(at(added[of], row, col), 2);
}

/** The largest |[x, p] [W; W] − (x + p) W| over all tokens and columns. */
export function stackingDifference(): number {
  const { seed } = addedState.defaults;
  const { tokenQ: projection } = halvesOf({ combine: 'add', projections: 'random', seed });
  const x = tokensOf(addedState.defaults);
  const p = sinusoidalEncoding(x.rows, smallWidth);
  const stacked = map(zeros(2 * smallWidth, smallWidth), (_, row, col) =>
    at(projection, row % smallWidth, col),
  ); // [2 d_model, d_k]
  const sideBySide = matmul(concatCols([x, p]), stacked); // [n, d_k]
  const added = matmul(add(x, p), projection); // [n, d_k]
  return largestDifference(sideBySide, added);
}

export function largestDifference(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, value, k) => Math.max(most, Math.abs(value - b.data[k]!)), 0);
}

/** Two products of positions at the same offset, once each side is projected. */
export function projectedProducts(): readonly [number, number] {
  const { terms } = addedOf(addedPreset('random'));
  return [at(terms.positionPosition, 0, 1), at(terms.positionPosition, 3, 4)];
}

/** The core's own words about a position beyond the table. */
export function refusal(): string {
  try {
    addedOf(addedPreset('beyond'));
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  throw new RangeError('refusal: the preset is not beyond the table');
}

const shown = addedOf(addedState.defaults);
const turn = turnState.defaults;

/** Numbers of the chapter's text, computed by the core. */
export const facts = {
  length: () => String(length),
  width: () => String(width),
  firstWavelength: () => formatNumber(wavelength(0, width, 10000), 2),
  lastWavelength: () => formatNumber(wavelength(slowest, width, 10000), 0),
  paperLastWavelength: () => formatNumber(wavelength(paperWidth - 1, paperWidth, 10000), 0),
  limitWavelength: () => formatNumber(2 * Math.PI * 10000, 0),
  lastWavelengthBase10: () => formatNumber(wavelength(slowest, width, 10), 1),
  slowSine: () => formatNumber(at(table, length - 1, slowest), 4),
  slowCosine: () => formatNumber(at(table, length - 1, slowest + 1), 5),
  squaredLength: () => formatNumber(width / 2, 0),
  near: () => productOf([0, rise.near]),
  far: () => productOf([0, rise.far]),
  turnAngle: () => formatNumber(angleOf(turn.offset, turn.pair, turn.base), 2),
  turnWavelength: () => formatNumber(wavelength(2 * turn.pair, smallWidth, 10000), 1),
  bareComeGato: () => weightOf(shown, come, gato, 'bare'),
  comeGato: () => weightOf(shown, come, gato),
  repeatedBare: () => weightOf(addedOf(addedPreset('repeated')), come, gato, 'bare'),
  repeatedSelf: () => weightOf(addedOf(addedPreset('repeated')), come, come),
  repeatedNext: () => weightOf(addedOf(addedPreset('repeated')), come, gato),
  repeatedFar: () => weightOf(addedOf(addedPreset('repeated')), come, 0),
  unscaledSelfBare: () => weightOf(addedOf(addedPreset('unscaled')), 0, 0, 'bare'),
  unscaledSelf: () => weightOf(addedOf(addedPreset('unscaled')), 0, 0),
  positionSelf: () => formatNumber(at(shown.terms.positionPosition, 0, 0), 0),
  projectedFirst: () => formatNumber(projectedProducts()[0], 2),
  projectedSecond: () => formatNumber(projectedProducts()[1], 2),
  tokenMovedBefore: () => formatNumber(at(shown.terms.tokenPosition, come, gato), 2),
  tokenMovedAfter: () =>
    formatNumber(at(addedOf(addedPreset('moved')).terms.tokenPosition, come, gato), 2),
  stackingDifference: () => formatScientific(stackingDifference()),
  addedSize: () => String(projectionSize('add')),
  concatenatedSize: () => String(projectionSize('concatenate')),
  smallWidth: () => String(smallWidth),
  tableLength: () => String(tableLength),
  lastPosition: () => String(tableLength - 1),
  refusal,
} as const;

export type FactName = keyof typeof facts;
