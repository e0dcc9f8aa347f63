import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** A cell of a named matrix; rows and columns count from 0. */
export interface CellRef {
  readonly matrix: string;
  readonly row: number;
  readonly col: number;
}

/** Arithmetic over cells and constants, as a tree. */
export type Expression =
  | (CellRef & { readonly kind: 'cell'; readonly value: number })
  | { readonly kind: 'constant'; readonly value: number; readonly symbol?: string }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | {
      readonly kind: 'quotient';
      readonly numerator: Expression;
      readonly denominator: Expression;
    }
  | {
      readonly kind: 'difference';
      readonly minuend: Expression;
      readonly subtrahend: Expression;
    }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly kind: 'exp' | 'log' | 'sqrt' | 'sin' | 'cos'; readonly of: Expression }
  | { readonly kind: 'max'; readonly of: readonly Expression[] };

/** What was done to get a cell; a page has a sentence for each. */
export type Operation =
  | 'input'
  | 'copy'
  | 'add'
  | 'scale'
  | 'scale-and-bias'
  | 'dot-product'
  | 'dot-product-and-bias'
  | 'masked'
  | 'no-allowed-key'
  | 'softmax'
  | 'log-softmax'
  | 'naive-softmax'
  | 'sinusoid';

/** Where one number came from. */
export interface Provenance {
  readonly cell: CellRef;
  /** The value of the cell, as the core computed it. */
  readonly value: number;
  readonly operation: Operation;
  /** The arithmetic; evaluates to the value. */
  readonly expression: Expression;
  /** Cells that decided what was done, but are no part of the arithmetic: the mask's, for a masked score. */
  readonly decidedBy: readonly CellRef[];
  /** The part of the formula that stands for this cell: the name of its matrix. */
  readonly term: string;
  /** The function of the core, and the variable in it, that the cell belongs to. */
  readonly source: Source;
}

export interface Source {
  readonly function: string;
  readonly variable: string;
}

/** The value of an expression, computed in the order in which it is written. */
export function evaluate(expression: Expression): number {
  switch (expression.kind) {
    case 'cell':
    case 'constant':
      return expression.value;
    case 'sum':
      return expression.terms.reduce((sum, term) => sum + evaluate(term), 0);
    case 'product':
      return expression.factors.reduce((product, factor) => product * evaluate(factor), 1);
    case 'quotient':
      return evaluate(expression.numerator) / evaluate(expression.denominator);
    case 'difference':
      return evaluate(expression.minuend) - evaluate(expression.subtrahend);
    case 'power':
      return evaluate(expression.base) ** evaluate(expression.exponent);
    case 'exp':
      return Math.exp(evaluate(expression.of));
    case 'log':
      return Math.log(evaluate(expression.of));
    case 'sqrt':
      return Math.sqrt(evaluate(expression.of));
    case 'sin':
      return Math.sin(evaluate(expression.of));
    case 'cos':
      return Math.cos(evaluate(expression.of));
    case 'max':
      return Math.max(...expression.of.map(evaluate));
  }
}

/** The expressions that an expression is made of, in order; none for a cell or a constant. */
export function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'cell':
    case 'constant':
      return [];
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'quotient':
      return [expression.numerator, expression.denominator];
    case 'difference':
      return [expression.minuend, expression.subtrahend];
    case 'power':
      return [expression.base, expression.exponent];
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'sin':
    case 'cos':
      return [expression.of];
    case 'max':
      return expression.of;
  }
}

/** The cells that a number was computed from or decided by, each once, in order of appearance. */
export function operands(provenance: Provenance): CellRef[] {
  const found = new Map<string, CellRef>();
  const add = ({ matrix, row, col }: CellRef): void => {
    found.set(`${row},${col},${matrix}`, { matrix, row, col });
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === 'cell') add(expression);
    else parts(expression).forEach(visit);
  };
  if (provenance.operation !== 'input') visit(provenance.expression);
  provenance.decidedBy.forEach(add);
  return [...found.values()];
}

/**
 * A number that was given, not computed.
 *
 * @throws RangeError if the input has no such cell
 */
export function inputProvenance(input: Matrix, cell: CellRef, source: Source): Provenance {
  const { matrix, row, col } = cell;
  return {
    cell,
    value: at(input, row, col),
    operation: 'input',
    expression: cellOf(input, matrix, row, col),
    decidedBy: [],
    term: matrix,
    source,
  };
}

/** The same arithmetic where matrices go by other names: `weights` of a head is `heads.2.weights` of a layer. */
export function renameMatrices(
  provenance: Provenance,
  rename: (matrix: string) => string,
): Provenance {
  const renameCell = <Cell extends CellRef>(cell: Cell): Cell => ({
    ...cell,
    matrix: rename(cell.matrix),
  });
  return {
    ...provenance,
    cell: renameCell(provenance.cell),
    expression: mapCells(provenance.expression, renameCell),
    decidedBy: provenance.decidedBy.map(renameCell),
  };
}

type CellExpression = Extract<Expression, { kind: 'cell' }>;

function mapCells(expression: Expression, f: (cell: CellExpression) => CellExpression): Expression {
  const visit = (part: Expression): Expression => mapCells(part, f);
  switch (expression.kind) {
    case 'cell':
      return f(expression);
    case 'constant':
      return expression;
    case 'sum':
      return { ...expression, terms: expression.terms.map(visit) };
    case 'product':
      return { ...expression, factors: expression.factors.map(visit) };
    case 'quotient':
      return {
        ...expression,
        numerator: visit(expression.numerator),
        denominator: visit(expression.denominator),
      };
    case 'difference':
      return {
        ...expression,
        minuend: visit(expression.minuend),
        subtrahend: visit(expression.subtrahend),
      };
    case 'power':
      return {
        ...expression,
        base: visit(expression.base),
        exponent: visit(expression.exponent),
      };
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'sin':
    case 'cos':
      return { ...expression, of: visit(expression.of) };
    case 'max':
      return { ...expression, of: expression.of.map(visit) };
  }
}

/** Cell (row, col) of a matrix, as an operand. */
export function cellOf(matrix: Matrix, name: string, row: number, col: number): Expression {
  return { kind: 'cell', matrix: name, row, col, value: at(matrix, row, col) };
}
