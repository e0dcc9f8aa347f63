import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.ts';
import {
  add,
  at,
  concatCols,
  formatShape,
  map,
  mapRows,
  matrix,
  permuteCols,
  permuteRows,
  rowView,
  scale,
  sliceCols,
  sliceRows,
  toRows,
  transpose,
  zeros,
} from './matrix.ts';
import { matmul } from './matmul.ts';
import { createRandom } from './random.ts';
import { anyMatrix } from './testing/arbitrary.ts';
import { expectClose } from './testing/compare.ts';

const a = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('matrix', () => {
  it('is row-major', () => {
    expect(a).toEqual({ rows: 2, cols: 3, data: Float64Array.of(1, 2, 3, 4, 5, 6) });
  });

  it('of no rows is 0×0, of empty rows n×0', () => {
    expect(formatShape(matrix([]))).toBe('0×0');
    expect(formatShape(matrix([[], []]))).toBe('2×0');
  });

  it('copies what it is given', () => {
    const rows = [[1, 2]];
    const b = matrix(rows);
    rows[0]![0] = 9;
    expectClose(b, [[1, 2]]);
  });

  it('refuses ragged rows', () => {
    const ragged = () => matrix([[1, 2], [3, 4], [5]]);
    expect(ragged).toThrow(ShapeError);
    expect(ragged).toThrow('matrix: rows of one length, got 2 numbers in row 0 and 1 in row 2');
  });

  it('survives a round trip through rows', () => {
    fc.assert(fc.property(anyMatrix, (b) => expectClose(matrix(toRows(b)), b)));
  });
});

describe('zeros', () => {
  it('is filled with 0, and may be empty in one direction', () => {
    expectClose(zeros(2, 2), [
      [0, 0],
      [0, 0],
    ]);
    expect(zeros(3, 0).data).toHaveLength(0);
  });

  it.each([
    [-1, 2, 'zeros: sizes are integers of at least 0, got -1×2'],
    [2, 1.5, 'zeros: sizes are integers of at least 0, got 2×1.5'],
    [NaN, 1, 'zeros: sizes are integers of at least 0, got NaN×1'],
  ])('refuses %d×%d', (rows, cols, message) => {
    expect(() => zeros(rows, cols)).toThrow(new RangeError(message));
  });
});

describe('at', () => {
  it('counts rows and columns from 0', () => {
    expect(at(a, 0, 0)).toBe(1);
    expect(at(a, 1, 2)).toBe(6);
  });

  it.each([
    [2, 0],
    [0, 3],
    [-1, 0],
    [0, -1],
    [0.5, 0],
  ])('refuses [%d, %d] of a 2×3 matrix', (i, j) => {
    expect(() => at(a, i, j)).toThrow(
      new RangeError(`at: a cell of a 2×3 matrix, got [${i}, ${j}]`),
    );
  });
});

describe('rowView', () => {
  it('shares its numbers with the matrix', () => {
    const b = matrix([
      [1, 2],
      [3, 4],
    ]);
    const row = rowView(b, 1);
    expect([...row]).toEqual([3, 4]);
    expect(row.buffer).toBe(b.data.buffer);
  });

  it('refuses a row that is not there', () => {
    expect(() => rowView(a, 2)).toThrow(new RangeError('rowView: a row of a 2×3 matrix, got 2'));
  });
});

describe('map and mapRows', () => {
  it('map gives value, row and column', () => {
    const seen = map(a, (value, row, col) => value * 100 + row * 10 + col);
    expectClose(seen, [
      [100, 201, 302],
      [410, 511, 612],
    ]);
  });

  it('mapRows gives row and index', () => {
    const reversed = mapRows(a, (row, i) => row.toReversed().map((value) => value * 10 ** i));
    expectClose(reversed, [
      [3, 2, 1],
      [60, 50, 40],
    ]);
  });
});

