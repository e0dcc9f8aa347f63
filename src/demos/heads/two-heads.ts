import {
  attention,
  matrix,
  multiHeadAttention,
  packHeads,
  type AttentionLayer,
  type MultiHeadParameters,
} from '#core/index.ts';

/** "Cat eats fish", by hand: d_model 4, two heads of width 2. */
export const tokens = ['gato', 'come', 'pescado'] as const;

/** Columns: article, animal, action, food. */
export const x = matrix([
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 1, 0, 2],
]);

/** Head 0 looks, for an action, for an animal that is no food; head 1 for food. Both hand over animal and food. */
export const parameters: MultiHeadParameters = {
  heads: [
    {
      queryProjection: matrix([
        [0, 0],
        [0, 0],
        [1, -1],
        [0, 0],
      ]),
      keyProjection: matrix([
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 1],
      ]),
      valueProjection: matrix([
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 1],
      ]),
    },
    {
      queryProjection: matrix([
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 0],
      ]),
      keyProjection: matrix([
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 1],
      ]),
      valueProjection: matrix([
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 1],
      ]),
    },
  ],
  // The animal that head 0 brought, less that of head 1; the food of both.
  outputProjection: matrix([
    [0, 1, 0, 0],
    [0, 0, 0, 1],
    [0, -1, 0, 0],
    [0, 0, 0, 1],
  ]),
};

export const result = multiHeadAttention(parameters, x);

/** One head four wide, with the same parameters side by side. */
export const wide: AttentionLayer = attention(
  { ...packHeads(parameters.heads), outputProjection: parameters.outputProjection },
  x,
);
