import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, matrix } from './matrix.ts';
import { addPositions, sinusoidalEncoding } from './positional-encoding.ts';
import { addPositionsProvenance, sinusoidalProvenance } from './positional-encoding-provenance.ts';
import { evaluate, operands } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';
import { size } from './testing/arbitrary.ts';

describe('sinusoidalProvenance', () => {
  it('evaluates to the value, to the last bit, at any base and width', () => {
    const base = fc.double({ min: 1, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(fc.nat(500), size, base, (row, dModel, base) => {
        const encoding = sinusoidalEncoding(row + 1, dModel, { base });
        for (let col = 0; col < dModel; col++) {
          const provenance = sinusoidalProvenance(encoding, { row, col }, { base });
          expect(provenance.value).toBe(at(encoding, row, col));
          expect(evaluate(provenance.expression)).toBe(provenance.value);
        }
      }),
    );
  });

  it('is a sine in even columns and the cosine of the same angle in odd ones', () => {
    const encoding = sinusoidalEncoding(4, 16);
    // 10000^(4/16) = 10; sin 0.3 = 0.29552, cos 0.3 = 0.95534
    expect(provenanceText(sinusoidalProvenance(encoding, { row: 3, col: 4 }))).toBe(
      'PE[3, 4] = sin(3 / 10000^(4 / 16)) = sin(0.30) ≈ 0.30',
    );
    expect(provenanceText(sinusoidalProvenance(encoding, { row: 3, col: 5 }))).toBe(
      'PE[3, 5] = cos(3 / 10000^(4 / 16)) = cos(0.30) ≈ 0.96',
    );
  });

  it('was computed from no cell', () => {
    const provenance = sinusoidalProvenance(sinusoidalEncoding(2, 4), { row: 1, col: 2 });
    expect(provenance.operation).toBe('sinusoid');
    expect(operands(provenance)).toEqual([]);
  });

  it('takes its name from the caller', () => {
    const encoding = sinusoidalEncoding(1, 2);
    expect(sinusoidalProvenance(encoding, { row: 0, col: 0 }, { name: 'P' })).toMatchObject({
      cell: { matrix: 'P', row: 0, col: 0 },
      term: 'P',
    });
  });

  it('refuses a cell that is not there', () => {
    const encoding = sinusoidalEncoding(2, 4);
    expect(() => sinusoidalProvenance(encoding, { row: 2, col: 0 })).toThrow(RangeError);
    expect(() => sinusoidalProvenance(encoding, { row: 0, col: 4 })).toThrow(RangeError);
  });
});

describe('addPositionsProvenance', () => {
  const x = matrix([
    [1, 2],
    [3, 4],
  ]);
  const table = matrix([
    [0.5, 0.25],
    [-1, 2],
    [1, 0],
  ]);

  it('takes the row of the table that stands for the position', () => {
    const result = addPositions(x, table, { offset: 1 });
    const cell = { row: 0, col: 0 };
    const provenance = addPositionsProvenance(x, table, result, cell, { offset: 1 });
    expect(provenance.operation).toBe('add');
    expect(provenance.value).toBe(0);
    expect(evaluate(provenance.expression)).toBe(0);
    expect(operands(provenance)).toEqual([
      { matrix: 'X', row: 0, col: 0 },
      { matrix: 'PE', row: 1, col: 0 },
    ]);
    expect(provenanceText(provenance)).toBe('encoded[0, 0] = 1.00 + (−1.00) = 0.00');
  });

  it('without an offset takes the row of the token, and the names it is given', () => {
    const names = { x: 'embeddings', encoding: 'positions', result: 'input' };
    const cell = { row: 1, col: 1 };
    const provenance = addPositionsProvenance(x, table, addPositions(x, table), cell, { names });
    expect(provenanceText(provenance)).toBe('input[1, 1] = 4.00 + 2.00 = 6.00');
    expect(operands(provenance)).toEqual([
      { matrix: 'embeddings', row: 1, col: 1 },
      { matrix: 'positions', row: 1, col: 1 },
    ]);
  });

  it('refuses a cell that is not there', () => {
    const result = addPositions(x, table);
    expect(() => addPositionsProvenance(x, table, result, { row: 2, col: 0 })).toThrow(RangeError);
    expect(() =>
      addPositionsProvenance(x, table, result, { row: 1, col: 0 }, { offset: 2 }),
    ).toThrow(RangeError);
  });
});

it('names a variable that its function assigns', () => {
  const [x, cell] = [matrix([[1, 2]]), { row: 0, col: 0 }];
  const encoding = sinusoidalEncoding(1, 2);
  const sources = [
    [sinusoidalEncoding, sinusoidalProvenance(encoding, cell).source],
    [addPositions, addPositionsProvenance(x, encoding, addPositions(x, encoding), cell).source],
  ] as const;
  for (const [operation, source] of sources) {
    expect(operation.name).toBe(source.function);
    expect(operation.toString()).toContain(`const ${source.variable} =`);
  }
});
