import {
  add,
  at,
  attention,
  attentionLayerProvenance,
  attentionParameters,
  cellOf,
  createRandom,
  map,
  matmul,
  matmulProvenance,
  rowView,
  scale,
  transpose,
  zeros,
  type AttentionLayer,
  type AttentionParameters,
  type CellRef,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import {
  dK,
  dModel,
  dV,
  inputNames,
  madeBy,
  type Comparison,
  type InputName,
  type MatrixName,
  type ProjectionsState,
} from './state.ts';

/** One state of the demo, computed. */
export interface Layer {
  readonly state: ProjectionsState;
  /** All four projections, and the biases where they are on. */
  readonly parameters: AttentionParameters;
  /** Queries, keys and values as the four projections make them. */
  readonly own: AttentionLayer;
  /** The parameters of the layer that compares what `by` says. */
  readonly comparing: AttentionParameters;
  /** That layer: the queries of `shared` are its keys, queries and keys of `none` are X. */
  readonly compared: AttentionLayer;
  /** M = W^Q (W^K)ᵀ of that layer, [d_model, d_model]: products are X M Xᵀ. */
  readonly form: Matrix;
  /** products − productsᵀ, [n, n] */
  readonly difference: Matrix;
}

export function layerOf(state: ProjectionsState): Layer {
  const parameters = parametersOf(state);
  const comparing = comparingParameters(state.by, parameters);
  const own = attention(parameters, state.x);
  const compared = state.by === 'own' ? own : attention(comparing, state.x);
  const { queryProjection, keyProjection } = comparing;
  const { products } = compared;
  return {
    state,
    parameters,
    own,
    comparing,
    compared,
    form: matmul(queryProjection, transpose(keyProjection)), // [d_model, d_model]
    difference: add(products, scale(transpose(products), -1)), // [n, n]
  };
}

/** The four projections: the reader's, or Xavier's from the seed; and the biases where they are on. */
function parametersOf(state: ProjectionsState): AttentionParameters {
  const { queryProjection, keyProjection, valueProjection, outputProjection } =
    state.from === 'hand'
      ? state
      : attentionParameters(dModel, createRandom(state.seed), { dK, dV });
  const { queryBias, keyBias, valueBias } = state;
  return {
    queryProjection,
    keyProjection,
    valueProjection,
    outputProjection,
    ...(state.biases === 'on' && { queryBias, keyBias, valueBias }),
  };
}

function comparingParameters(by: Comparison, parameters: AttentionParameters): AttentionParameters {
  if (by === 'own') return parameters;
  const { keyProjection, keyBias, valueProjection, valueBias, outputProjection } = parameters;
  const others = { valueProjection, outputProjection, ...(valueBias && { valueBias }) };
  if (by === 'none') return { ...others, queryProjection: identity, keyProjection: identity };
  return {
    ...others,
    queryProjection: keyProjection,
    keyProjection,
    ...(keyBias && { queryBias: keyBias, keyBias }),
  };
}

const identity = map(zeros(dModel, dModel), (_, i, j) => (i === j ? 1 : 0));

/** A matrix as the state's step shows it. */
export function matrixOf(layer: Layer, name: MatrixName): Matrix {
  const { state, comparing, parameters } = layer;
  const isProjecting = state.step === 'project';
  if (name === 'x') return state.x;
  if (isInput(name)) return (isProjecting ? parameters : comparing)[name] ?? state[name];
  if (name === 'form' || name === 'difference') return layer[name];
  return (isProjecting ? layer.own : layer.compared)[name];
}

export function isInput(name: string): name is InputName {
  return (inputNames as readonly string[]).includes(name);
}

/** Where a cell of what the step shows came from, one step back. */
export function provenanceOf(layer: Layer, cell: CellRef): Provenance {
  const { state, compared, comparing, form, difference } = layer;
  const { matrix, row, col } = cell;
  if (matrix === 'difference') {
    const { products } = compared;
    return {
      cell,
      value: at(difference, row, col),
      operation: 'add',
      expression: {
        kind: 'difference',
        minuend: cellOf(products, 'products', row, col),
        subtrahend: cellOf(products, 'products', col, row),
      },
      decidedBy: [],
      term: 'products',
      source: { function: 'scaledDotProductAttention', variable: 'products' },
    };
  }
  if (matrix === 'form' && state.by !== 'none') {
    const { queryProjection, keyProjection } = comparing;
    return matmulProvenance(queryProjection, keyProjection, form, cell, {
      names: { left: 'queryProjection', right: 'keyProjection', result: 'form' },
      rightTransposed: true,
    });
  }
  const name = matrix as MatrixName;
  const isX = state.by === 'none' && state.step !== 'project';
  if (isInput(name) || name === 'form' || (isX && (name === 'queries' || name === 'keys'))) {
    const given = matrixOf(layer, name);
    return {
      cell,
      value: at(given, row, col),
      operation: 'input',
      expression: cellOf(given, name, row, col),
      decidedBy: [],
      term: name,
      source: { function: 'attention', variable: name },
    };
  }
  return state.step === 'project'
    ? attentionLayerProvenance(layer.parameters, state.x, layer.own, cell)
    : attentionLayerProvenance(comparing, state.x, compared, cell);
}

/** How many of the pairs of different tokens have another product the other way round. */
export function unequalPairs({ difference }: Layer): number {
  return difference.data.filter((value) => value !== 0).length / 2;
}

/** How many tokens give no key more weight than themselves. */
export function turnedToThemselves({ compared: { weights } }: Layer): number {
  return Array.from({ length: weights.rows }, (_, i) => rowView(weights, i)).filter(
    (row, i) => Math.max(...row) === row[i],
  ).length;
}

/**
 * A cell that follows from an input of the step, one where the input counts if there is one.
 * Undefined for what the step only shows.
 */
export function follower(layer: Layer, { matrix, row, col }: CellRef): CellRef | undefined {
  const { state } = layer;
  if (state.step === 'project') {
    const { role } = state;
    const projection = matrixOf(layer, madeBy[role].projection);
    if (matrix === 'x') return { matrix: role, row, col: firstNonZero(rowView(projection, col)) };
    if (matrix === madeBy[role].bias) return { matrix: role, row: 0, col };
    if (matrix === madeBy[role].projection)
      return { matrix: role, row: firstNonZero(rowView(transpose(state.x), row)), col };
  }
  if (state.step === 'form' && state.by !== 'none') {
    const { queryProjection, keyProjection } = layer.comparing;
    if (matrix === 'queryProjection')
      return { matrix: 'form', row, col: firstNonZero(rowView(transpose(keyProjection), col)) };
    if (matrix === 'keyProjection')
      return {
        matrix: 'form',
        row: firstNonZero(rowView(transpose(queryProjection), col)),
        col: row,
      };
  }
  if (matrix === 'outputProjection') {
    const mixed = rowView(transpose(layer.compared.mixtures), row);
    return { matrix: 'output', row: firstNonZero(mixed), col };
  }
  return undefined;
}

/** The first place that does not hold 0; 0 if all do. */
function firstNonZero(values: Float64Array): number {
  return Math.max(
    0,
    values.findIndex((value) => value !== 0),
  );
}
