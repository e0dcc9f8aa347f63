import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { cellOf } from './provenance.ts';
import type { Expression, Provenance, Source } from './provenance.ts';

export interface SoftmaxProvenanceOptions {
  /** What the two matrices are called where they are shown. */
  readonly names?: { readonly logits: string; readonly result: string };
  readonly temperature?: number;
  readonly source?: Source;
}

interface Position {
  readonly row: number;
  readonly col: number;
}

/**
 * Where cell (row, col) of a softmax came from: e^((s_j − max) / T) / Σ_k e^((s_k − max) / T).
 *
 * @param logits [n, m]
 * @param result [n, m], from `softmaxRows`
 * @throws RangeError if the result has no such cell
 */
export function softmaxProvenance(
  logits: Matrix,
  result: Matrix,
  position: Position,
  options: SoftmaxProvenanceOptions = {},
): Provenance {
  const exponentials = stableExponents(logits, position.row, options).map(exp);
  return describe(result, position, options, {
    operation: 'softmax',
    source: { function: 'softmaxRows', variable: 'weights' },
    expression: shareOf(exponentials, position.col),
  });
}

/** Where cell (row, col) of `logSoftmaxRows` came from: (s_j − max) / T − ln Σ_k e^((s_k − max) / T). */
export function logSoftmaxProvenance(
  logits: Matrix,
  result: Matrix,
  position: Position,
  options: SoftmaxProvenanceOptions = {},
): Provenance {
  const exponents = stableExponents(logits, position.row, options);
  const total: Expression = { kind: 'sum', terms: exponents.map(exp) };
  return describe(result, position, options, {
    operation: 'log-softmax',
    source: { function: 'logSoftmaxRows', variable: 'logWeights' },
    expression: {
      kind: 'difference',
      minuend: exponents[position.col]!,
      subtrahend: { kind: 'log', of: total },
    },
  });
}

/** Where cell (row, col) of `naiveSoftmaxRows` came from: e^(s_j / T) / Σ_k e^(s_k / T). */
export function naiveSoftmaxProvenance(
  logits: Matrix,
  result: Matrix,
  position: Position,
  options: SoftmaxProvenanceOptions = {},
): Provenance {
  const exponentials = logitCells(logits, position.row, options).map((logit) =>
    exp(overTemperature(logit, options)),
  );
  return describe(result, position, options, {
    operation: 'naive-softmax',
    source: { function: 'naiveSoftmaxRows', variable: 'weights' },
    expression: shareOf(exponentials, position.col),
  });
}

function describe(
  result: Matrix,
  { row, col }: Position,
  { names, source }: SoftmaxProvenanceOptions,
  how: Pick<Provenance, 'operation' | 'source' | 'expression'>,
): Provenance {
  const name = names?.result ?? how.source.variable;
  return {
    ...how,
    cell: { matrix: name, row, col },
    value: at(result, row, col),
    decidedBy: [],
    term: name,
    source: source ?? how.source,
  };
}

/** One exponential by the sum of all. */
function shareOf(exponentials: readonly Expression[], col: number): Expression {
  return {
    kind: 'quotient',
    numerator: exponentials[col]!,
    denominator: { kind: 'sum', terms: exponentials },
  };
}

/** (s_k − max) / T for each k of the row. */
function stableExponents(
  logits: Matrix,
  row: number,
  options: SoftmaxProvenanceOptions,
): Expression[] {
  const cells = logitCells(logits, row, options);
  const max: Expression = { kind: 'max', of: cells };
  return cells.map((logit) =>
    overTemperature({ kind: 'difference', minuend: logit, subtrahend: max }, options),
  );
}

function logitCells(
  logits: Matrix,
  row: number,
  { names }: SoftmaxProvenanceOptions,
): Expression[] {
  const name = names?.logits ?? 'logits';
  return Array.from({ length: logits.cols }, (_, k) => cellOf(logits, name, row, k));
}

/** The expression divided by T; as it is if T is 1, which is then left out. */
function overTemperature(
  expression: Expression,
  { temperature = 1 }: SoftmaxProvenanceOptions,
): Expression {
  if (temperature === 1) return expression;
  const denominator: Expression = { kind: 'constant', value: temperature, symbol: 'T' };
  return { kind: 'quotient', numerator: expression, denominator };
}

function exp(of: Expression): Expression {
  return { kind: 'exp', of };
}
