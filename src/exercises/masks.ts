import {
  add,
  causalMask,
  combineMasks,
  fullMask,
  isAllowed,
  map,
  mask as maskOfRows,
  maskToBias,
  matrix,
  paddingMask,
  scaledDotProductAttention,
  softmaxRows,
  transpose,
  type Mask,
  type Matrix,
} from '#core/index.ts';
import { integer, logarithms, pick, pickSome } from './draw.ts';
import { choice, maskOf, numbers, type ExerciseSet } from './exercise.ts';
import {
  maskedAfterSoftmax,
  maskInverted,
  maskMirrored,
  softmaxWithOnes,
  softmaxWithZeros,
} from './wrong.ts';

/** Sentences by their number of tokens. */
const sentences = {
  2: ['El gato', 'Come pescado', 'Duerme ahora'],
  3: ['El gato come', 'El gato duerme', 'Come pescado ahora'],
  4: ['El gato come pescado', 'El gato duerme ahora', 'Ahora duerme el gato'],
  // Short words, so that five columns fit a phone.
  5: ['El gato come pan hoy', 'Hoy el gato come pan', 'El gato hoy come pan'],
} as const;

const pad = '⟨pad⟩';

function maskWhere(n: number, m: number, allows: (i: number, j: number) => boolean): Mask {
  return maskOfRows(
    Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => allows(i, j))),
  );
}

function rowOf(mask: Mask, i: number): Mask {
  return maskWhere(1, mask.cols, (_, j) => isAllowed(mask, i, j));
}

const causal4 = causalMask(4);
const full4 = fullMask(4, 4);
const future4 = maskMirrored(causal4);
const past4 = causalMask(4, 4, { offset: -1 });

const causal = maskOf({
  draw: (random) => {
    const [added, cached] = pick(random, [
      [2, 2],
      [3, 2],
      [2, 3],
    ] as const);
    const tokens = pick(random, sentences[(added + cached) as 4 | 5]).split(' ');
    return { tokens, added, cached };
  },
  rowLabels: ({ tokens, cached }) => tokens.slice(cached),
  colLabels: ({ tokens }) => tokens,
  answer: ({ tokens, added, cached }) => causalMask(added, tokens.length, { offset: cached }),
  mistakes: {
    'top-left': ({ tokens, added }) => causalMask(added, tokens.length),
    'no-self': ({ tokens, added, cached }) =>
      causalMask(added, tokens.length, { offset: cached - 1 }),
    future: ({ tokens, added, cached }) =>
      maskWhere(added, tokens.length, (i, j) => j >= i + cached),
    'no-cache': ({ tokens, added, cached }) =>
      maskWhere(added, tokens.length, (i, j) => j >= cached && j <= i + cached),
  },
  facts: ({ tokens, added, cached }) => ({
    cached: tokens.slice(0, cached).join(' '),
    'number-cached': cached,
    added: tokens.slice(cached).join(' '),
    first: tokens[cached]!,
    last: tokens.at(-1)!,
    mask: {
      matrix: causalMask(added, tokens.length, { offset: cached }),
      rowLabels: tokens.slice(cached),
      colLabels: tokens,
    },
  }),
});

/** A sentence and its padding, on one side or the other. */
interface Padded {
  readonly tokens: readonly string[];
  readonly padding: Mask;
}

function padded(sentence: string, size: number, side: 'left' | 'right'): Padded {
  const words = sentence.split(' ');
  const pads = Array<string>(size - words.length).fill(pad);
  const [right] = paddingMask([words.length], { numKeys: size });
  return side === 'right'
    ? { tokens: [...words, ...pads], padding: right! }
    : {
        tokens: [...pads, ...words],
        padding: maskWhere(size, size, (i, j) => isAllowed(right!, i, size - 1 - j)),
      };
}

const padding = maskOf({
  draw: (random) => {
    const sentence = pick(random, sentences[pick(random, [2, 3] as const)]);
    return { sentence, ...padded(sentence, 4, pick(random, ['left', 'right'])) };
  },
  rowLabels: ({ tokens }) => tokens,
  colLabels: ({ tokens }) => tokens,
  answer: (drawn) => drawn.padding,
  mistakes: {
    rows: (drawn) => maskMirrored(drawn.padding),
    'rows-too': (drawn) => combineMasks(drawn.padding, maskMirrored(drawn.padding)),
    'padding-sees-padding': (drawn) =>
      maskWhere(4, 4, (i, j) => isAllowed(drawn.padding, i, j) === isAllowed(drawn.padding, j, i)),
    causal: () => causal4,
    'causal-too': (drawn) => combineMasks(causal4, drawn.padding),
    inverted: (drawn) => maskInverted(drawn.padding),
  },
  facts: ({ tokens, sentence, padding: mask }) => ({
    sentence,
    filled: tokens.join(' '),
    real: sentence.split(' ').length,
    mask: { matrix: mask, rowLabels: tokens, colLabels: tokens },
  }),
});

