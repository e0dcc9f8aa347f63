import {
  matrix,
  permuteRows,
  scaledDotProductAttention,
  toRows,
  type Matrix,
} from '#core/index.ts';
import * as running from '../attention/example.ts';

/** "Cat eats fish", of the running sentence's hand-set numbers. */
export const tokens = ['gato', 'come', 'pescado'] as const;
/** "Fish eats cat". */
export const newOrder = [2, 1, 0] as const;
export const newTokens = newOrder.map((token) => tokens[token]);

function rowsOf(table: Matrix): Matrix {
  const rows = toRows(table);
  return matrix(tokens.map((token) => rows[running.tokens.indexOf(token)]!));
}

const inputs = {
  queries: rowsOf(running.queries),
  keys: rowsOf(running.keys),
  values: rowsOf(running.values),
};

const newInputs = {
  queries: permuteRows(inputs.queries, newOrder),
  keys: permuteRows(inputs.keys, newOrder),
  values: permuteRows(inputs.values, newOrder),
};

export const first = {
  inputs,
  result: scaledDotProductAttention(inputs.queries, inputs.keys, inputs.values),
};
export const second = {
  inputs: newInputs,
  result: scaledDotProductAttention(newInputs.queries, newInputs.keys, newInputs.values),
};
