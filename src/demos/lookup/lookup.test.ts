import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  attentionProvenance,
  map,
  matmul,
  matrix,
  mean,
  operands,
  provenanceText,
  rowView,
  scaledDotProductAttention,
  segmentsText,
  sliceRows,
  toRows,
  transpose,
  zeros,
  type CellRef,
} from '#core/index.ts';
import { columnLabels, cellNamer, rowLabels, type MatrixName } from './names.ts';
import { come, gato, keys, pescado, query, tokens, values } from './example.ts';
import { explain, madeFrom } from './explain.ts';
import { allToTheBest, lookUp } from './look-up.ts';
import { fromPolar, toPolar } from './polar.ts';
import { presetInputs, presetResult, presets, presetState, type PresetName } from './presets.ts';
import { showNamed, showRow } from './show.ts';
import { lookUpState, resultOf } from './state.ts';

const nameCell = cellNamer('en');
const presetNames = Object.keys(presets) as PresetName[];

function weight(name: PresetName, key: number): number {
  return at(presetResult(name).weights, 0, key);
}

describe('lookUp', () => {
  test('by hand: the query (1, 0)', () => {
    const { scores, weights, output } = lookUp(query, keys, values);
    // The first column of the keys.
    expect(toRows(scores)).toEqual([[-1, 2, -1, 1, -2]]);
    const sum = Math.exp(-1) + Math.exp(2) + Math.exp(-1) + Math.exp(1) + Math.exp(-2);
    const [a, b, c, d, e] = [-1, 2, -1, 1, -2].map((score) => Math.exp(score) / sum) as [
      number,
      number,
      number,
      number,
      number,
    ];
    expect(at(weights, 0, gato)).toBeCloseTo(b, 12);
    expect(at(output, 0, 0)).toBeCloseTo(-2 * a + 3 * b - c + 2 * d - 3 * e, 12);
    expect(at(output, 0, 1)).toBeCloseTo(-2 * a + b + 2 * c - 2 * d, 12);
  });

  test('what the chapter says: scores 0, ln 2, ln 3 give 1/6, 2/6, 3/6', () => {
    const { weights } = lookUp(matrix([[1]]), matrix([[0], [Math.log(2)], [Math.log(3)]]), zeros(3, 1)); // prettier-ignore
    [1 / 6, 2 / 6, 3 / 6].forEach((share, j) => expect(at(weights, 0, j)).toBeCloseTo(share, 12));
  });

  test('is attention with a scale of 1, to the last bit', () => {
    for (const name of presetNames.filter((preset) => presetState(preset).mode === 'soft')) {
      const inputs = presetInputs(name);
      const { weights, output } = presetResult(name);
      const attention = scaledDotProductAttention(inputs.queries, inputs.keys, inputs.values, {
        scale: 1,
      });
      expect(weights.data).toEqual(attention.weights.data);
      expect(output.data).toEqual(attention.output.data);
    }
  });

  test('what the chapter says: with keys of one length it is Nadaraya and Watson’s estimate', () => {
    for (const row of toRows(keys)) expect(Math.hypot(...row)).toBeCloseTo(Math.sqrt(5), 12);
    const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const kernel = toRows(keys).map(([a, b]) => Math.exp(-((x - a!) ** 2 + (y - b!) ** 2) / 2));
        const total = kernel.reduce((sum, share) => sum + share, 0);
        const { output } = lookUp(matrix([[x, y]]), keys, values);
        for (const col of [0, 1]) {
          const estimate =
            kernel.reduce((sum, share, j) => sum + share * at(values, j, col), 0) / total;
          expect(at(output, 0, col)).toBeCloseTo(estimate, 9);
        }
      }),
    );
  });

  test('no mixture leaves the range of the values, column by column', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const { output } = lookUp(matrix([[x, y]]), keys, values);
        for (const col of [0, 1]) {
          const column = toRows(values).map((row) => row[col]!);
          // Weights add up to 1 but for rounding.
          expect(at(output, 0, col)).toBeGreaterThanOrEqual(Math.min(...column) - 1e-12);
          expect(at(output, 0, col)).toBeLessThanOrEqual(Math.max(...column) + 1e-12);
        }
      }),
    );
  });
});