/** One query of a sentence of four tokens, under a causal mask; the exponentials of its scores are whole. */
interface MaskedRow {
  readonly tokens: readonly string[];
  readonly query: number;
  readonly wholes: readonly number[];
}

const row = numbers({
  digits: 2,
  draw: (random): MaskedRow => ({
    tokens: pick(random, sentences[4]).split(' '),
    query: integer(random, 1, 2),
    wholes: pickSome(random, [1, 2, 3, 4, 5, 6], 4),
  }),
  colLabels: ({ tokens }) => tokens,
  answer: (drawn) => softmaxUnder(drawn, causal4),
  mistakes: {
    unmasked: (drawn) => softmaxUnder(drawn, full4),
    after: (drawn) => maskedAfterSoftmax(scoresOf(drawn), rowOf(causal4, drawn.query)),
    zero: (drawn) => softmaxWithZeros(scoresOf(drawn), rowOf(causal4, drawn.query)),
    'ones-added': (drawn) => softmaxWithOnes(scoresOf(drawn), rowOf(causal4, drawn.query)),
    transposed: (drawn) => softmaxUnder(drawn, future4),
    'no-self': (drawn) => softmaxUnder(drawn, past4),
  },
  facts: (drawn) => {
    const { tokens, query, wholes } = drawn;
    const seen = wholes.slice(0, query + 1);
    const sum = total(seen);
    const labels = { colLabels: tokens };
    return {
      query: tokens[query]!,
      next: tokens[query + 1]!,
      scores: { matrix: scoresOf(drawn), ...labels, digits: 2 },
      mask: { matrix: rowOf(causal4, query), ...labels },
      seen: seen.join(', '),
      terms: seen.join(' + '),
      sum,
      'sum-of-all': total(wholes),
      fractions: seen.map((whole) => `${whole}/${sum}`).join(', '),
      weights: { matrix: softmaxUnder(drawn, causal4), ...labels, digits: 2 },
    };
  },
});

function scoresOf({ wholes }: MaskedRow): Matrix {
  return logarithms([wholes]);
}

