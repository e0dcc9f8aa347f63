import type { Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  integer,
  matrixField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { keys, length, queries, values } from '../masks/batch.ts';
import { decoderTable, encoderTable } from './example.ts';

export const models = ['gpt', 'bert', 't5'] as const;
export type Model = (typeof models)[number];

/** T5's three kinds of attention sub-layer. */
export const layers = ['encoder', 'decoder', 'cross'] as const;
export type Layer = (typeof layers)[number];

/**
 * What T5's products are multiplied by, and whether √d_k is in its queries: `folded` is T5 as it is, with
 * scale 1 and queries that are √d_k times smaller; `plain` has scale 1 and the queries of the others; `twice`
 * divides the smaller queries once more; `ordinary` is what the others do.
 */
export const scales = ['folded', 'plain', 'twice', 'ordinary'] as const;
export type Scale = (typeof scales)[number];

export const views = ['weights', 'scores', 'bias', 'output'] as const;
export type View = (typeof views)[number];

export interface ModelsState {
  readonly view: View;
  /** Which sentence of the batch of the chapter on masks. */
  readonly sentence: number;
  /** How many tokens the model on the left reads both ways; 0 is GPT. */
  readonly prefix: number;
  readonly layer: Layer;
  readonly scale: Scale;
  readonly ask: CellField;
  /** Queries, keys and values of each word of the batch. */
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
  /** T5's position biases of the buckets that five tokens use. */
  readonly encoderTable: Matrix;
  readonly decoderTable: Matrix;
}

const pairs = { rows: length, cols: length };
const perModel = models.flatMap((model) => [
  [`${model}Weights`, pairs] as const,
  [`${model}Scores`, pairs] as const,
  [`${model}Bias`, pairs] as const,
  [`${model}Output`, { rows: length, cols: values.cols }] as const,
]);
const [come, pescado] = [2, 3];

export const modelsState = stateSchema<ModelsState>('models', {
  version: 1,
  fields: {
    view: choice(views, 'weights'),
    sentence: integer(0, { min: 0, max: 1 }),
    prefix: integer(0, { min: 0, max: length }),
    layer: choice(layers, 'encoder'),
    scale: choice(scales, 'folded'),
    ask: cellField(
      {
        ...Object.fromEntries(perModel),
        queries: { rows: length, cols: queries.cols },
        keys: { rows: length, cols: keys.cols },
        values: { rows: length, cols: values.cols },
        buckets: pairs,
        table: { rows: 1, cols: encoderTable.cols },
      },
      { matrix: 'gptWeights', row: come, col: pescado },
    ),
    queries: matrixField(queries),
    keys: matrixField(keys),
    values: matrixField(values),
    encoderTable: matrixField(encoderTable),
    decoderTable: matrixField(decoderTable),
  },
  settle: (state) => ({ ...state, ask: askAt(state, state.ask) }),
});

/** The table of position biases that the sub-layer reads; cross-attention has none. */
export function usedTable(state: Pick<ModelsState, 'layer' | 'encoderTable' | 'decoderTable'>) {
  if (state.layer === 'cross') return undefined;
  return state.layer === 'encoder' ? state.encoderTable : state.decoderTable;
}

/** The matrices that a view shows. */
export function shownBy({ view, layer }: Pick<ModelsState, 'view' | 'layer'>): readonly string[] {
  const shared = {
    weights: ['queries', 'keys'],
    scores: ['queries', 'keys'],
    bias: layer === 'cross' ? [] : ['buckets', 'table'],
    output: ['queries', 'keys', 'values'],
  }[view];
  return [...models.map((model) => nameOf(model, view)), ...shared];
}

export type Part = 'Queries' | 'Products' | 'Scores' | 'Weights' | 'Output' | 'Bias';

/** The name of one model's matrix: `gptWeights`. */
export function nameOf(model: Model, view: View): `${Model}${Part}` {
  return `${model}${partOf[view]}`;
}

const partOf = { weights: 'Weights', scores: 'Scores', bias: 'Bias', output: 'Output' } as const;

/** `gptWeights` taken apart; nothing for what the models share. */
export function modelAndPart(name: string): { model: Model; part: Part } | undefined {
  const match = /^(gpt|bert|t5)(Queries|Products|Scores|Weights|Output|Bias)$/.exec(name);
  return match ? { model: match[1] as Model, part: match[2] as Part } : undefined;
}

/** The asked cell where it is shown; else one in the same row of what the view shows of that model. */
export function askAt(
  state: Pick<ModelsState, 'view' | 'layer' | 'encoderTable' | 'decoderTable'>,
  asked: CellField,
): CellField {
  const isShown = shownBy(state).includes(asked.matrix);
  if (asked.matrix === 'table') {
    const cols = usedTable(state)?.cols ?? 0;
    if (isShown && asked.col < cols) return asked;
    return { matrix: nameOf('t5', state.view), row: 0, col: 0 };
  }
  if (isShown) return asked;
  const model = modelAndPart(asked.matrix)?.model ?? (asked.matrix === 'buckets' ? 't5' : 'gpt');
  const isPair = asked.matrix === 'buckets' || /(Weights|Scores|Bias)$/.test(asked.matrix);
  const col = isPair === (state.view !== 'output') ? asked.col : 0;
  return { matrix: nameOf(model, state.view), row: asked.row, col };
}
