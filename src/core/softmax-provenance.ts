import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { cellOf } from './provenance.ts';
import type { Expression, Operation, Provenance, Source } from './provenance.ts';

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
  return rowProvenance('softmax', 'softmaxRows', 'weights', result, position, options, (j) => ({
    kind: 'quotient',
    numerator: exponentials[j]!,
    denominator: { kind: 'sum', terms: exponentials },
  }));
}

/** Where cell (row, col) of `logSoftmaxRows` came from: (s_j − max) / T − ln Σ_k e^((s_k − max) / T). */
export function logSoftmaxProvenance(
  logits: Matrix,
  result: Matrix,
  position: Position,
  options: SoftmaxProvenanceOptions = {},
): Provenance {
  const exponents = stableExponents(logits, position.row, options);
  return rowProvenance(
    'log-softmax',
    'logSoftmaxRows',
    'logWeights',
    result,
    position,
    options,
    (j) => ({
      kind: 'difference',
      minuend: exponents[j]!,
      subtrahend: { kind: 'log', of: { kind: 'sum', terms: exponents.map(exp) } },
    }),
  );
}

/** Where cell (row, col) of `naiveSoftmaxRows` came from: e^(s_j / T) / Σ_k e^(s_k / T). */
export function naiveSoftmaxProvenance(
  logits: Matrix,
  result: Matrix,
  position: Position,
  options: SoftmaxProvenanceOptions = {},
): Provenance {
  const exponentials = rowOf(logits, position.row, options).map((logit) =>
    exp(overTemperature(logit, options)),
  );
  return rowProvenance(
    'naive-softmax',
    'naiveSoftmaxRows',
    'weights',
    result,
    position,
    options,
    (j) => ({
      kind: 'quotient',
      numerator: exponentials[j]!,
      denominator: { kind: 'sum', terms: exponentials },
    }),
  );
}

function rowProvenance(
  operation: Operation,
  functionName: string,
  variable: string,
  result: Matrix,
  { row, col }: Position,
  { names, source = { function: functionName, variable } }: SoftmaxProvenanceOptions,
  expressionOf: (col: number) => Expression,
): Provenance {
  const matrix = names?.result ?? variable;
  return {
    cell: { matrix, row, col },
    value: at(result, row, col),
    operation,
    expression: expressionOf(col),
    decidedBy: [],
    term: matrix,
    source,
  };
}

/** (s_k − max) / T for each k of the row. */
function stableExponents(
  logits: Matrix,
  row: number,
  options: SoftmaxProvenanceOptions,
): Expression[] {
  const cells = rowOf(logits, row, options);
  const max: Expression = { kind: 'max', of: cells };
  return cells.map((logit) =>
    overTemperature({ kind: 'difference', minuend: logit, subtrahend: max }, options),
  );
}

function rowOf(logits: Matrix, row: number, { names }: SoftmaxProvenanceOptions): Expression[] {
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
