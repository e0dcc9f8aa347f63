import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionProvenance } from './attention-provenance.ts';
import type { AttentionInputs } from './attention-provenance.ts';
import { scaledDotProductAttention } from './attention.ts';
import { causalMask, fullMask } from './mask.ts';
import { at, map, matrix, zeros } from './matrix.ts';
import { evaluate, operands } from './provenance.ts';
import type { Provenance } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';
import { attentionCase } from './testing/arbitrary.ts';

const queries = matrix([
  [0.5, 0.1, 0.2],
  [1, 0, -1],
  [0.9, 1.1, 1.6],
]);
const keys = matrix([
  [1, 0, 0.25],
  [0.3, 1.5, 0.4],
  [-1, 0.5, 2],
]);
const values = matrix([
  [1, 2],
  [3, -4],
  [5, 6],
]);

const run = (inputs: AttentionInputs) =>
  scaledDotProductAttention(inputs.queries, inputs.keys, inputs.values, inputs);

/** Asks for one cell of the matrices above. */
function ask(matrix: string, row: number, col: number, options = {}): Provenance {
  const inputs = { queries, keys, values, ...options };
  return attentionProvenance(inputs, run(inputs), { matrix, row, col });
}

describe('attentionProvenance', () => {
  it('a product is the query by the key, a row by a row', () => {
    const provenance = ask('products', 2, 1);
    expect(provenance.operation).toBe('dot-product');
    expect(operands(provenance)).toEqual([
      { matrix: 'queries', row: 2, col: 0 },
      { matrix: 'keys', row: 1, col: 0 },
      { matrix: 'queries', row: 2, col: 1 },
      { matrix: 'keys', row: 1, col: 1 },
      { matrix: 'queries', row: 2, col: 2 },
      { matrix: 'keys', row: 1, col: 2 },
    ]);
    expect(provenanceText(provenance)).toBe(
      'QKᵀ[2, 1] = 0.90·0.30 + 1.10·1.50 + 1.60·0.40 = 2.56', // 0.27 + 1.65 + 0.64
    );
  });

  it('a score is its product by √d_k', () => {
    const provenance = ask('scores', 2, 1);
    expect(provenance.operation).toBe('scale');
    expect(operands(provenance)).toEqual([{ matrix: 'products', row: 2, col: 1 }]);
    expect(provenanceText(provenance)).toBe('S[2, 1] = 2.56 / √3 ≈ 1.48'); // 2.56 / 1.732
  });

  it('a score with a scale of its own is multiplied by it', () => {
    const provenance = ask('scores', 2, 1, { scale: 0.5 });
    expect(provenanceText(provenance)).toBe('S[2, 1] = 2.56·0.50 = 1.28');
  });

  it('a score with a bias has it as a second term', () => {
    const bias = map(zeros(3, 3), (_, i, j) => i - j - 0.5);
    const provenance = ask('scores', 2, 1, { bias });
    expect(provenance.operation).toBe('scale-and-bias');
    expect(operands(provenance)).toEqual([
      { matrix: 'products', row: 2, col: 1 },
      { matrix: 'bias', row: 2, col: 1 },
    ]);
    expect(provenanceText(provenance)).toBe('S[2, 1] = 2.56 / √3 + 0.50 ≈ 1.98');
  });

  it('a masked score is −∞, decided by the mask', () => {
    const provenance = ask('scores', 0, 1, { mask: causalMask(3) });
    expect(provenance.operation).toBe('masked');
    expect(provenance.value).toBe(-Infinity);
    expect(operands(provenance)).toEqual([{ matrix: 'mask', row: 0, col: 1 }]);
    expect(provenanceText(provenance)).toBe('S[0, 1] = −∞');
  });

  it('an allowed score under a mask is computed as without one', () => {
    expect(ask('scores', 2, 1, { mask: causalMask(3) })).toEqual(ask('scores', 2, 1));
  });

  it('a weight was computed from the scores of its row', () => {
    const provenance = ask('weights', 2, 1);
    expect(provenance.operation).toBe('softmax');
    expect(operands(provenance)).toEqual([
      { matrix: 'scores', row: 2, col: 1 },
      { matrix: 'scores', row: 2, col: 0 },
      { matrix: 'scores', row: 2, col: 2 },
    ]);
    // scores 1.3 / √3, 2.56 / √3, 2.85 / √3 = 0.751, 1.478, 1.645; 0.409 + 0.846 + 1 = 2.255
    expect(provenanceText(provenance)).toBe(
      'A[2, 1] ≈ e^(1.48 − 1.65) / (e^(−0.89) + e^(−0.17) + e^(0.00)) ≈ 0.85 / 2.25 ≈ 0.38',
    );
  });

  it('a weight under a mask shows that e^(−∞) adds nothing', () => {
    expect(provenanceText(ask('weights', 0, 0, { mask: causalMask(3) }))).toBe(
      'A[0, 0] ≈ e^(0.32 − 0.32) / (e^(0.00) + e^(−∞) + e^(−∞)) ≈ 1.00 / 1.00 = 1.00',
    );
  });

  it('a weight with no allowed key is 0, decided by the scores of its row', () => {
    const provenance = ask('weights', 0, 1, { mask: causalMask(3, 3, { offset: -1 }) });
    expect(provenance.operation).toBe('no-allowed-key');
    expect(operands(provenance)).toEqual(
      [0, 1, 2].map((col) => ({ matrix: 'scores', row: 0, col })),
    );
    expect(provenanceText(provenance)).toBe('A[0, 1] = 0');
  });

  it('an output is the weights of its row by a column of the values', () => {
    const provenance = ask('output', 2, 1);
    expect(operands(provenance)).toEqual([
      { matrix: 'weights', row: 2, col: 0 },
      { matrix: 'values', row: 0, col: 1 },
      { matrix: 'weights', row: 2, col: 1 },
      { matrix: 'values', row: 1, col: 1 },
      { matrix: 'weights', row: 2, col: 2 },
      { matrix: 'values', row: 2, col: 1 },
    ]);
    // 0.1815·2 − 0.3755·4 + 0.4430·6 = 1.519
    expect(provenanceText(provenance)).toBe(
      'O[2, 1] ≈ 0.18·2.00 + 0.38·(−4.00) + 0.44·6.00 ≈ 1.52',
    );
  });

  it.each([
    ['queries', 2, 1, 'Q[2, 1] = 1.10'],
    ['keys', 1, 0, 'K[1, 0] = 0.30'],
    ['values', 1, 1, 'V[1, 1] = −4.00'],
    ['mask', 0, 1, 'mask[0, 1] = 0'],
    ['mask', 1, 1, 'mask[1, 1] = 1'],
    ['bias', 0, 0, 'bias[0, 0] = 0.00'],
  ])('an input of %s came from nowhere', (matrix, row, col, text) => {
    const provenance = ask(matrix, row, col, { mask: causalMask(3), bias: zeros(3, 3) });
    expect(provenance.operation).toBe('input');
    expect(operands(provenance)).toEqual([]);
    expect(provenanceText(provenance)).toBe(text);
  });

  it('stands for the term of the formula that is called as its matrix', () => {
    const inputs = ['queries', 'keys', 'values', 'mask', 'bias'];
    const steps = ['products', 'scores', 'weights', 'output'];
    const options = { mask: causalMask(3), bias: zeros(3, 3) };
    for (const name of [...inputs, ...steps]) expect(ask(name, 1, 1, options).term).toBe(name);
  });

  it('a constant carries the symbol that it has in the formula', () => {
    expect(ask('scores', 2, 1).expression).toMatchObject({
      denominator: { kind: 'sqrt', of: { kind: 'constant', value: 3, symbol: 'd_k' } },
    });
    expect(ask('scores', 0, 1, { mask: causalMask(3) }).expression).toEqual({
      kind: 'constant',
      value: -Infinity,
      symbol: '−∞',
    });
  });

  it.each([
    ['logits', 0, 0, 'one of queries, keys, values, products, scores, weights, output, got logits'],
    ['mask', 0, 0, 'one of queries, keys, values, products, scores, weights, output, got mask'],
    [
      'toString',
      0,
      0,
      'one of queries, keys, values, products, scores, weights, output, got toString',
    ],
    ['scores', 3, 0, 'a cell of scores, 3×3, got [3, 0]'],
    ['output', 0, 2, 'a cell of output, 3×2, got [0, 2]'],
    ['values', -1, 0, 'a cell of values, 3×2, got [-1, 0]'],
    ['keys', 0, 0.5, 'a cell of keys, 3×3, got [0, 0.5]'],
  ])('refuses %s[%d, %d]', (matrix, row, col, message) => {
    expect(() => ask(matrix, row, col)).toThrow(new RangeError(`attentionProvenance: ${message}`));
  });
});

