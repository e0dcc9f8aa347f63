import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { countParameters, parameterEntries } from './parameters.ts';
import { anyMatrix } from './testing/arbitrary.ts';

const layer = (): Record<string, Matrix | undefined> => ({
  projection: zeros(2, 3),
  bias: zeros(1, 3),
  absent: undefined,
});

describe('countParameters', () => {
  it('adds rows · cols over everything that is nested', () => {
    // 5·2 + twice (2·3 + 1·3) + 3·4 = 10 + 18 + 12
    const tree = {
      embeddings: zeros(5, 2),
      layers: [layer(), layer()],
      output: { a: zeros(3, 4) },
    };
    expect(countParameters(tree)).toBe(40);
  });

  it('of one matrix is its size, of nothing 0', () => {
    expect(countParameters(zeros(3, 4))).toBe(12);
    expect([{}, [], undefined, { bias: undefined }, zeros(0, 4)].map(countParameters)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('counts a matrix that stands in two places once, an equal one twice', () => {
    const embeddings = zeros(5, 2);
    expect(countParameters({ embeddings, output: embeddings })).toBe(10);
    expect(countParameters({ embeddings, output: zeros(5, 2) })).toBe(20);
  });

  it('takes records of any kind of type, without a prototype too', () => {
    interface Parameters {
      readonly projection: Matrix;
    }
    const typed: Parameters = { projection: zeros(2, 2) };
    const bare = Object.assign(Object.create(null) as object, typed);
    expect([countParameters(typed), countParameters(bare)]).toEqual([4, 4]);
  });

  it('of a list is the sum over the list, in any order and nesting', () => {
    fc.assert(
      fc.property(fc.array(anyMatrix), (matrices) => {
        const sizes = matrices.reduce((sum, { data }) => sum + data.length, 0);
        expect(countParameters(matrices)).toBe(sizes);
        expect(countParameters({ deep: [{ deeper: matrices.toReversed() }] })).toBe(sizes);
      }),
    );
  });

  it.each([
    [{ layers: [{ name: 'first' }] }, 'a string at layers.0.name'],
    [{ dModel: 4 }, 'a number at dModel'],
    [{ a: null }, 'null at a'],
    [{ a: { data: new Float64Array(3) } }, 'a Float64Array at a.data'],
    [{ a: new Map() }, 'a Map at a'],
    [[() => 0], 'a function at 0'],
    ['x', 'a string at the root'],
  ])('refuses %o', (tree, what) => {
    const rule = `matrices in records and arrays, got ${what}`;
    expect(() => countParameters(tree)).toThrow(new TypeError(`countParameters: ${rule}`));
    expect(() => parameterEntries(tree)).toThrow(new TypeError(`parameterEntries: ${rule}`));
  });
});

describe('parameterEntries', () => {
  it('lists places in order, with their paths and shapes, without those that are absent', () => {
    expect(parameterEntries({ embeddings: zeros(5, 2), layers: [layer(), layer()] })).toEqual([
      { path: 'embeddings', rows: 5, cols: 2, count: 10 },
      { path: 'layers.0.projection', rows: 2, cols: 3, count: 6 },
      { path: 'layers.0.bias', rows: 1, cols: 3, count: 3 },
      { path: 'layers.1.projection', rows: 2, cols: 3, count: 6 },
      { path: 'layers.1.bias', rows: 1, cols: 3, count: 3 },
    ]);
  });

  it('says at which path a tied matrix was counted', () => {
    const embeddings = zeros(5, 2);
    expect(parameterEntries([embeddings, { output: embeddings }])).toEqual([
      { path: '0', rows: 5, cols: 2, count: 10 },
      { path: '1.output', rows: 5, cols: 2, count: 0, tiedTo: '0' },
    ]);
  });

  it('of one matrix has an empty path', () => {
    expect(parameterEntries(matrix([[1, 2]]))).toEqual([{ path: '', rows: 1, cols: 2, count: 2 }]);
  });
});
