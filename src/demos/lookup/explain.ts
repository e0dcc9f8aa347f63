import {
  at,
  cellOf,
  evaluate,
  isPrintedExactly,
  matmulProvenance,
  operands,
  provenanceSegments,
  rowView,
  softmaxProvenance,
  type CellRef,
  type Expression,
  type Provenance,
  type Segment,
} from '#core/index.ts';
import type { LookUp } from './look-up.ts';
import type { MatrixName } from './names.ts';
import { show } from './show.ts';
import type { LookUpInputs, Mode } from './state.ts';

/** One cell of a look-up: its arithmetic, and the cells that it was computed from. */
export interface Explanation {
  readonly segments: readonly Segment[];
  readonly sources: readonly CellRef[];
  readonly term: string;
}

export interface ExplainOptions {
  readonly mode: Mode;
  readonly nameCell: (cell: CellRef) => string;
  readonly digits?: number;
}

export function explain(
  inputs: LookUpInputs,
  result: LookUp,
  cell: CellRef,
  { mode, nameCell, digits = 2 }: ExplainOptions,
): Explanation {
  if (mode === 'hard' && cell.matrix === 'weights') return explainChoice(result, cell, nameCell);
  const provenance = provenanceOf(inputs, result, cell);
  return {
    segments: provenanceSegments(provenance, { nameCell, digits, trim: true }),
    sources: operands(provenance),
    term: provenance.term,
  };
}

function provenanceOf(inputs: LookUpInputs, result: LookUp, cell: CellRef): Provenance {
  const { queries, keys, values } = inputs;
  const { scores, weights, output } = result;
  const source = { function: 'lookUp', variable: cell.matrix };
  switch (cell.matrix as MatrixName) {
    case 'scores':
      return matmulProvenance(queries, keys, scores, cell, {
        names: { left: 'queries', right: 'keys', result: 'scores' },
        rightTransposed: true,
        source,
      });
    case 'weights':
      return softmaxProvenance(scores, weights, cell, {
        names: { logits: 'scores', result: 'weights' },
        source,
      });
    case 'output':
      return matmulProvenance(weights, values, output, cell, {
        names: { left: 'weights', right: 'values', result: 'output' },
        source,
      });
    default: {
      const name = cell.matrix as keyof LookUpInputs;
      const expression: Expression = cellOf(inputs[name], name, cell.row, cell.col);
      const value = evaluate(expression);
      return { cell, value, operation: 'input', expression, decidedBy: [], term: name, source };
    }
  }
}

/** A weight of the hard look-up is not computed but decided, by all the scores. */
function explainChoice(
  { scores, weights }: LookUp,
  cell: CellRef,
  nameCell: (cell: CellRef) => string,
): Explanation {
  const row = [...rowView(scores, cell.row)];
  const score = row[cell.col]!;
  const largest = Math.max(...row);
  const sources = row.map((_, col) => ({ matrix: 'scores', row: cell.row, col }));
  return {
    segments: [
      { text: nameCell(sources[cell.col]!), matrix: 'scores' },
      { text: isPrintedExactly(score, 2) ? ' = ' : ' ≈ ' },
      { text: show(score), matrix: 'scores' },
      { text: score === largest ? ' = ' : ' < ' },
      { text: `max(${row.map((x) => show(x)).join(', ')})` },
      { text: '  →  ' },
      { text: nameCell(cell), matrix: 'weights' },
      { text: ' = ' },
      { text: String(at(weights, cell.row, cell.col)), emphasis: 'result' },
    ],
    sources,
    term: 'weights',
  };
}

/** A number that follows from an input, to be shown beside it. */
export function madeFrom({ matrix, row, col }: CellRef, { weights }: LookUp): CellRef {
  if (matrix === 'values') return { matrix: 'output', row: 0, col };
  const most = rowView(weights, 0);
  const key = matrix === 'keys' ? row : most.indexOf(Math.max(...most));
  return { matrix: 'scores', row: 0, col: key };
}
