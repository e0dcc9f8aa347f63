import { describe, expect, it } from 'vitest';
import { matrix } from './matrix.ts';
import { cellOf, evaluate } from './provenance.ts';
import type { Expression, Provenance } from './provenance.ts';
import { provenanceSegments, provenanceText, segmentsText } from './provenance-text.ts';

const constant = (value: number): Expression => ({ kind: 'constant', value });
const cell = (value: number): Expression => cellOf(matrix([[value]]), 'a', 0, 0);
const sum = (...terms: Expression[]): Expression => ({ kind: 'sum', terms });
const product = (...factors: Expression[]): Expression => ({ kind: 'product', factors });
const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: 'quotient',
  numerator,
  denominator,
});
const difference = (minuend: Expression, subtrahend: Expression): Expression => ({
  kind: 'difference',
  minuend,
  subtrahend,
});
const exp = (of: Expression): Expression => ({ kind: 'exp', of });
const sqrt = (of: Expression): Expression => ({ kind: 'sqrt', of });
const log = (of: Expression): Expression => ({ kind: 'log', of });
const power = (base: Expression, exponent: Expression): Expression => ({
  kind: 'power',
  base,
  exponent,
});
const sin = (of: Expression): Expression => ({ kind: 'sin', of });
const cos = (of: Expression): Expression => ({ kind: 'cos', of });

const provenanceOf = (expression: Expression): Provenance => ({
  cell: { matrix: 'r', row: 0, col: 0 },
  value: evaluate(expression),
  operation: 'add',
  expression,
  decidedBy: [],
  term: 'r',
  source: { function: 'f', variable: 'r' },
});
const textOf = (expression: Expression, digits = 2): string =>
  provenanceText(provenanceOf(expression), { digits }).replace('r[0, 0]', 'r');

