import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, matrix } from './matrix.ts';
import { evaluate, operands } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';
import {
  logSoftmaxProvenance,
  naiveSoftmaxProvenance,
  softmaxProvenance,
} from './softmax-provenance.ts';
import { logSoftmaxRows, naiveSoftmaxRows, softmaxRows } from './softmax.ts';
import { anyMatrix } from './testing/arbitrary.ts';

const kinds = [
  ['softmax', softmaxRows, softmaxProvenance],
  ['log-softmax', logSoftmaxRows, logSoftmaxProvenance],
  ['naive-softmax', naiveSoftmaxRows, naiveSoftmaxProvenance],
] as const;

describe.each(kinds)('%s', (operation, softmax, explain) => {
  it('evaluates to the value, to the last bit, at any temperature', () => {
    const temperature = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(anyMatrix, temperature, (logits, temperature) => {
        const result = softmax(logits, { temperature });
        const [row, col] = [logits.rows - 1, logits.cols - 1];
        const provenance = explain(logits, result, { row, col }, { temperature });
        expect(provenance.value).toBe(at(result, row, col));
        expect(evaluate(provenance.expression)).toBe(provenance.value);
      }),
    );
  });

  it('was computed from every logit of its row, and from no other', () => {
    const logits = matrix([
      [1, 2],
      [3, 4],
    ]);
    const provenance = explain(logits, softmax(logits), { row: 1, col: 1 });
    expect(provenance.operation).toBe(operation);
    expect(operands(provenance).toSorted((x, y) => x.col - y.col)).toEqual([
      { matrix: 'logits', row: 1, col: 0 },
      { matrix: 'logits', row: 1, col: 1 },
    ]);
  });

  it('takes names and source from the caller', () => {
    const logits = matrix([[1, 2]]);
    const names = { logits: 'scores', result: 'weights' };
    const source = { function: 'f', variable: 'v' };
    const provenance = explain(logits, softmax(logits), { row: 0, col: 0 }, { names, source });
    expect(provenance).toMatchObject({ term: 'weights', source, cell: { matrix: 'weights' } });
    expect(operands(provenance)[0]?.matrix).toBe('scores');
  });

  it('names a variable that its function assigns', () => {
    const logits = matrix([[1, 2]]);
    const { source } = explain(logits, softmax(logits), { row: 0, col: 0 });
    expect(softmax.name).toBe(source.function);
    expect(softmax.toString()).toContain(`const ${source.variable} =`);
  });

  it('refuses a cell that is not there', () => {
    const logits = matrix([[1, 2]]);
    expect(() => explain(logits, softmax(logits), { row: 1, col: 0 })).toThrow(RangeError);
    expect(() => explain(logits, softmax(logits), { row: 0, col: 2 })).toThrow(RangeError);
  });
});

describe('as text', () => {
  const logits = matrix([[1, 3, 2]]);
  const cell = { row: 0, col: 2 };

  it('the softmax subtracts the maximum', () => {
    // e^−1 = 0.3679; e^−2 + e^0 + e^−1 = 0.1353 + 1 + 0.3679 = 1.5032; quotient 0.2447
    expect(provenanceText(softmaxProvenance(logits, softmaxRows(logits), cell))).toBe(
      'A[0, 2] = e^(2.00 − 3.00) / (e^(−2.00) + e^(0.00) + e^(−1.00)) ≈ 0.37 / 1.50 ≈ 0.24',
    );
  });

  it('the temperature divides the difference', () => {
    const options = { temperature: 0.5 };
    const weights = softmaxRows(logits, options);
    // e^−2 = 0.1353; e^−4 + e^0 + e^−2 = 0.0183 + 1 + 0.1353 = 1.1537; quotient 0.1173
    expect(provenanceText(softmaxProvenance(logits, weights, cell, options))).toBe(
      'A[0, 2] = e^((2.00 − 3.00) / 0.50) / (e^(−4.00) + e^(0.00) + e^(−2.00)) ≈ 0.14 / 1.15 ≈ 0.12',
    );
  });

  it('the temperature carries its symbol, T', () => {
    const options = { temperature: 0.5 };
    const weights = naiveSoftmaxRows(logits, options);
    const { expression } = naiveSoftmaxProvenance(logits, weights, cell, options);
    expect(expression).toMatchObject({
      numerator: { of: { denominator: { kind: 'constant', value: 0.5, symbol: 'T' } } },
    });
  });

  it('the log-softmax subtracts the logarithm of the sum', () => {
    // ln 1.5032 = 0.4076
    expect(provenanceText(logSoftmaxProvenance(logits, logSoftmaxRows(logits), cell))).toBe(
      'logWeights[0, 2] = 2.00 − 3.00 − ln(e^(−2.00) + e^(0.00) + e^(−1.00)) ≈ −1.00 − 0.41 ≈ −1.41',
    );
  });

  it('the naive softmax shows how it overflows', () => {
    const large = matrix([[1000, 0]]);
    const weights = naiveSoftmaxRows(large);
    expect(provenanceText(naiveSoftmaxProvenance(large, weights, { row: 0, col: 0 }))).toBe(
      'A[0, 0] = e^(1000.00) / (e^(1000.00) + e^(0.00)) = ∞ / ∞ = NaN',
    );
  });
});
