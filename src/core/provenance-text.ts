import { formatNumber, isPrintedExactly } from './format-number.ts';
import { evaluate, parts } from './provenance.ts';
import type { CellRef, Expression, Provenance } from './provenance.ts';

/** A piece of a line of arithmetic. */
export interface Segment {
  readonly text: string;
  /** The matrix whose cell this is, so that it can have the colour of its role. */
  readonly matrix?: string;
  readonly superscript?: boolean;
  readonly emphasis?: 'result';
}

export interface ProvenanceTextOptions {
  /** Decimals, 0 to 6. */
  readonly digits?: number;
  /** Whether to print 2 and 0.5, not 2.00 and 0.50, where nothing is lost by it. */
  readonly trim?: boolean;
  /** What to call a cell; `S[2, 1]` if not given. */
  readonly nameCell?: (cell: CellRef) => string;
}

/**
 * The arithmetic of one cell as a line to read, with the real numbers:
 *
 *     QKᵀ[2, 1] = 0.90·0.30 + 1.10·1.50 + 1.60·0.40 = 2.56
 *     S[2, 1] = 2.56 / √3 ≈ 1.48
 *     A[2, 1] ≈ e^(1.48 − 2.35) / (e^(−1.87) + e^(−0.87) + e^(0.00)) ≈ 0.42 / 1.57 ≈ 0.27
 *     PE[3, 4] = sin(3 / 10000^(4 / 16)) = sin(0.30) ≈ 0.30
 *
 * A sign is = where no number on either side of it was rounded in printing, and ≈ where one was.
 * Exponentials, and the angle of a sine or cosine, get a step of their own before the result. Of more than six terms the middle ones are
 * left out.
 *
 * @throws RangeError if digits is not an integer from 0 to 6
 */
export function provenanceSegments(
  { cell, value, expression }: Provenance,
  { digits = 2, trim = false, nameCell = defaultCellName }: ProvenanceTextOptions = {},
): Segment[] {
  const style: NumberStyle = { digits, trim };
  const formula = formulaStep(cell, expression, style, nameCell);
  const result: Step = {
    segments: [{ ...number(value, expression, style), emphasis: 'result' }],
    exact: isPrintedExactly(value, digits),
  };
  const name: Segment = { text: nameCell(cell), matrix: cell.matrix };
  if (!formula) return [name, sign(result.exact), ...result.segments];

  const line = [name, sign(formula.exact), ...formula.segments];
  let before = formula;
  for (const step of [...intermediateSteps(expression, style), result]) {
    line.push(sign(before.exact && step.exact), ...step.segments);
    before = step;
  }
  return line;
}

/** `provenanceSegments` as plain text, with `e^(…)` for raised segments. */
export function provenanceText(provenance: Provenance, options?: ProvenanceTextOptions): string {
  return segmentsText(provenanceSegments(provenance, options));
}

/** A line as plain text, to be read aloud: `^(…)` stands for what is raised. */
export function segmentsText(segments: readonly Segment[]): string {
  let text = '';
  let raised = false;
  for (const segment of segments) {
    const isRaised = segment.superscript === true;
    if (isRaised !== raised) text += isRaised ? '^(' : ')';
    text += segment.text;
    raised = isRaised;
  }
  return raised ? `${text})` : text;
}

/** The letters of formulas. */
export const letters = {
  queries: 'Q',
  keys: 'K',
  values: 'V',
  products: 'QKᵀ',
  scores: 'S',
  weights: 'A',
  output: 'O',
} as const;

/** `S[2, 1]`: the letter of the formulas, where the matrix has one, then row and column. */
export function defaultCellName({ matrix, row, col }: CellRef): string {
  return `${(letters as Readonly<Record<string, string>>)[matrix] ?? matrix}[${row}, ${col}]`;
}

const LONGEST_SUM = 6;
const KEPT_AT_EACH_END = 3;

/** How numbers are printed. */
interface NumberStyle {
  readonly digits: number;
  readonly trim: boolean;
}

function print(value: number, { digits, trim }: NumberStyle): string {
  const text = formatNumber(value, digits);
  const isTrimmed = trim && text.includes('.') && isPrintedExactly(value, digits);
  return isTrimmed ? text.replace(/\.?0*(?=×|$)/, '') : text;
}

/** What stands between two signs. */
interface Step {
  readonly segments: readonly Segment[];
  /** Whether none of its numbers was rounded in printing. */
  readonly exact: boolean;
}

/** What the cell is said to be; nothing for an input or a constant, which are only themselves. */
function formulaStep(
  cell: CellRef,
  expression: Expression,
  style: NumberStyle,
  nameCell: (cell: CellRef) => string,
): Step | undefined {
  if (expression.kind === 'constant') return undefined;
  if (expression.kind === 'cell') {
    const { matrix, row, col } = expression;
    if (matrix === cell.matrix && row === cell.row && col === cell.col) return undefined;
    return { segments: [{ text: nameCell(expression), matrix }], exact: true };
  }
  return {
    segments: render(expression, style),
    exact: leafValues(expression).every((leaf) => isPrintedExactly(leaf, style.digits)),
  };
}

/** What is worth seeing on the way from the formula to the result. */
function intermediateSteps(expression: Expression, style: NumberStyle): Step[] {
  return [...angleStep(expression, style), ...sidesStep(expression, style)];
}

/** A sine or cosine with its angle as one number. */
function angleStep(expression: Expression, style: NumberStyle): Step[] {
  const isWave = expression.kind === 'sin' || expression.kind === 'cos';
  if (!isWave || parts(expression.of).length === 0) return [];
  const angle = evaluate(expression.of);
  return [
    {
      segments: render({ kind: expression.kind, of: { kind: 'constant', value: angle } }, style),
      exact: isPrintedExactly(angle, style.digits),
    },
  ];
}