describe('provenanceText', () => {
  it.each([
    [product(cell(0.5), cell(-1)), 'r = 0.50·(−1.00) = −0.50'],
    [product(cell(-0.5), cell(1)), 'r = (−0.50)·1.00 = −0.50'],
    [product(cell(2), sum(cell(1), cell(3))), 'r = 2.00·(1.00 + 3.00) = 8.00'],
    [product(cell(2), quotient(cell(1), cell(4))), 'r = 2.00·(1.00 / 4.00) = 0.50'],
    [sum(cell(-1), cell(-2), cell(3)), 'r = −1.00 + (−2.00) + 3.00 = 0.00'],
    [quotient(sum(cell(1), cell(2)), cell(-4)), 'r = (1.00 + 2.00) / (−4.00) = −0.75'],
    [quotient(cell(1), product(cell(2), cell(2))), 'r = 1.00 / (2.00·2.00) = 0.25'],
    [difference(cell(1), cell(-2)), 'r = 1.00 − (−2.00) = 3.00'],
    [difference(cell(1), difference(cell(2), cell(3))), 'r = 1.00 − (2.00 − 3.00) = 2.00'],
    [sqrt(sum(cell(1), cell(3))), 'r = √(1.00 + 3.00) = 2.00'],
    [sqrt(constant(16)), 'r = √16 = 4.00'],
    [log(cell(1)), 'r = ln(1.00) = 0.00'],
    [sin(cell(0)), 'r = sin(0.00) = 0.00'],
    [product(cell(2), cos(constant(0))), 'r = 2.00·cos(0) = 2.00'],
    [power(constant(10), quotient(cell(1), constant(2))), 'r = 10^(1.00 / 2) ≈ 3.16'],
    [power(cell(-3), constant(2)), 'r = (−3.00)^(2) = 9.00'],
    [power(sum(cell(1), cell(2)), constant(2)), 'r = (1.00 + 2.00)^(2) = 9.00'],
    [quotient(cell(1), power(constant(2), cell(2))), 'r = 1.00 / 2^(2.00) = 0.25'],
    [product(cell(2), constant(0.5)), 'r = 2.00·0.50 = 1.00'],
    [sum(), 'r = 0 = 0.00'],
  ])('%#: puts parentheses where they are needed, and only there', (expression, text) => {
    expect(textOf(expression)).toBe(text);
  });

  it('writes = when neither the numbers nor the result were rounded, else ≈', () => {
    expect(textOf(quotient(cell(2.56), sqrt(constant(4))))).toBe('r = 2.56 / √4 = 1.28');
    expect(textOf(quotient(cell(2.56), sqrt(constant(3))))).toBe('r = 2.56 / √3 ≈ 1.48');
    expect(textOf(sum(cell(0.125), cell(0.125)))).toBe('r ≈ 0.13 + 0.13 ≈ 0.25');
    expect(textOf(sum(cell(0.125), cell(0.125)), 3)).toBe('r = 0.125 + 0.125 = 0.250');
  });

  it('does not call floating-point noise a rounding: 0.1 + 0.2 = 0.3', () => {
    expect(textOf(sum(cell(0.1), cell(0.2)))).toBe('r = 0.10 + 0.20 = 0.30');
  });

  it('is exact about infinities and NaN', () => {
    expect(textOf(sum(cell(1.5), cell(-Infinity)))).toBe('r = 1.50 + (−∞) = −∞');
    expect(textOf(product(cell(0), cell(NaN)))).toBe('r = 0.00·NaN = NaN');
  });

  it('gives six terms in full, of more only the first and last three', () => {
    const terms = [1, 2, 3, 4, 5, 6, 7, 8].map(cell);
    expect(textOf(sum(...terms.slice(0, 6)), 0)).toBe('r = 1 + 2 + 3 + 4 + 5 + 6 = 21');
    expect(textOf(sum(...terms.slice(0, 7)), 0)).toBe('r = 1 + 2 + 3 + … + 5 + 6 + 7 = 28');
    expect(textOf(sum(...terms), 0)).toBe('r = 1 + 2 + 3 + … + 6 + 7 + 8 = 36');
  });

  it('counts the terms it leaves out when it says =', () => {
    const terms = [1, 2, 3, 0.125, 5, 6, 7].map(cell);
    expect(textOf(sum(...terms), 1)).toBe('r ≈ 1.0 + 2.0 + 3.0 + … + 5.0 + 6.0 + 7.0 ≈ 24.1');
  });

  it('gives an exponent in a sum worked out, and the two sides of the fraction before the result', () => {
    const [large, small] = [exp(difference(cell(3), cell(3))), exp(difference(cell(2), cell(3)))];
    expect(textOf(quotient(small, sum(large, small)))).toBe(
      'r = e^(2.00 − 3.00) / (e^(0.00) + e^(−1.00)) ≈ 0.37 / 1.37 ≈ 0.27',
    );
    expect(textOf(quotient(large, sum(large)))).toBe(
      'r = e^(3.00 − 3.00) / e^(0.00) = 1.00 / 1.00 = 1.00',
    );
    expect(textOf(difference(cell(0), log(sum(small))))).toBe(
      'r = 0.00 − ln(e^(−1.00)) = 0.00 − (−1.00) = 1.00',
    );
  });

  it('gives the angle of a sine or cosine worked out before the result', () => {
    expect(textOf(sin(quotient(constant(3), power(constant(10), constant(1)))))).toBe(
      'r = sin(3 / 10^(1)) = sin(0.30) ≈ 0.30', // sin 0.3 = 0.29552
    );
    expect(textOf(cos(quotient(constant(1), constant(3))))).toBe(
      'r = cos(1 / 3) ≈ cos(0.33) ≈ 0.94',
    );
    expect(textOf(cos(quotient(constant(8), constant(2))))).toBe('r = cos(8 / 2) = cos(4) ≈ −0.65');
  });

  it('says an input once, and whether it is rounded', () => {
    const input = (value: number): Provenance => {
      const expression = cell(value);
      const self = { matrix: 'a', row: 0, col: 0 };
      return { ...provenanceOf(expression), cell: self, operation: 'input' };
    };
    expect(provenanceText(input(0.5))).toBe('a[0, 0] = 0.50');
    expect(provenanceText(input(1 / 3))).toBe('a[0, 0] ≈ 0.33');
  });

  it('says from where in its own matrix a cell was copied, from another row or another column', () => {
    const square = matrix([
      [1, 2],
      [3, 4],
    ]);
    const copied = (row: number, col: number): Provenance => ({
      ...provenanceOf(cellOf(square, 'a', row, col)),
      cell: { matrix: 'a', row: 1, col: 1 },
    });
    expect(provenanceText(copied(0, 1))).toBe('a[1, 1] = a[0, 1] = 2.00');
    expect(provenanceText(copied(1, 0))).toBe('a[1, 1] = a[1, 0] = 3.00');
  });

  it('gives a maximum as one number, whatever it is of, nothing included', () => {
    const max = (...of: Expression[]): Expression => ({ kind: 'max', of });
    expect(textOf(max(cell(1), cell(2)))).toBe('r = 2.00 = 2.00');
    expect(textOf(max(constant(1), constant(2)))).toBe('r = 2.00 = 2.00');
    expect(textOf(max())).toBe('r = −∞ = −∞');
  });

  it('names cells as it is told', () => {
    const nameCell = ({ matrix, row }: { matrix: string; row: number }) =>
      `${matrix} of token ${row}`;
    expect(provenanceText(provenanceOf(constant(0)), { nameCell })).toBe('r of token 0 = 0');
  });

  it('a whole constant too long to print in full keeps its digits, and its ≈', () => {
    expect(textOf(constant(999_999))).toBe('r = 999999');
    expect(textOf(constant(1e6))).toBe('r = 1.00×10⁶');
    expect(textOf(constant(1.234e9))).toBe('r ≈ 1.23×10⁹');
    expect(textOf(product(cell(1), constant(1.234e9)))).toBe('r ≈ 1.00·1.23×10⁹ ≈ 1.23×10⁹');
  });

  it('trimmed: drops the zeros that say nothing, and keeps the digits of what it rounds', () => {
    const expression = sum(product(cell(2), cell(0.5)), product(cell(-1), cell(1 / 3)));
    expect(provenanceText(provenanceOf(expression), { trim: true })).toBe(
      'r[0, 0] ≈ 2·0.5 + (−1)·0.33 ≈ 0.67',
    );
    expect(provenanceText(provenanceOf(cell(100)), { trim: true })).toBe('r[0, 0] = a[0, 0] = 100');
    expect(provenanceText(provenanceOf(constant(1.2e45)), { trim: true })).toBe(
      'r[0, 0] = 1.2×10⁴⁵',
    );
    // printed without decimals, its zeros are all before the point
    expect(provenanceText(provenanceOf(cell(100)), { trim: true, digits: 0 })).toBe(
      'r[0, 0] = a[0, 0] = 100',
    );
  });

  it.each([-1, 7, 2.5])('refuses %d digits', (digits) => {
    expect(() => textOf(constant(-Infinity), digits)).toThrow(
      new RangeError(`formatNumber: digits are an integer from 0 to 6, got ${digits}`),
    );
  });
});

