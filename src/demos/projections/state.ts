import { zeros, type Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  matrixField,
  seedField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { keyProjection, outputProjection, queryProjection, valueProjection, x } from './example.ts';

export const steps = ['project', 'compare', 'form', 'weights', 'output'] as const;
export type Step = (typeof steps)[number];

/** Which projection the first step shows. */
export const roles = ['queries', 'keys', 'values'] as const;
export type Role = (typeof roles)[number];

/** What is compared with what: X with X, one projection of X with itself, or two with each other. */
export const comparisons = ['none', 'shared', 'own'] as const;
export type Comparison = (typeof comparisons)[number];

export interface ProjectionsState {
  readonly step: Step;
  readonly role: Role;
  readonly by: Comparison;
  /** Whether the four projections are the hand-set ones or drawn from the seed. */
  readonly from: 'hand' | 'random';
  readonly seed: number;
  readonly biases: 'on' | 'off';
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
  /** X, [n, d_model] */
  readonly x: Matrix;
  readonly queryProjection: Matrix;
  readonly keyProjection: Matrix;
  readonly valueProjection: Matrix;
  readonly outputProjection: Matrix;
  readonly queryBias: Matrix;
  readonly keyBias: Matrix;
  readonly valueBias: Matrix;
}

/** The fields that a reader can change cell by cell. */
export const inputNames = [
  'x',
  'queryProjection',
  'keyProjection',
  'valueProjection',
  'outputProjection',
  'queryBias',
  'keyBias',
  'valueBias',
] as const;
export type InputName = (typeof inputNames)[number];

/** The matrices of one attention layer, by their names in the core, and what this demo adds. */
export type MatrixName =
  | InputName
  | Role
  | 'products'
  | 'difference'
  | 'form'
  | 'scores'
  | 'weights'
  | 'mixtures'
  | 'output';

const n = x.rows;
export const dModel = x.cols;
export const dK = queryProjection.cols;
export const dV = valueProjection.cols;

type Shape = Pick<Matrix, 'rows' | 'cols'>;

/** Where queries and keys are X itself they are as wide as X. */
export function shapeOf(
  name: MatrixName,
  { step, by }: Pick<ProjectionsState, 'step' | 'by'>,
): Shape {
  const compared = by === 'none' && step !== 'project' ? dModel : dK;
  const shapes: Record<MatrixName, Shape> = {
    x,
    queryProjection,
    keyProjection,
    valueProjection,
    outputProjection,
    queryBias: { rows: 1, cols: dK },
    keyBias: { rows: 1, cols: dK },
    valueBias: { rows: 1, cols: dV },
    queries: { rows: n, cols: compared },
    keys: { rows: n, cols: compared },
    values: { rows: n, cols: dV },
    products: { rows: n, cols: n },
    difference: { rows: n, cols: n },
    form: { rows: dModel, cols: dModel },
    scores: { rows: n, cols: n },
    weights: { rows: n, cols: n },
    mixtures: { rows: n, cols: dV },
    output: { rows: n, cols: dModel },
  };
  return shapes[name];
}

const widest = { step: 'compare', by: 'none' } as const;
const askable = [
  ...inputNames,
  ...roles,
  'products',
  'difference',
  'form',
  'weights',
  'mixtures',
  'output',
] as const;

const [come, pescado] = [2, 3];

export const projectionsState = stateSchema<ProjectionsState>('proj', {
  version: 1,
  fields: {
    step: choice(steps, 'project'),
    role: choice(roles, 'queries'),
    by: choice(comparisons, 'own'),
    from: choice(['hand', 'random'], 'hand'),
    seed: seedField(7),
    biases: choice(['on', 'off'], 'off'),
    ask: cellField(Object.fromEntries(askable.map((name) => [name, shapeOf(name, widest)])), {
      matrix: 'queries',
      row: come,
      col: 1,
    }),
    x: matrixField(x),
    queryProjection: matrixField(queryProjection),
    keyProjection: matrixField(keyProjection),
    valueProjection: matrixField(valueProjection),
    outputProjection: matrixField(outputProjection),
    queryBias: matrixField(zeros(1, dK)),
    keyBias: matrixField(zeros(1, dK)),
    valueBias: matrixField(zeros(1, dV)),
  },
  settle: (state) => ({ ...state, ask: askAt(state, state.ask) }),
});

/** The projection and the bias that make queries, keys or values. */
export const madeBy = {
  queries: { projection: 'queryProjection', bias: 'queryBias' },
  keys: { projection: 'keyProjection', bias: 'keyBias' },
  values: { projection: 'valueProjection', bias: 'valueBias' },
} as const satisfies Record<Role, { projection: InputName; bias: InputName }>;

/** What each step shows. */
export function shownBy({ step, role, by, biases }: View): readonly MatrixName[] {
  switch (step) {
    case 'project': {
      const { projection, bias } = madeBy[role];
      return ['x', projection, ...(biases === 'on' ? [bias] : []), role];
    }
    case 'compare':
      return ['queries', 'keys', 'products', 'difference'];
    case 'form':
      return by === 'none' ? ['form'] : ['queryProjection', 'keyProjection', 'form'];
    case 'weights':
      return ['products', 'weights'];
    case 'output':
      return ['weights', 'values', 'mixtures', 'outputProjection', 'output'];
  }
}

const pairs: readonly string[] = ['products', 'difference', 'scores', 'weights'];
const notOfTokens: readonly string[] = [...inputNames.slice(1), 'form'];

type View = Pick<ProjectionsState, 'step' | 'role' | 'by' | 'biases'>;

/** The asked cell where the step shows it; else one of what the step makes. */
export function askAt(state: View, asked: CellField): CellField {
  const shown: readonly string[] = shownBy(state);
  if (!shown.includes(asked.matrix)) return madeAt(state, asked);
  const { rows, cols } = shapeOf(asked.matrix as MatrixName, state);
  return asked.row < rows && asked.col < cols ? asked : madeAt(state, asked);
}

/** A cell of what the step makes, in the asked row where that is a token's. */
export function madeAt({ step, role }: View, asked: CellField): CellField {
  const row = notOfTokens.includes(asked.matrix) ? come : asked.row;
  switch (step) {
    case 'project':
      return { matrix: role, row, col: role === 'values' ? 0 : 1 };
    case 'compare':
      return { matrix: 'products', row, col: keyOf(asked) };
    case 'form':
      return { matrix: 'form', row: 2, col: 3 };
    case 'weights':
      return { matrix: 'weights', row, col: keyOf(asked) };
    case 'output':
      return { matrix: 'output', row, col: 1 };
  }
}

function keyOf({ matrix, col }: CellField): number {
  return pairs.includes(matrix) ? col : pescado;
}
