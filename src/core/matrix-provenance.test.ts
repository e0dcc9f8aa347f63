import { expect, it } from 'vitest';
import { add, matrix, scale, transpose } from './matrix.ts';
import { addProvenance, scaleProvenance, transposeProvenance } from './matrix-provenance.ts';
import { evaluate, operands } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';

const a = matrix([
  [1, 2, 3],
  [4, 5, 6.125],
]);

it('a cell of a transpose is a copy', () => {
  const names = { a: 'K', result: 'Kᵀ' };
  const provenance = transposeProvenance(a, transpose(a), { row: 2, col: 1 }, names);
  expect(provenance.operation).toBe('copy');
  expect(evaluate(provenance.expression)).toBe(provenance.value);
  expect(provenanceText(provenance)).toBe('Kᵀ[2, 1] = K[1, 2] ≈ 6.13');
});

it('a cell of a sum has two terms', () => {
  const provenance = addProvenance(a, scale(a, -2), add(a, scale(a, -2)), { row: 0, col: 1 });
  expect(provenance.operation).toBe('add');
  expect(evaluate(provenance.expression)).toBe(provenance.value);
  expect(provenanceText(provenance)).toBe('result[0, 1] = 2.00 + (−4.00) = −2.00');
});

it('a cell of a multiple has a factor', () => {
  const provenance = scaleProvenance(a, 0.5, scale(a, 0.5), { row: 1, col: 0 });
  expect(provenance.operation).toBe('scale');
  expect(evaluate(provenance.expression)).toBe(provenance.value);
  expect(provenanceText(provenance)).toBe('result[1, 0] = 4.00·0.50 = 2.00');
});

it('calls the matrices a, b and result unless told otherwise, and points at nothing else', () => {
  const transposed = transposeProvenance(a, transpose(a), { row: 2, col: 1 });
  expect(transposed.term).toBe('result');
  expect(operands(transposed)).toEqual([{ matrix: 'a', row: 1, col: 2 }]);
  const cell = { row: 1, col: 0 };
  expect(operands(addProvenance(a, a, add(a, a), cell))).toEqual([
    { matrix: 'a', ...cell },
    { matrix: 'b', ...cell },
  ]);
  expect(operands(scaleProvenance(a, 2, scale(a, 2), cell))).toEqual([{ matrix: 'a', ...cell }]);
});

it('refuses a cell that is not there', () => {
  expect(() => scaleProvenance(a, 2, scale(a, 2), { row: 2, col: 0 })).toThrow(RangeError);
});

it('names a variable that its function assigns', () => {
  const cell = { row: 0, col: 0 };
  const sources = [
    [transpose, transposeProvenance(a, transpose(a), cell).source],
    [add, addProvenance(a, a, add(a, a), cell).source],
    [scale, scaleProvenance(a, 2, scale(a, 2), cell).source],
  ] as const;
  for (const [operation, source] of sources) {
    expect(operation.name).toBe(source.function);
    expect(operation.toString()).toContain(`const ${source.variable} =`);
  }
});