describe('provenanceSegments', () => {
  it('carry the matrix of each cell, raise exponents and mark the result', () => {
    const max: Expression = { kind: 'max', of: [cell(2)] };
    const segments = provenanceSegments(provenanceOf(exp(difference(cell(1), max))), { digits: 0 });
    expect(segments).toEqual([
      { text: 'r[0, 0]', matrix: 'r' },
      { text: ' = ' },
      { text: 'e' },
      { text: '1', matrix: 'a', superscript: true },
      { text: ' − ', superscript: true },
      { text: '2', matrix: 'a', superscript: true },
      { text: ' ≈ ' },
      { text: '0', emphasis: 'result' },
    ]);
  });

  it('carry no matrix for the maximum of something other than cells', () => {
    const max: Expression = { kind: 'max', of: [product(cell(2), cell(3)), constant(1)] };
    expect(provenanceSegments(provenanceOf(max), { digits: 0 })).toContainEqual({ text: '6' });
  });

  it('carry the matrix of a cell that is itself the exponent of a term', () => {
    const segments = provenanceSegments(provenanceOf(sum(exp(cell(2)), constant(1))));
    expect(segments).toContainEqual({ text: '2.00', matrix: 'a', superscript: true });
  });

  it('are the text, but for the sign of raising', () => {
    const provenance = provenanceOf(sum(product(cell(1), cell(-2)), constant(0.5)));
    const joined = provenanceSegments(provenance)
      .map(({ text }) => text)
      .join('');
    expect(joined).toBe(provenanceText(provenance));
  });
});

describe('the text of segments', () => {
  it('has ^(…) around what is raised, however many segments that is', () => {
    const raised = { superscript: true };
    const line = [{ text: 'W' }, { text: 'Q', ...raised }, { text: ' = e' }];
    expect(segmentsText(line)).toBe('W^(Q) = e');
    expect(segmentsText([...line, { text: '1.2 ', ...raised }, { text: '− 3', ...raised }])).toBe(
      'W^(Q) = e^(1.2 − 3)',
    );
  });

  it('of no segments is empty', () => {
    expect(segmentsText([])).toBe('');
  });
});
