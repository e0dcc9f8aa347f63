import {
  at,
  attentionProvenance,
  cellOf,
  evaluate,
  inputProvenance,
  isAllowed,
  operands,
  relativePositionProvenance,
  renameMatrices,
  type CellRef,
  type Expression,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import { bucketMatrix, bucketsIn, type Comparison, type Inputs, type SubLayer } from './compare.ts';
import { numBuckets, wholeTable } from './example.ts';
import { modelAndPart, shownBy, usedTable, type ModelsState, type Part } from './state.ts';

/** One state of the demo, computed. */
export interface Computed {
  readonly state: ModelsState;
  readonly inputs: Inputs;
  readonly comparison: Comparison;
}

/** Names as the core's provenance has them. */
const plainName = {
  Queries: 'queries',
  Products: 'products',
  Scores: 'scores',
  Weights: 'weights',
  Output: 'output',
  Bias: 'bias',
} as const satisfies Record<Part, string>;

/** Where a cell came from, its matrices named as in the formula: `weights`, whichever the model. */
export function provenanceOf(computed: Computed, cell: CellRef): Provenance {
  const { state, inputs, comparison } = computed;
  const { matrix: name, row, col } = cell;
  const owner = modelAndPart(name);
  if (owner) return partProvenance(computed, comparison[owner.model], owner.part, row, col);
  if (name === 'buckets') {
    const value = at(bucketMatrix(inputs.queries.rows, state.layer), row, col);
    return given('buckets', row, col, { kind: 'constant', value });
  }
  const input = name === 'table' ? usedTable(state)! : inputs[name as keyof Inputs];
  return inputProvenance(input, cell, { function: 'scaledDotProductAttention', variable: name });
}

function partProvenance(
  { state, inputs: shared }: Computed,
  { inputs, result }: SubLayer,
  part: Part,
  row: number,
  col: number,
): Provenance {
  const cell = { matrix: plainName[part], row, col };
  if (part === 'Queries') return foldedQuery(shared.queries, inputs.queries, row, col);
  if (part !== 'Bias') return attentionProvenance(inputs, result, cell);
  if (!isAllowed(inputs.mask, row, col))
    return given('bias', row, col, { kind: 'constant', value: -Infinity });
  if (!inputs.bias) return given('bias', row, col, { kind: 'constant', value: 0 });
  const table = wholeTable(usedTable(state)!, bucketsIn(state.layer));
  return relativePositionProvenance(table, cell, { bidirectional: state.layer === 'encoder' });
}

/** A number that is what it is. */
function given(name: string, row: number, col: number, expression: Expression): Provenance {
  return {
    cell: { matrix: name, row, col },
    value: evaluate(expression),
    operation: 'input',
    expression,
    decidedBy: [],
    term: name,
    source: { function: 'scaledDotProductAttention', variable: name },
  };
}

/** A query of T5, where √d_k is in W^Q: that of the other models, divided by it. */
function foldedQuery(queries: Matrix, folded: Matrix, row: number, col: number): Provenance {
  const root: Expression = {
    kind: 'sqrt',
    of: { kind: 'constant', value: queries.cols, symbol: 'd_k' },
  };
  return {
    ...given('queries', row, col, {
      kind: 'quotient',
      numerator: cellOf(queries, 'queries', row, col),
      denominator: root,
    }),
    value: at(folded, row, col),
    operation: 'scale',
  };
}

/** The cells that a cell was computed from, as the page names them, where its view shows them. */
export function sourcesOf(computed: Computed, cell: CellRef): CellRef[] {
  const shown = shownBy(computed.state);
  const found = new Map<string, CellRef>();
  const visit = (asked: CellRef): void => {
    for (const source of operands(renamed(computed, asked))) {
      const key = `${source.matrix}.${source.row}.${source.col}`;
      if (found.has(key)) continue;
      found.set(key, source);
      if (!shown.includes(source.matrix)) visit(source);
    }
  };
  visit(cell);
  return [...found.values()].filter(({ matrix }) => shown.includes(matrix));
}

/** The same provenance with each matrix under the name that it has on the page. */
function renamed(computed: Computed, cell: CellRef): Provenance {
  const provenance = provenanceOf(computed, cell);
  const owner = modelAndPart(cell.matrix);
  if (!owner) return provenance;
  const { model, part } = owner;
  const ownsQueries =
    model === 't5' &&
    part !== 'Queries' &&
    (computed.state.scale === 'folded' || computed.state.scale === 'twice');
  const names: Readonly<Record<string, string>> = {
    products: `${model}Products`,
    scores: `${model}Scores`,
    weights: `${model}Weights`,
    output: `${model}Output`,
    mask: `${model}Bias`,
    bias: `${model}Bias`,
    queries: ownsQueries ? 't5Queries' : 'queries',
  };
  const byName = renameMatrices(provenance, (name) => names[name] ?? name);
  return part === 'Bias' ? inShownTable(byName, computed.state) : byName;
}

/** The table shows only the buckets that five tokens use: a bucket's place in it. */
function inShownTable(provenance: Provenance, { layer }: ModelsState): Provenance {
  const { expression } = provenance;
  if (expression.kind !== 'cell') return provenance;
  return { ...provenance, expression: { ...expression, col: columnOf(expression.col, layer) } };
}

/** The column of the shown table that holds a bucket. */
export function columnOf(bucket: number, layer: ModelsState['layer']): number {
  if (bucket < 0 || bucket >= numBuckets) throw new RangeError(`columnOf: no bucket ${bucket}`);
  return bucketsIn(layer).indexOf(bucket);
}