describe('properties', () => {
  const scale = fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { nil: undefined });

  it('every cell of every matrix evaluates to its value', () => {
    fc.assert(
      fc.property(
        attentionCase(),
        scale,
        fc.integer({ min: -2, max: 3 }),
        (given, scale, offset) => {
          const [n, m] = [given.queries.rows, given.keys.rows];
          const bias = map(zeros(n, m), (_, i, j) => (i + j) / 8);
          const inputs = { ...given, mask: causalMask(n, m, { offset }), bias, scale };
          const result = run(inputs);
          for (const [name, { rows, cols }] of Object.entries({ ...given, ...result })) {
            const [row, col] = [rows - 1, Math.floor(cols / 2)];
            const { value, expression } = attentionProvenance(inputs, result, {
              matrix: name,
              row,
              col,
            });
            const evaluated = evaluate(expression);
            // The core multiplies by 1/√d_k where the expression divides by √d_k: one rounding more, so at
            // most 2 ulp of the quotient, which the bias may cancel. Everything else is exact.
            if (name === 'scores' && scale === undefined && value !== -Infinity) {
              const quotient =
                Math.abs(at(result.products, row, col)) / Math.sqrt(given.queries.cols);
              const tolerance = 2 * Number.EPSILON * (quotient + Math.abs(value));
              expect(Math.abs(evaluated - value)).toBeLessThanOrEqual(tolerance);
            } else {
              expect(evaluated).toBe(value);
            }
          }
        },
      ),
    );
  });

  it('every operand is a cell that exists, so that a page can light it up', () => {
    fc.assert(
      fc.property(attentionCase(), (given) => {
        const inputs = { ...given, mask: fullMask(given.queries.rows, given.keys.rows) };
        const result = run(inputs);
        for (const [name, { rows, cols }] of Object.entries(result)) {
          const asked = { matrix: name, row: rows - 1, col: cols - 1 };
          for (const operand of operands(attentionProvenance(inputs, result, asked))) {
            expect(() => attentionProvenance(inputs, result, operand)).not.toThrow();
          }
        }
      }),
    );
  });
});

it('source: each variable named is assigned once, in a line of its own, in the function named', () => {
  const code = readFileSync(new URL('attention.ts', import.meta.url), 'utf8');
  for (const name of ['products', 'scores', 'weights', 'output']) {
    const { source } = ask(name, 0, 0);
    expect(source.function).toBe('scaledDotProductAttention');
    const body = code.split(`function ${source.function}(`)[1]!.split('\n}')[0]!;
    const assignment = new RegExp(`^ +const ${source.variable} = .*; // \\[n, (m|d_v)\\]$`, 'gm');
    expect(body.match(assignment)).toHaveLength(1);
  }
});
