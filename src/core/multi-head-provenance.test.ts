import { describe, expect, it } from 'vitest';
import { attention, attentionParameters } from './attention-layer.ts';
import type { LayerOptions } from './attention-layer.ts';
import { causalMask } from './mask.ts';
import type { Matrix } from './matrix.ts';
import { multiHeadAttention, multiHeadParameters } from './multi-head.ts';
import {
  attentionLayerProvenance,
  headOfColumn,
  multiHeadProvenance,
} from './multi-head-provenance.ts';
import { evaluate, operands } from './provenance.ts';
import { createRandom, normalMatrix } from './random.ts';

const x = normalMatrix(3, 4, createRandom(1));
const context = normalMatrix(2, 4, createRandom(2));
const settings: { name: string; biases: boolean; options: LayerOptions }[] = [
  { name: 'self-attention', biases: false, options: {} },
  { name: 'biases and a causal mask', biases: true, options: { mask: causalMask(3) } },
  {
    name: 'cross-attention with a bias and a scale',
    biases: true,
    options: { context, bias: normalMatrix(3, 2, createRandom(3)), scale: 0.7 },
  },
];

/** Each cell of each matrix, by the matrix's name. */
function* cellsOf(matrices: Record<string, Matrix>) {
  for (const [matrix, { rows, cols, data }] of Object.entries(matrices))
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++)
        yield { cell: { matrix, row, col }, value: data[row * cols + col]! };
}

/** A few additions, an exponential and a quotient, written in another order. */
const rounding = 12;

describe.each(settings)('attentionLayerProvenance, $name', ({ biases, options }) => {
  const parameters = attentionParameters(4, createRandom(5), { dK: 3, dV: 2, biases });
  const result = attention(parameters, x, options);
  const tokens: Record<string, Matrix> = options.context ? { x, context: options.context } : { x };

  it('every cell of every step evaluates to its value', () => {
    for (const { cell, value } of cellsOf({ ...result, ...parameters, ...tokens })) {
      const provenance = attentionLayerProvenance(parameters, x, result, cell, options);
      expect(provenance.cell).toEqual(cell);
      expect(provenance.value).toBe(value);
      if (value === -Infinity) expect(evaluate(provenance.expression)).toBe(value);
      else expect(evaluate(provenance.expression)).toBeCloseTo(value, rounding);
    }
  });

  it('every operand is a cell that can be asked in turn, down to what was given', () => {
    const known = new Set([
      'mask',
      'bias',
      ...Object.keys({ ...result, ...parameters, ...tokens }),
    ]);
    for (const { cell } of cellsOf({ ...result })) {
      const provenance = attentionLayerProvenance(parameters, x, result, cell, options);
      for (const operand of operands(provenance)) {
        expect(known).toContain(operand.matrix);
        attentionLayerProvenance(parameters, x, result, operand, options);
      }
    }
  });
});

describe.each(settings)('multiHeadProvenance, $name', ({ biases, options }) => {
  const parameters = multiHeadParameters(4, 2, createRandom(5), { dK: 3, dV: 2, biases });
  const result = multiHeadAttention(parameters, x, options);
  const { heads, ...outputs } = parameters;
  const named = Object.fromEntries(
    [0, 1].flatMap((head) =>
      Object.entries({ ...heads[head], ...result.heads[head] }).map(([name, data]) => [
        `heads.${head}.${name}`,
        data as Matrix,
      ]),
    ),
  );
  const { concatenated, output } = result;
  const all = { ...named, ...outputs, concatenated, output, x };

  it('every cell of every step evaluates to its value', () => {
    for (const { cell, value } of cellsOf(all)) {
      const provenance = multiHeadProvenance(parameters, x, result, cell, options);
      expect(provenance.cell).toEqual(cell);
      expect(provenance.value).toBe(value);
      if (value === -Infinity) expect(evaluate(provenance.expression)).toBe(value);
      else expect(evaluate(provenance.expression)).toBeCloseTo(value, rounding);
    }
  });

  it('an operand of a head is of the same head, or shared', () => {
    for (const { cell } of cellsOf({ ...named })) {
      const head = cell.matrix.slice(0, 'heads.0'.length);
      for (const { matrix } of operands(
        multiHeadProvenance(parameters, x, result, cell, options),
      )) {
        const isOwn = matrix.startsWith(`${head}.`);
        expect(isOwn || ['x', 'context', 'mask', 'bias'].includes(matrix)).toBe(true);
      }
    }
  });
});

