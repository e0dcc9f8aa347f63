import { map, mapRows, softmaxRows, type Matrix } from '#core/index.ts';

/** Ways to make shares of a row of numbers; only the last of them always gives shares. */
export const waysToShare = {
  's / Σs': (logits) => normalise(logits),
  's² / Σs²': (logits) => normalise(map(logits, (logit) => logit ** 2)),
  'softmax(s)': (logits) => softmaxRows(logits),
} as const satisfies Record<string, (logits: Matrix) => Matrix>;

function normalise(a: Matrix): Matrix {
  return mapRows(a, (row) => {
    const sum = row.reduce((total, value) => total + value, 0);
    return row.map((value) => value / sum);
  });
}
