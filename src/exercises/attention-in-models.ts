import {
  add,
  at,
  causalMask,
  combineMasks,
  formatNumber,
  fullMask,
  map,
  maskToBias,
  matrix,
  relativePositionBias,
  relativePositionBucket,
  scale,
  softmaxRows,
  sliceRows,
  zeros,
  type Mask,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { integer, integerMatrix, pick } from './draw.ts';
import { choice, maskOf, numbers, type ExerciseSet } from './exercise.ts';
import { maskInverted, maskMirrored } from './wrong.ts';

const padding = '⟨pad⟩';

/** Allowed where `allow` says so, [n, m]. */
function maskWhere(n: number, m: number, allow: (i: number, j: number) => boolean): Mask {
  const allowed: boolean[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) allowed.push(allow(i, j));
  return { rows: n, cols: m, allowed };
}

/** One mask to the left of another of as many rows. */
function beside(left: Mask, right: Mask): Mask {
  return maskWhere(left.rows, left.cols + right.cols, (i, j) =>
    j < left.cols
      ? left.allowed[i * left.cols + j]!
      : right.allowed[i * right.cols + j - left.cols]!,
  );
}

/** A sentence like the course's own, of tokens no wider than a cell, so that a mask fits on a phone. */
function drawSentence(random: Random): readonly string[] {
  return [
    'El',
    pick(random, ['gato', 'niño']),
    ...pick(random, [
      ['come', 'pan'],
      ['pide', 'pan'],
      ['pide', 'agua'],
      ['bebe', 'agua'],
      ['bebe', 'leche'],
    ]),
    pick(random, ['hoy', 'aquí']),
  ];
}

/** Causal, but everybody sees the first tokens, as many as the prefix has. */
function prefixMask(n: number, prefix: number): Mask {
  const causal = causalMask(n);
  return { ...causal, allowed: causal.allowed.map((allow, cell) => allow || cell % n < prefix) };
}

const prefix = maskOf({
  draw: (random) => {
    const tokens = drawSentence(random);
    const length = integer(random, 2, 3);
    return { tokens, n: tokens.length, length, right: prefixMask(tokens.length, length) };
  },
  rowLabels: ({ tokens }) => tokens,
  colLabels: ({ tokens }) => tokens,
  answer: ({ right }) => right,
  mistakes: {
    causal: ({ n }) => causalMask(n),
    everything: ({ n }) => fullMask(n, n),
    // The rows of the prefix look at what comes after it.
    'prefix-sees-the-rest': ({ n, length }) => maskWhere(n, n, (i, j) => j <= i || i < length),
    // The rest does not look at the prefix.
    'rest-apart': ({ n, length }) =>
      maskWhere(n, n, (i, j) => (i < length ? j < length : j >= length && j <= i)),
    'one-too-long': ({ n, length }) => prefixMask(n, length + 1),
    mirrored: ({ right }) => maskMirrored(right),
    inverted: ({ right }) => maskInverted(right),
  },
  facts: ({ tokens, length, right }) => ({
    prefix: tokens.slice(0, length).join(' '),
    rest: tokens.slice(length).join(' '),
    first: tokens[0]!,
    'last-of-prefix': tokens[length - 1]!,
    'first-of-rest': tokens[length]!,
    last: tokens.at(-1)!,
    length,
    mask: { matrix: right, rowLabels: tokens, colLabels: tokens },
  }),
});

/** What comes into a model that translates. */
const nouns = ['gato', 'perro', 'pan', 'libro', 'tren', 'sol'] as const;

const output = ['⟨s⟩', 'The'] as const;

const translation = maskOf({
  draw: (random) => {
    const noun = pick(random, nouns);
    const isPaddedLeft = integer(random, 0, 1) === 1;
    const input = isPaddedLeft ? [padding, 'El', noun] : ['El', noun, padding];
    const cross = maskWhere(2, 3, (_, j) => input[j] !== padding);
    return { input, cross, self: causalMask(2) };
  },
  rowLabels: output,
  colLabels: ({ input }) => [...input, ...output],
  answer: ({ cross, self }) => beside(cross, self),
  mistakes: {
    'cross-causal': ({ cross, self }) => beside(combineMasks(cross, causalMask(2, 3)), self),
    'self-looks-ahead': ({ cross }) => beside(cross, fullMask(2, 2)),
    'padding-seen': ({ self }) => beside(fullMask(2, 3), self),
    'input-unread': ({ self }) => beside(maskInverted(fullMask(2, 3)), self),
    'without-itself': ({ cross }) => beside(cross, causalMask(2, 2, { offset: -1 })),
    'self-mirrored': ({ cross, self }) => beside(cross, maskMirrored(self)),
    inverted: ({ cross, self }) => maskInverted(beside(cross, self)),
  },
  facts: ({ input, cross, self }) => ({
    input: input.join(' '),
    'text-read': input.filter((token) => token !== padding).join(' '),
    written: output[1],
    cross: { matrix: cross, rowLabels: output, colLabels: input },
    self: { matrix: self, rowLabels: output, colLabels: output },
  }),
});

const written = maskOf({
  draw: (random) => {
    const tokens = drawSentence(random);
    const prompt = integer(random, 2, 3);
    return { tokens, prompt, n: tokens.length, rest: tokens.length - prompt };
  },
  rowLabels: ({ tokens, prompt }) => tokens.slice(prompt),
  colLabels: ({ tokens }) => tokens,
  // A token is said from the row before its own.
  answer: ({ n, rest, prompt }) => causalMask(rest, n, { offset: prompt - 1 }),
  mistakes: {
    'sees-itself': ({ n, rest, prompt }) => causalMask(rest, n, { offset: prompt }),
    'prompt-unread': ({ n, rest, prompt }) =>
      maskWhere(rest, n, (i, j) => j >= prompt && j < prompt + i),
    'prompt-only': ({ n, rest, prompt }) => maskWhere(rest, n, (_, j) => j < prompt),
    'last-token-only': ({ n, rest, prompt }) => maskWhere(rest, n, (i, j) => j === prompt + i - 1),
    'one-late': ({ n, rest, prompt }) => causalMask(rest, n, { offset: prompt - 2 }),
    everything: ({ n, rest }) => fullMask(rest, n),
    inverted: ({ n, rest, prompt }) => maskInverted(causalMask(rest, n, { offset: prompt - 1 })),
  },
  facts: ({ tokens, prompt, n, rest }) => ({
    prompt: tokens.slice(0, prompt).join(' '),
    'last-of-prompt': tokens[prompt - 1]!,
    'first-written': tokens[prompt]!,
    'second-written': tokens[prompt + 1]!,
    written: tokens.slice(prompt).join(' '),
    mask: {
      matrix: causalMask(rest, n, { offset: prompt - 1 }),
      rowLabels: tokens.slice(prompt),
      colLabels: tokens,
    },
  }),
});

/** Who sees whom among n tokens, in models trained for different things; the prefix is of 2. */
const models = {
  gpt: (n: number) => causalMask(n),
  bert: (n: number) => fullMask(n, n),
  prefix: (n: number) => prefixMask(n, 2),
  backwards: (n: number) => maskMirrored(causalMask(n)),
};

const which = choice({
  options: Object.keys(models),
  draw: (random) => {
    const tokens = drawSentence(random).slice(0, 4);
    const model = pick(random, Object.keys(models) as (keyof typeof models)[]);
    // Weights are shares of whole numbers, so that only what is forbidden is 0.
    const scores = map(integerMatrix(random, 4, 4, { min: 1, max: 5 }), Math.log);
    const real = softmaxRows(add(scores, maskToBias(models[model](4))));
    return { tokens, model, weights: map(zeros(4, 5), (_, i, j) => (j < 4 ? at(real, i, j) : 0)) };
  },
  answer: ({ model }) => model,
  facts: ({ tokens, weights }) => ({
    weights: {
      matrix: weights,
      rowLabels: tokens,
      colLabels: [...tokens, padding],
      digits: 2,
    },
    first: tokens[0]!,
    second: tokens[1]!,
    third: tokens[2]!,
    last: tokens[3]!,
  }),
});

/** Offsets of three tokens: position of the key minus position of the query. */
const offsets = [-2, -1, 0, 1, 2] as const;

interface Head {
  readonly tokens: readonly string[];
  /** Which of the tokens asks. */
  readonly query: number;
  readonly dK: number;
  /** The query's product with each key, [1, 3] */
  readonly products: Matrix;
  /** One learned number an offset, [1, 5] */
  readonly learned: Matrix;
  /** What T5 adds to the products, [1, 3] */
  readonly biases: Matrix;
}

/** T5's biases for one query of three, [1, 3] */
function biasesOf(query: number, learned: Matrix): Matrix {
  const table = zeros(1, 32);
  offsets.forEach((offset, index) => {
    table.data[relativePositionBucket(offset)] = at(learned, 0, index);
  });
  return sliceRows(relativePositionBias(3, 3, table), query, query + 1);
}

/** Other biases, for keys at 0 to 2: each the learned number of an offset. */
function biasesAt({ learned }: Head, offsetOf: (key: number) => number): Matrix {
  return map(zeros(1, 3), (_, __, key) => at(learned, 0, 2 + offsetOf(key)));
}

const bias = numbers({
  digits: 0,
  draw: (random): Head => {
    const dK = pick(random, [4, 16]);
    const query = integer(random, 1, 2);
    const learned = integerMatrix(random, 1, 5, { min: -3, max: 3 });
    return {
      tokens: drawSentence(random).slice(0, 3),
      query,
      dK,
      products: scale(integerMatrix(random, 1, 3, { min: -2, max: 4 }), Math.sqrt(dK)),
      learned,
      biases: biasesOf(query, learned),
    };
  },
  colLabels: ({ tokens }) => tokens,
  answer: (head) => scoresOf(head, 1),
  mistakes: {
    divided: (head) => scoresOf(head, 1 / Math.sqrt(head.dK)),
    'all-divided': (head) => scale(scoresOf(head, 1), 1 / Math.sqrt(head.dK)),
    'offset-turned-round': (head) =>
      add(
        head.products,
        biasesAt(head, (key) => head.query - key),
      ),
    'position-of-key': (head) =>
      add(
        head.products,
        biasesAt(head, (key) => key),
      ),
    'without-bias': ({ products }) => products,
  },
  facts(head) {
    const { tokens, query, dK, products, learned, biases } = head;
    const ofKeys = tokens.map((_, key) => signed(key - query));
    return {
      query: tokens[query]!,
      first: tokens[0]!,
      'first-offset': signed(0 - query),
      'd-k': dK,
      products: { matrix: products, rowLabels: [tokens[query]!], colLabels: tokens, digits: 0 },
      learned: { matrix: learned, colLabels: offsets.map(signed), digits: 0 },
      offsets: ofKeys.join(', '),
      biases: { matrix: biases, rowLabels: [tokens[query]!], colLabels: tokens, digits: 0 },
      sums: tokens
        .map((_, key) => `${formatNumber(at(products, 0, key), 0)} ${plus(at(biases, 0, key))}`)
        .join(', '),
      scores: {
        matrix: scoresOf(head, 1),
        rowLabels: [tokens[query]!],
        colLabels: tokens,
        digits: 0,
      },
    };
  },
});

/** The query's scores, its products taken at a scale, [1, 3] */
function scoresOf({ products, biases }: Head, factor: number): Matrix {
  return add(scale(products, factor), biases);
}

/** `+2`, `0`, `−1` */
function signed(value: number): string {
  return value > 0 ? `+${value}` : formatNumber(value, 0);
}

/** `+ 2`, `− 1` */
function plus(value: number): string {
  return `${value < 0 ? '−' : '+'} ${Math.abs(value)}`;
}

interface Start {
  readonly dModel: number;
  readonly dK: number;
}

/**
 * The standard deviation of the scores at the start: a row for each of two ways to draw W^Q, a column
 * for each of two scales.
 */
function deviations(
  { dModel, dK }: Start,
  {
    ofQueries = [1 / Math.sqrt(dModel), 1 / Math.sqrt(dModel * dK)],
    scales = [1 / Math.sqrt(dK), 1],
    growth = Math.sqrt,
  }: {
    ofQueries?: readonly number[];
    scales?: readonly number[];
    growth?: (terms: number) => number;
  } = {},
): Matrix {
  // An entry of a query sums d_model products, a score d_k of them; keys have deviation 1.
  return matrix(
    ofQueries.map((sigma) =>
      scales.map((factor) => Math.sqrt(dModel) * sigma * growth(dK) * factor),
    ),
  );
}

/** Pairs of d_model and d_k that are whole under a root, and so is their product. */
const starts = [
  [64, 4],
  [64, 16],
  [100, 4],
  [100, 25],
  [144, 4],
  [144, 16],
  [256, 16],
  [400, 25],
  [400, 100],
] as const;

const fold = numbers({
  digits: 2,
  draw: (random): Start => {
    const [dModel, dK] = pick(random, starts);
    return { dModel, dK };
  },
  rowLabels: ({ dModel, dK }) => [`σ = 1/${Math.sqrt(dModel)}`, `σ = 1/${Math.sqrt(dModel * dK)}`],
  colLabels: ({ dK }) => [`s = 1/${Math.sqrt(dK)}`, 's = 1'],
  answer: (start) => deviations(start),
  mistakes: {
    variances: (start) => map(deviations(start), (deviation) => deviation ** 2),
    'draw-ignored': (start) =>
      deviations(start, { ofQueries: Array<number>(2).fill(1 / Math.sqrt(start.dModel)) }),
    'scale-ignored': (start) => deviations(start, { scales: [1, 1] }),
    'grows-like-d-k': (start) => deviations(start, { growth: (terms) => terms }),
    'does-not-grow': (start) => deviations(start, { growth: () => 1 }),
    'always-1': () =>
      matrix([
        [1, 1],
        [1, 1],
      ]),
  },
  facts: (start) => {
    const [root, dModel] = [Math.sqrt(start.dK), Math.sqrt(start.dModel)];
    return {
      'd-model': start.dModel,
      'd-k': start.dK,
      'root-of-d-model': dModel,
      'root-of-d-k': root,
      'inverse-root': `1/${root}`,
      'first-sigma': `1/${dModel}`,
      'second-sigma': `1/${dModel * root}`,
    };
  },
});

export const exercises: ExerciseSet = {
  'models-prefix': prefix,
  'models-translation': translation,
  'models-written': written,
  'models-which': which,
  'models-bias': bias,
  'models-fold': fold,
};