/** The two sides of a quotient or difference that holds exponentials, each as one number. */
function sidesStep(expression: Expression, style: NumberStyle): Step[] {
  const isBinary = expression.kind === 'quotient' || expression.kind === 'difference';
  if (!isBinary || !holdsExponential(expression)) return [];
  const sides = parts(expression).map(evaluate);
  const [left, right] = sides.map((side) => ({ text: print(side, style) }));
  const operator = { text: expression.kind === 'quotient' ? ' / ' : ' − ' };
  return [
    {
      segments: [left!, operator, ...inParentheses([right!], isNegative([right!]))],
      exact: sides.every((side) => isPrintedExactly(side, style.digits)),
    },
  ];
}

function render(expression: Expression, style: NumberStyle): Segment[] {
  const operand = (
    part: Expression,
    needsParentheses: (part: Expression) => boolean,
  ): Segment[] => {
    const segments = render(part, style);
    return inParentheses(segments, needsParentheses(part) || isNegative(segments));
  };
  switch (expression.kind) {
    case 'cell':
    case 'constant':
    case 'max':
      return [number(evaluate(expression), expression, style)];
    case 'product':
      return join(
        expression.factors.map((factor) => operand(factor, isLooserThanProduct)),
        '·',
      );
    case 'sum':
      return join(elide(expression.terms.map((term, k) => renderTerm(term, k, style))), ' + ');
    case 'quotient':
      return [
        ...inParentheses(render(expression.numerator, style), isSum(expression.numerator)),
        { text: ' / ' },
        ...operand(
          expression.denominator,
          (part) => isLooserThanProduct(part) || part.kind === 'product',
        ),
      ];
    case 'difference':
      return [
        ...render(expression.minuend, style),
        { text: ' − ' },
        ...operand(expression.subtrahend, isSum),
      ];
    case 'power':
      return [
        ...operand(expression.base, (part) => parts(part).length > 0),
        ...raise(render(expression.exponent, style)),
      ];
    case 'exp':
      return [{ text: 'e' }, ...raise(render(expression.of, style))];
    case 'log':
      return [{ text: 'ln' }, ...inParentheses(render(expression.of, style), true)];
    case 'sqrt':
      return [{ text: '√' }, ...operand(expression.of, (part) => parts(part).length > 0)];
    case 'sin':
    case 'cos':
      return [{ text: expression.kind }, ...inParentheses(render(expression.of, style), true)];
  }
}

/** A term of a sum. An exponential's exponent is given worked out, to keep the line short. */
function renderTerm(term: Expression, k: number, style: NumberStyle): Segment[] {
  if (term.kind === 'exp' && parts(term.of).length > 0) {
    const exponent = print(evaluate(term.of), style);
    return [{ text: 'e' }, { text: exponent, superscript: true }];
  }
  const segments = render(term, style);
  return inParentheses(segments, k > 0 && isNegative(segments));
}

/** A whole constant, as the 3 of √3, has no decimals. */
function number(value: number, expression: Expression, style: NumberStyle): Segment {
  switch (expression.kind) {
    case 'constant':
      return { text: print(value, isShortWhole(value) ? { ...style, digits: 0 } : style) };
    case 'cell':
      return { text: print(value, style), matrix: expression.matrix };
    case 'max': {
      const [first] = expression.of;
      const text = print(value, style);
      return first?.kind === 'cell' ? { text, matrix: first.matrix } : { text };
    }
    default:
      return { text: print(value, style) };
  }
}

function sign(exact: boolean): Segment {
  return { text: exact ? ' = ' : ' ≈ ' };
}

function join(operands: readonly (readonly Segment[])[], operator: string): Segment[] {
  if (operands.length === 0) return [{ text: '0' }];
  return operands.flatMap((segments, k) =>
    k === 0 ? segments : [{ text: operator }, ...segments],
  );
}

function elide(terms: readonly Segment[][]): readonly Segment[][] {
  if (terms.length <= LONGEST_SUM) return terms;
  return [...terms.slice(0, KEPT_AT_EACH_END), [{ text: '…' }], ...terms.slice(-KEPT_AT_EACH_END)];
}

function inParentheses(segments: readonly Segment[], needed: boolean): Segment[] {
  return needed ? [{ text: '(' }, ...segments, { text: ')' }] : [...segments];
}

function raise(segments: readonly Segment[]): Segment[] {
  return segments.map((segment) => ({ ...segment, superscript: true }));
}

function isNegative([first]: readonly Segment[]): boolean {
  return first?.text.startsWith('−') === true;
}

function isSum(expression: Expression): boolean {
  return (
    expression.kind === 'difference' || (expression.kind === 'sum' && expression.terms.length > 1)
  );
}

function isLooserThanProduct(expression: Expression): boolean {
  return isSum(expression) || expression.kind === 'quotient';
}

function holdsExponential(expression: Expression): boolean {
  return expression.kind === 'exp' || parts(expression).some(holdsExponential);
}

function leafValues(expression: Expression): number[] {
  const isLeaf = parts(expression).length === 0 && expression.kind !== 'sum';
  if (!isLeaf) return parts(expression).flatMap(leafValues);
  return expression.kind === 'constant' && isShortWhole(expression.value)
    ? []
    : [evaluate(expression)];
}

/** Whether a number is whole and prints without a power of ten. */
function isShortWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 1e6;
}