describe('transpose', () => {
  it('turns rows into columns', () => {
    expectClose(transpose(a), [
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('keeps an empty side: 0×3 becomes 3×0', () => {
    expect(formatShape(transpose(zeros(0, 3)))).toBe('3×0');
  });

  it('undoes itself', () => {
    fc.assert(fc.property(anyMatrix, (b) => expectClose(transpose(transpose(b)), b)));
  });
});

describe('add and scale', () => {
  it('add cell by cell, and multiply each cell', () => {
    expectClose(
      add(
        a,
        matrix([
          [10, 20, 30],
          [40, 50, 60],
        ]),
      ),
      [
        [11, 22, 33],
        [44, 55, 66],
      ],
    );
    expectClose(scale(a, -2), [
      [-2, -4, -6],
      [-8, -10, -12],
    ]);
  });

  it.each([
    [zeros(3, 2), 'add: two matrices of one shape, got 2×3 and 3×2'],
    [zeros(2, 1), 'add: two matrices of one shape, got 2×3 and 2×1'],
    [zeros(1, 3), 'add: two matrices of one shape, got 2×3 and 1×3'],
  ])('add refuses another shape: nothing is broadcast', (b, message) => {
    expect(() => add(a, b)).toThrow(ShapeError);
    expect(() => add(a, b)).toThrow(message);
  });
});

describe('slices', () => {
  const b = matrix([
    [0, 1, 2],
    [10, 11, 12],
    [20, 21, 22],
  ]);

  it('leave the end out, and go to the last if there is none', () => {
    expectClose(sliceRows(b, 1, 2), [[10, 11, 12]]);
    expectClose(sliceRows(b, 1), [
      [10, 11, 12],
      [20, 21, 22],
    ]);
    expectClose(sliceCols(b, 0, 2), [
      [0, 1],
      [10, 11],
      [20, 21],
    ]);
    expectClose(sliceCols(b, 2), [[2], [12], [22]]);
  });

  it('may be empty', () => {
    expect(formatShape(sliceRows(b, 3))).toBe('0×3');
    expect(formatShape(sliceCols(b, 1, 1))).toBe('3×0');
  });

  it('are copies', () => {
    expect(sliceRows(b, 0).data.buffer).not.toBe(b.data.buffer);
  });

  it.each([
    [-1, 2],
    [2, 1],
    [0, 4],
    [0.5, 2],
  ])('refuse %d to %d of 3', (start, end) => {
    const rule = `integers 0 ≤ start ≤ end ≤ 3, got start ${start}, end ${end}`;
    expect(() => sliceRows(b, start, end)).toThrow(new RangeError(`sliceRows: ${rule}`));
    expect(() => sliceCols(b, start, end)).toThrow(new RangeError(`sliceCols: ${rule}`));
  });
});

describe('concatCols', () => {
  it('puts matrices side by side, from the left', () => {
    expectClose(
      concatCols([
        matrix([[1], [2]]),
        zeros(2, 0),
        matrix([
          [3, 4],
          [5, 6],
        ]),
      ]),
      [
        [1, 3, 4],
        [2, 5, 6],
      ],
    );
  });

  it('undoes cutting into columns', () => {
    fc.assert(
      fc.property(anyMatrix, fc.nat(), (a, seed) => {
        const cut = seed % (a.cols + 1);
        expectClose(concatCols([sliceCols(a, 0, cut), sliceCols(a, cut)]), a);
      }),
    );
  });

  it('of nothing is 0×0', () => {
    expect(formatShape(concatCols([]))).toBe('0×0');
  });

  it('refuses matrices of unlike heights', () => {
    expect(() => concatCols([zeros(2, 1), zeros(3, 1)])).toThrow(
      new ShapeError('concatCols: matrices of one height, got 2×1, 3×1'),
    );
  });
});

describe('permuteRows', () => {
  const a = matrix([
    [0, 1],
    [10, 11],
    [20, 21],
  ]);

  it('has in row i the row order[i]', () => {
    expectClose(permuteRows(a, [2, 0, 1]), [
      [20, 21],
      [0, 1],
      [10, 11],
    ]);
  });

  it('is the product with a permutation matrix', () => {
    const p = matrix([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expectClose(permuteRows(a, [2, 0, 1]), matmul(p, a));
  });

  it('is undone by the inverse order', () => {
    fc.assert(
      fc.property(anyMatrix, fc.nat(), (b, seed) => {
        const order = createRandom(seed).permutation(b.rows);
        const inverse = order.map((_, row) => order.indexOf(row));
        expectClose(permuteRows(permuteRows(b, order), inverse), b);
      }),
    );
  });

  it.each([[[0, 1]], [[0, 1, 1]], [[0, 1, 3]], [[0, 1, 2, 2]], [[0, 0.5, 1]], [[-1, 0, 1]]])(
    'refuses the order %j of three rows',
    (order) => {
      expect(() => permuteRows(a, order)).toThrow(
        new RangeError(`permuteRows: each row of a 3×2 matrix once, got [${order.join(', ')}]`),
      );
    },
  );
});

describe('permuteCols', () => {
  it('has in column j the column order[j]', () => {
    expectClose(permuteCols(a, [2, 0, 1]), [
      [3, 1, 2],
      [6, 4, 5],
    ]);
    expect(formatShape(permuteCols(zeros(2, 0), []))).toBe('2×0');
  });

  it('is permuteRows of the transpose', () => {
    fc.assert(
      fc.property(anyMatrix, fc.nat(), (b, seed) => {
        const order = createRandom(seed).permutation(b.cols);
        expectClose(permuteCols(b, order), transpose(permuteRows(transpose(b), order)));
      }),
    );
  });

  it.each([[[0, 1]], [[0, 1, 1]], [[0, 1, 3]], [[0, 1, 2, 2]], [[0, 0.5, 1]], [[-1, 0, 1]]])(
    'refuses the order %j of three columns',
    (order) => {
      expect(() => permuteCols(a, order)).toThrow(
        new RangeError(`permuteCols: each column of a 2×3 matrix once, got [${order.join(', ')}]`),
      );
    },
  );
});

it('purity: no function here changes its argument or shares its memory', () => {
  fc.assert(
    fc.property(anyMatrix, (b) => {
      const before = b.data.slice();
      const results = [
        map(b, (x) => x + 1),
        mapRows(b, (row) => row),
        transpose(b),
        add(b, b),
        scale(b, 2),
        sliceRows(b, 0),
        sliceCols(b, 0),
        concatCols([b]),
        permuteRows(b, [...Array(b.rows).keys()]),
        permuteCols(b, [...Array(b.cols).keys()]),
      ];
      for (const { data } of results) {
        expect(data.buffer).not.toBe(b.data.buffer);
        data.fill(7);
      }
      expect(b.data).toEqual(before);
    }),
  );
});