describe('allToTheBest', () => {
  test('the largest of each row gets 1; of several, the first', () => {
    expect(toRows(allToTheBest(matrix([[1, 3, 2], [5, 4, 5]])))).toEqual([[0, 1, 0], [1, 0, 0]]); // prettier-ignore
  });

  test('as the whole look-up: the value of one entry, as it stands', () => {
    for (const [key, row] of toRows(keys).entries()) {
      const { output } = lookUp(matrix([row]), keys, values, { share: allToTheBest });
      expect([...output.data]).toEqual([...rowView(values, key)]);
    }
  });
});

describe('what the chapter says', () => {
  test('hard jumps where soft glides', () => {
    expect([...presetResult('hardTowardsGato').output.data]).toEqual([...rowView(values, gato)]);
    expect([...presetResult('hardTowardsPescado').output.data]).toEqual([
      ...rowView(values, pescado),
    ]);
    const [before, after] = [presetResult('softTowardsGato'), presetResult('softTowardsPescado')];
    for (const col of [0, 1])
      expect(Math.abs(at(before.output, 0, col) - at(after.output, 0, col))).toBeLessThan(0.5);
  });

  test('a longer query is nearer to the hard look-up', () => {
    expect(weight('short', gato)).toBeLessThan(weight('example', gato));
    expect(weight('example', gato)).toBeLessThan(weight('long', gato));
    expect(weight('long', gato)).toBeGreaterThan(0.95);
  });

  test('half-way: equal weights, near the middle but not in it, a tie for the hard look-up', () => {
    expect(weight('between', gato)).toBe(weight('between', pescado));
    expect(weight('between', gato)).toBeLessThan(0.5);
    const { scores, output } = presetResult('betweenHard');
    expect(at(scores, 0, gato)).toBe(at(scores, 0, pescado));
    expect([...output.data]).toEqual([...rowView(values, gato)]);
  });

  test('the query 0 gives the mean of the values', () => {
    const { weights, output } = presetResult('nothing');
    expect([...weights.data]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
    for (const col of [0, 1])
      expect(at(output, 0, col)).toBeCloseTo(mean(toRows(values).map((row) => row[col]!)), 12);
  });

  test('a key three times as long wins, although it is further off and at a worse angle', () => {
    const { queries, keys: loud } = presetInputs('loud');
    expect(weight('loud', pescado)).toBeGreaterThan(weight('loud', gato));
    expect(weight('example', pescado)).toBeLessThan(weight('example', gato));
    const q = [...queries.data];
    const [near, far] = [gato, pescado].map((key) => [...rowView(loud, key)]);
    const distance = (k: number[]) => Math.hypot(...k.map((x, i) => x - q[i]!));
    const cosine = (k: number[]) => k.reduce((sum, x, i) => sum + x * q[i]!, 0) / Math.hypot(...k);
    expect(distance(far!)).toBeGreaterThan(distance(near!));
    expect(cosine(far!)).toBeLessThan(cosine(near!));
  });

  test('other values change the output and no weight', () => {
    expect(presetResult('swapped').weights.data).toEqual(presetResult('example').weights.data);
    expect(presetResult('swapped').output.data).not.toEqual(presetResult('example').output.data);
  });

  test('with one vector for query and key the scores are symmetric, and one’s own is the best', () => {
    const scores = matmul(keys, transpose(keys));
    expect(transpose(scores)).toEqual(scores);
    for (const [i, row] of toRows(scores).entries()) expect(Math.max(...row)).toBe(row[i]);
    expect(weight('itself', gato)).toBeGreaterThan(0.9);
  });

  test('with different lengths another can be better, but not for the longest', () => {
    const uneven = map(keys, (x, row) => (row === pescado ? 3 * x : x));
    const scores = toRows(matmul(uneven, transpose(uneven)));
    expect(Math.max(...scores[come]!)).toBe(scores[come]![pescado]);
    expect(Math.max(...scores[pescado]!)).toBe(scores[pescado]![pescado]);
  });
});

describe('state', () => {
  test.each(presetNames)('%s survives its link', (name) => {
    const { state, invalid } = lookUpState.parse(lookUpState.serialize(presetState(name)));
    expect(invalid).toEqual([]);
    expect(lookUpState.serialize(state)).toBe(lookUpState.serialize(presetState(name)));
  });

  test('a link to what is not there is refused', () => {
    expect(lookUpState.parse('lookup.ask=weights.1.0').invalid).toEqual(['ask']);
    expect(lookUpState.parse('lookup.mode=harder').invalid).toEqual(['mode']);
    expect(lookUpState.parse('lookup.queries=1,2,3').invalid).toEqual(['queries']);
  });
});

describe('polar', () => {
  test('a direction and a length are a point, to hundredths', () => {
    expect(toRows(fromPolar({ degrees: 90, length: 2 }))).toEqual([[0, 2]]);
    expect(toRows(fromPolar({ degrees: -180, length: 1 }))).toEqual([[-1, 0]]);
    expect(toRows(fromPolar({ degrees: 45, length: 1 }))).toEqual([[0.71, 0.71]]);
  });

  test('and back', () => {
    expect(toPolar(sliceRows(keys, gato, gato + 1))).toEqual({ degrees: -27, length: 2.24 });
    expect(toPolar(query)).toEqual({ degrees: 0, length: 1 });
    expect(toPolar(zeros(1, 2))).toEqual({ degrees: 0, length: 0 });
  });
});

describe('explain', () => {
  const inputs = presetInputs('example');
  const result = presetResult('example');
  const soft = { mode: 'soft', nameCell } as const;

  function cells(name: MatrixName): CellRef[] {
    return rowLabels(name, 'en').flatMap((_, row) =>
      columnLabels(name, 'en').map((__, col) => ({ matrix: name, row, col })),
    );
  }

  test('scores, weights and output say what attention’s own provenance says', () => {
    const attention = scaledDotProductAttention(inputs.queries, inputs.keys, inputs.values, {
      scale: 1,
    });
    for (const name of ['scores', 'weights', 'output'] as const)
      for (const cell of cells(name)) {
        // Products are the scores here: their scale is 1.
        const asked = name === 'scores' ? { ...cell, matrix: 'products' } : cell;
        const provenance = attentionProvenance({ ...inputs, scale: 1 }, attention, asked);
        const { segments, sources } = explain(inputs, result, cell, soft);
        expect(segmentsText(segments).replace(/^[^=≈]*/, '')).toBe(
          provenanceText(provenance, { trim: true }).replace(/^[^=≈]*/, ''),
        );
        expect(sources).toEqual(operands(provenance));
      }
  });

  test('an input is itself', () => {
    const { segments, sources } = explain(inputs, result, { matrix: 'keys', row: gato, col: 1 }, soft); // prettier-ignore
    expect(segmentsText(segments)).toBe('K[gato, food] = −1');
    expect(sources).toEqual([]);
  });

  test('a weight of the hard look-up is decided by all the scores', () => {
    const tie = presetInputs('betweenHard');
    const hard = resultOf(tie, 'hard');
    const line = (col: number) =>
      explain(tie, hard, { matrix: 'weights', row: 0, col }, { mode: 'hard', nameCell });
    const scores = 'max(−2.5, 2.5, −0.5, 2.5, −3.5)';
    expect(segmentsText(line(gato).segments)).toBe(`s[gato] = 2.5 = ${scores}  →  a[gato] = 1`);
    expect(segmentsText(line(pescado).segments)).toBe(
      `s[pescado] = 2.5 = ${scores}  →  a[pescado] = 0`,
    );
    expect(segmentsText(line(come).segments)).toBe(`s[come] = −0.5 < ${scores}  →  a[come] = 0`);
    expect(line(come).sources.map(({ matrix: name, col }) => [name, col])).toEqual(
      tokens.map((_, key) => ['scores', key]),
    );
  });

  test('what stands beside an input changes with it', () => {
    for (const name of ['queries', 'keys', 'values'] as const)
      for (const cell of cells(name)) {
        const made = madeFrom(cell, result);
        const changed = {
          ...inputs,
          [name]: map(inputs[name], (x, row, col) =>
            row === cell.row && col === cell.col ? x + 1 : x,
          ),
        };
        // A score does not follow a key's entry that the query multiplies by 0.
        if (name === 'keys' && cell.col === 1) continue;
        const after = resultOf(changed, 'soft')[made.matrix as 'scores'];
        expect(at(after, made.row, made.col)).not.toBe(
          at(result[made.matrix as 'scores'], made.row, made.col),
        );
      }
  });
});

test('points are printed with as many digits as they need', () => {
  expect(showRow(query)).toBe('(1, 0)');
  expect(showRow(presetResult('between').output)).toMatch(/^\(\d\.\d\d, −\d\.\d\d\)$/);
});

test('a row is said by the names of its parts', () => {
  expect(showNamed(query, ['animal', 'food'])).toBe('animal 1, food 0');
  expect(showNamed(keys, ['animal', 'food'], 1)).toBe('animal 2, food −1');
});