describe('one number followed from a head to the output', () => {
  const parameters = multiHeadParameters(4, 2, createRandom(5));
  const result = multiHeadAttention(parameters, x);
  const ask = (matrix: string, row: number, col: number) =>
    multiHeadProvenance(parameters, x, result, { matrix, row, col });

  it('an output is a row of the concatenation by a column of W^O', () => {
    expect(ask('output', 2, 1).source).toEqual({
      function: 'multiHeadAttention',
      variable: 'output',
    });
    expect(operands(ask('output', 2, 1))).toEqual(
      [0, 1, 2, 3].flatMap((k) => [
        { matrix: 'concatenated', row: 2, col: k },
        { matrix: 'outputProjection', row: k, col: 1 },
      ]),
    );
  });

  it('a cell of the concatenation is a copy of one of a head', () => {
    const { operation, source } = ask('concatenated', 2, 3);
    expect(operation).toBe('copy');
    expect(source).toEqual({ function: 'multiHeadAttention', variable: 'concatenated' });
    expect(operands(ask('concatenated', 2, 3))).toEqual([
      { matrix: 'heads.1.output', row: 2, col: 1 },
    ]);
  });

  it('what a head puts out is its weights by its values', () => {
    expect(operands(ask('heads.1.output', 2, 1))[0]).toEqual({
      matrix: 'heads.1.weights',
      row: 2,
      col: 0,
    });
    expect(operands(ask('heads.1.values', 2, 1))[0]).toEqual({ matrix: 'x', row: 2, col: 0 });
  });

  it('refuses a matrix or a cell that is not there', () => {
    expect(() => ask('heads.2.weights', 0, 0)).toThrow(
      new RangeError('multiHeadProvenance: one of heads 0 to 1, got heads.2.weights'),
    );
    expect(() => ask('nonsense', 0, 0)).toThrow(RangeError);
    expect(() => ask('heads.0.nonsense', 0, 0)).toThrow(RangeError);
    expect(() => ask('toString', 0, 0)).toThrow(RangeError);
    expect(() => ask('output', 3, 0)).toThrow(RangeError);
    expect(() => ask('concatenated', 0, 4)).toThrow(RangeError);
    expect(() => ask('heads.0.queryProjection', 4, 0)).toThrow(RangeError);
  });
});

describe('what a cell is said to be', () => {
  const options = { context, bias: normalMatrix(3, 2, createRandom(3)) };
  const single = attentionParameters(4, createRandom(5), { dK: 3, dV: 2, biases: true });
  const layer = attention(single, x, options);
  const many = multiHeadParameters(22, 11, createRandom(5), { biases: true });
  const wide = normalMatrix(3, 22, createRandom(1));
  const wideOptions = { ...options, context: normalMatrix(2, 22, createRandom(2)) };
  const heads = multiHeadAttention(many, wide, wideOptions);
  const askLayer = (matrix: string) =>
    attentionLayerProvenance(single, x, layer, { matrix, row: 0, col: 0 }, options);
  const askHeads = (matrix: string, row = 0, col = 0) =>
    multiHeadProvenance(many, wide, heads, { matrix, row, col }, wideOptions);

  it.each([
    ['queries', 'attentionHead', 'queries'],
    ['values', 'attentionHead', 'values'],
    ['x', 'attentionHead', 'x'],
    ['outputProjection', 'attentionHead', 'outputProjection'],
    ['weights', 'scaledDotProductAttention', 'weights'],
    ['mixtures', 'attention', 'mixtures'],
    ['output', 'attention', 'output'],
  ])('%s of a layer is in %s, %s', (matrix, functionName, variable) => {
    const { source, term } = askLayer(matrix);
    expect(source).toEqual({ function: functionName, variable });
    expect(term).toBe(matrix);
  });

  it.each([
    ['heads.10.keys', 'attentionHead', 'keys'],
    ['concatenated', 'multiHeadAttention', 'concatenated'],
    ['output', 'multiHeadAttention', 'output'],
    ['outputBias', 'multiHeadAttention', 'outputBias'],
  ])('%s of many heads is in %s, %s', (matrix, functionName, variable) => {
    const { source, term, cell } = askHeads(matrix);
    expect(source).toEqual({ function: functionName, variable });
    expect(term).toBe(variable);
    expect(cell.matrix).toBe(matrix);
  });

  it('a bias of the output, the context and a bias of scores keep their names', () => {
    const names = (matrix: string) =>
      new Set(operands(askHeads(matrix)).map((cell) => cell.matrix));
    expect(names('output')).toEqual(new Set(['concatenated', 'outputProjection', 'outputBias']));
    expect(names('heads.10.keys')).toEqual(
      new Set(['context', 'heads.10.keyProjection', 'heads.10.keyBias']),
    );
    expect(names('heads.10.scores')).toEqual(new Set(['heads.10.products', 'bias']));
    const mask = causalMask(3);
    const masked = multiHeadAttention(many, wide, { mask });
    const cell = { matrix: 'heads.0.scores', row: 0, col: 1 };
    expect(multiHeadProvenance(many, wide, masked, cell, { mask }).decidedBy).toEqual([
      { matrix: 'mask', row: 0, col: 1 },
    ]);
  });

  it.each(['all.heads.0.queries', 'heads.0.queries.0', 'heads..queries', ''])(
    'refuses the name “%s”',
    (name) => {
      expect(() => askHeads(name)).toThrow(RangeError);
    },
  );
});

it('headOfColumn counts through heads of any width, and refuses a column beyond them', () => {
  const { heads } = multiHeadAttention(
    multiHeadParameters(4, 3, createRandom(5), { dK: 2, dV: 2 }),
    x,
  );
  expect([0, 1, 2, 5].map((col) => headOfColumn(heads, col))).toEqual([
    { head: 0, col: 0 },
    { head: 0, col: 1 },
    { head: 1, col: 0 },
    { head: 2, col: 1 },
  ]);
  expect(() => headOfColumn(heads, 6)).toThrow(
    new RangeError('headOfColumn: a column from 0 to 5, got 6'),
  );
});
