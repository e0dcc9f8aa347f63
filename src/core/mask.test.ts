import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.ts';
import {
  causalMask,
  combineMasks,
  formatMask,
  fullMask,
  isAllowed,
  mask,
  maskToBias,
  paddingMask,
} from './mask.ts';
import { zeros } from './matrix.ts';
import { expectClose } from './testing/compare.ts';

/** A mask as lines of ✓ and ✗, without indentation. */
const drawn = (text: string): string => text.trim().replace(/\n\s+/g, '\n');

describe('mask', () => {
  it('is row-major, true = may attend', () => {
    const pairs = mask([
      [true, false, true],
      [false, true, true],
    ]);
    expect(pairs).toEqual({ rows: 2, cols: 3, allowed: [true, false, true, false, true, true] });
    expect(isAllowed(pairs, 0, 2)).toBe(true);
    expect(isAllowed(pairs, 1, 0)).toBe(false);
  });

  it('of no rows is 0×0', () => {
    expect(mask([])).toEqual({ rows: 0, cols: 0, allowed: [] });
  });

  it('refuses ragged rows', () => {
    expect(() => mask([[true], [true, false]])).toThrow(ShapeError);
    expect(() => mask([[true], [true, false]])).toThrow(
      'mask: rows of one length, got 1 cells in row 0 and 2 in row 1',
    );
  });
});

describe('isAllowed', () => {
  it.each([
    [2, 0],
    [0, 3],
    [-1, 1],
    [0, -1],
    [0.5, 0],
    [1 / 3, 0],
    [0, 0.5],
  ])('refuses [%d, %d] of a 2×3 mask', (i, j) => {
    expect(() => isAllowed(fullMask(2, 3), i, j)).toThrow(
      new RangeError(`isAllowed: a cell of a 2×3 mask, got [${i}, ${j}]`),
    );
  });
});

describe('fullMask', () => {
  it('allows every pair', () => {
    expect(formatMask(fullMask(2, 3))).toBe('✓ ✓ ✓\n✓ ✓ ✓');
  });
});

describe('causalMask', () => {
  it('lets a query see its own key and the ones before', () => {
    expect(formatMask(causalMask(4))).toBe(
      drawn(`
        ✓ ✗ ✗ ✗
        ✓ ✓ ✗ ✗
        ✓ ✓ ✓ ✗
        ✓ ✓ ✓ ✓`),
    );
  });

  it('starts in the top left corner when n ≠ m, as torch.ones(L, S).tril(diagonal=0)', () => {
    expect(formatMask(causalMask(2, 4))).toBe('✓ ✗ ✗ ✗\n✓ ✓ ✗ ✗');
    expect(formatMask(causalMask(3, 2))).toBe('✓ ✗\n✓ ✓\n✓ ✓');
  });

  it('with an offset: the one new query sees the whole cache and itself', () => {
    expect(formatMask(causalMask(1, 4, { offset: 3 }))).toBe('✓ ✓ ✓ ✓');
    expect(formatMask(causalMask(2, 4, { offset: 2 }))).toBe('✓ ✓ ✓ ✗\n✓ ✓ ✓ ✓');
  });

  it('with a negative offset leaves the first queries without a key', () => {
    expect(formatMask(causalMask(3, 3, { offset: -1 }))).toBe('✗ ✗ ✗\n✓ ✗ ✗\n✓ ✓ ✗');
  });

  it('allows key j for query i if and only if j ≤ i + offset', () => {
    const small = fc.nat(6);
    fc.assert(
      fc.property(small, small, fc.integer({ min: -6, max: 6 }), (n, m, offset) => {
        const pairs = causalMask(n, m, { offset });
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < m; j++) expect(isAllowed(pairs, i, j)).toBe(j <= i + offset);
        }
      }),
    );
  });

  it('refuses sizes and offsets that are none', () => {
    expect(() => causalMask(-1)).toThrow(
      new RangeError('zeros: sizes are integers of at least 0, got -1×-1'),
    );
    expect(() => causalMask(2, 2, { offset: 0.5 })).toThrow(
      new RangeError('causalMask: the offset is an integer, got 0.5'),
    );
  });
});

describe('paddingMask', () => {
  it('forbids the keys past the length, for every query of the sentence', () => {
    const [short, long] = paddingMask([1, 3]);
    expect(formatMask(short!)).toBe('✓ ✗ ✗\n✓ ✗ ✗\n✓ ✗ ✗');
    expect(formatMask(long!)).toBe('✓ ✓ ✓\n✓ ✓ ✓\n✓ ✓ ✓');
  });

  it('gives the rows of the documentation of tf.sequence_mask([1, 3, 2], 5)', () => {
    const masks = paddingMask([1, 3, 2], { numKeys: 5, numQueries: 1 });
    expect(masks.map(({ allowed }) => allowed)).toEqual([
      [true, false, false, false, false],
      [true, true, true, false, false],
      [true, true, false, false, false],
    ]);
  });

  it('allows nothing in a sentence of length 0', () => {
    expect(formatMask(paddingMask([0], { numKeys: 2 })[0]!)).toBe('✗ ✗\n✗ ✗');
  });

  it('of no sentences is no masks', () => {
    expect(paddingMask([])).toEqual([]);
  });

  it.each([4, -1, 1.5, NaN])('refuses the length %d with three keys', (length) => {
    expect(() => paddingMask([length], { numKeys: 3 })).toThrow(
      new RangeError(`paddingMask: lengths are integers from 0 to 3 keys, got ${length}`),
    );
  });
});

describe('combineMasks', () => {
  it('allows what every mask allows: causal and padding', () => {
    const combined = combineMasks(
      causalMask(3),
      paddingMask([2], { numKeys: 3 })[0]!,
      fullMask(3, 3),
    );
    expect(formatMask(combined)).toBe('✓ ✗ ✗\n✓ ✓ ✗\n✓ ✓ ✗');
  });

  it('of one mask is that mask', () => {
    expect(combineMasks(causalMask(3))).toEqual(causalMask(3));
  });

  it('refuses different shapes', () => {
    expect(() => combineMasks(fullMask(2, 3), fullMask(3, 2))).toThrow(ShapeError);
    expect(() => combineMasks(fullMask(2, 3), fullMask(3, 2))).toThrow(
      'combineMasks: masks of one shape, got 2×3 and 3×2',
    );
    expect(() => combineMasks(fullMask(2, 3), fullMask(2, 3), fullMask(2, 2))).toThrow(
      'combineMasks: masks of one shape, got 2×3 and 2×2',
    );
    expect(() => combineMasks(fullMask(2, 3), fullMask(1, 3))).toThrow(
      'combineMasks: masks of one shape, got 2×3 and 1×3',
    );
  });
});

describe('maskToBias', () => {
  it('is 0 where allowed and −∞ where not, as PyTorch generate_square_subsequent_mask(3)', () => {
    expectClose(maskToBias(causalMask(3)), [
      [0, -Infinity, -Infinity],
      [0, 0, -Infinity],
      [0, 0, 0],
    ]);
  });

  it('keeps an empty shape', () => {
    expectClose(maskToBias(fullMask(0, 2)), zeros(0, 2));
  });
});

describe('formatMask', () => {
  it('writes one line a row, marks apart by a space', () => {
    expect(formatMask(mask([[true, false]]))).toBe('✓ ✗');
    expect(formatMask(mask([]))).toBe('');
  });
});