/** The weights of the drawn query under a mask for the whole sentence. */
function softmaxUnder(drawn: MaskedRow, mask: Mask): Matrix {
  return softmaxRows(add(scoresOf(drawn), maskToBias(rowOf(mask, drawn.query))));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A sentence padded on the left to four tokens, and one of its own, not the last. */
interface BothMasks extends Padded {
  readonly sentence: string;
  readonly query: number;
}

const polarity = numbers({
  digits: 0,
  draw: (random): BothMasks => {
    const length = pick(random, [2, 3] as const);
    const sentence = pick(random, sentences[length]);
    return {
      sentence,
      query: integer(random, 4 - length, 2),
      ...padded(sentence, 4, 'left'),
    };
  },
  colLabels: ({ tokens }) => tokens,
  answer: (drawn) => forbiddenBy(drawn, combineMasks(causal4, drawn.padding)),
  mistakes: {
    'true-allows': (drawn) =>
      forbiddenBy(drawn, maskInverted(combineMasks(causal4, drawn.padding))),
    and: (drawn) =>
      forbiddenBy(
        drawn,
        maskWhere(4, 4, (i, j) => j <= i || isAllowed(drawn.padding, i, j)),
      ),
    'only-causal': (drawn) => forbiddenBy(drawn, causal4),
    'only-padding': (drawn) => forbiddenBy(drawn, drawn.padding),
    'no-self': (drawn) => forbiddenBy(drawn, combineMasks(past4, drawn.padding)),
  },
  facts: (drawn) => {
    const labels = { colLabels: drawn.tokens };
    const both = combineMasks(causal4, drawn.padding);
    return {
      query: drawn.tokens[drawn.query]!,
      sentence: drawn.sentence,
      filled: drawn.tokens.join(' '),
      causal: { matrix: forbiddenBy(drawn, causal4), ...labels },
      padding: { matrix: forbiddenBy(drawn, drawn.padding), ...labels },
      both: { matrix: forbiddenBy(drawn, both), ...labels },
      allowed: { matrix: rowOf(both, drawn.query), ...labels },
    };
  },
});

/** The drawn query's row of a mask in the polarity of nn.MultiheadAttention: 1 = may not attend. */
function forbiddenBy({ query }: BothMasks, mask: Mask): Matrix {
  return matrix([rowOf(mask, query).allowed.map((allowed) => (allowed ? 0 : 1))]);
}

const windows = [window(4, 2), window(5, 3)] as const;

/** The mask under which each of n tokens sees the last `width` tokens, itself included; and mistaken ones. */
function window(n: 4 | 5, width: number) {
  const last = (count: number): Mask =>
    combineMasks(
      causalMask(n),
      maskWhere(n, n, (i, j) => i - j < count),
    );
  const right = last(width);
  return {
    n,
    width,
    right,
    causal: causalMask(n),
    oneMore: last(width + 1),
    bothSides: maskWhere(n, n, (i, j) => Math.abs(i - j) < width),
    mirrored: maskMirrored(right),
    noSelf: combineMasks(right, causalMask(n, n, { offset: -1 })),
  };
}

const recent = maskOf({
  draw: (random) => {
    const drawn = pick(random, windows);
    return { ...drawn, tokens: pick(random, sentences[drawn.n]).split(' ') };
  },
  rowLabels: ({ tokens }) => tokens,
  colLabels: ({ tokens }) => tokens,
  answer: ({ right }) => right,
  mistakes: {
    causal: (drawn) => drawn.causal,
    'one-more': ({ oneMore }) => oneMore,
    'both-sides': ({ bothSides }) => bothSides,
    mirrored: ({ mirrored }) => mirrored,
    'no-self': ({ noSelf }) => noSelf,
  },
  facts: ({ tokens, width, right }) => ({
    width,
    back: width - 1,
    first: tokens[0]!,
    last: tokens.at(-1)!,
    seen: tokens.slice(-width).join(', '),
    mask: { matrix: right, rowLabels: tokens, colLabels: tokens },
  }),
});

/** What people write to forbid keys, and the number format they do it in. */
interface Recipe {
  readonly code: string;
  readonly format: 'float32' | 'float64';
  weights(scores: Matrix, mask: Mask): Matrix;
}

const recipes: readonly Recipe[] = [
  {
    code: 'scores.masked_fill(~mask, float("-inf")).softmax(-1)',
    format: 'float32',
    weights: (scores, mask) => softmaxRows(add(scores, maskToBias(mask))),
  },
  {
    code: 'scores.masked_fill(~mask, -1e9).softmax(-1)',
    format: 'float32',
    weights: (scores, mask) =>
      softmaxRows(map(scores, (score, i, j) => (isAllowed(mask, i, j) ? score : -1e9))),
  },
  {
    code: '(scores - 1e9 * ~mask).softmax(-1)',
    format: 'float32',
    weights: (scores, mask) => softmaxRows(map(lowered(scores, mask), Math.fround)),
  },
  {
    code: '(scores - 1e9 * ~mask).softmax(-1)',
    format: 'float64',
    weights: (scores, mask) => softmaxRows(lowered(scores, mask)),
  },
  {
    code: 'scaledDotProductAttention(q, k, v, { mask }).weights',
    format: 'float64',
    // With a query of 1 and d_k = 1, a key is its own score.
    weights: (scores, mask) =>
      scaledDotProductAttention(matrix([[1]]), transpose(scores), transpose(scores), { mask })
        .weights,
  },
];

function lowered(scores: Matrix, mask: Mask): Matrix {
  return map(scores, (score, i, j) => (isAllowed(mask, i, j) ? score : score - 1e9));
}

const nothing = choice({
  options: ['zeros', 'equal', 'nan', 'unmasked'],
  draw: (random) => ({
    recipe: pick(random, recipes),
    scores: matrix([pickSome(random, [-1, 0, 1, 2], 3)]),
    sentence: pick(random, sentences[2]),
  }),
  answer: ({ recipe, scores }) => {
    const weights = Array.from(recipe.weights(scores, nobody).data);
    if (weights.every(Number.isNaN)) return 'nan';
    if (weights.every((weight) => weight === 0)) return 'zeros';
    return weights.every((weight) => weight === weights[0]) ? 'equal' : 'unmasked';
  },
  facts: ({ recipe, scores, sentence }) => {
    const colLabels = padded(sentence, 3, 'left').tokens;
    return {
      filled: colLabels.join(' '),
      scores: { matrix: scores, colLabels },
      mask: { matrix: nobody, colLabels },
      code: recipe.code,
      format: recipe.format,
      unmasked: { matrix: softmaxRows(scores), colLabels, digits: 2 },
      weights: { matrix: recipe.weights(scores, nobody), colLabels, digits: 2 },
    };
  },
});

/** A row of three keys, none of which is allowed. */
const nobody = maskInverted(fullMask(1, 3));

export const exercises: ExerciseSet = {
  'mask-causal': causal,
  'mask-padding': padding,
  'mask-row': row,
  'mask-polarity': polarity,
  'mask-window': recent,
  'mask-empty': nothing,
};
