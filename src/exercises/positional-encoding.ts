import {
  causalMask,
  formatNumber,
  isPrintedExactly,
  interleavedToHalves,
  map,
  matmul,
  matrix,
  permuteCols,
  rotationByOffset,
  scaledDotProductAttention,
  sinusoidalEncoding,
  sliceRows,
  transpose,
  zeros,
  type Matrix,
} from '#core/index.ts';
import { integer, pick } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';

/** Two hands. The base is a fourth power, so that its root and its fourth root are whole. */
const width = 4;
const channels = ['0', '1', '2', '3'] as const;

interface Cell {
  readonly base: number;
  readonly position: number;
}

const cell = numbers({
  digits: 2,
  draw: (random): Cell => {
    const base = pick(random, [81, 16, 16, 16]);
    return base === 16
      ? { base, position: 2 * integer(random, 1, 8) }
      : { base, position: pick(random, [9, 18, 27]) };
  },
  // One below the other: four fields side by side are wider than a phone.
  rowLabels: channels,
  answer: ({ base, position }) => transpose(encoding(position, base)),
  mistakes: {
    swapped: ({ base, position }) => transpose(permuteCols(encoding(position, base), [1, 0, 3, 2])),
    'off-by-one': ({ base, position }) => transpose(encoding(position + 1, base)),
    exponent: ({ base, position }) => transpose(encoding(position, Math.sqrt(base))),
    'own-speed': ({ base, position }) =>
      map(zeros(width, 1), (_, channel) => {
        const angle = position / base ** (channel / width);
        return channel % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    halves: ({ base, position }) =>
      transpose(permuteCols(encoding(position, base), interleavedToHalves(width))),
    'one-speed': ({ position }) => transpose(encoding(position, 1)),
  },
  facts({ base, position }) {
    const root = Math.sqrt(base);
    const angles = [position, position + 1].flatMap((p) => [p, p / root]);
    angles.push(position / Math.sqrt(root), position / root ** 1.5);
    const sorted = [...new Set(angles)].sort((one, other) => one - other);
    return {
      length: position + 1,
      position,
      base,
      root,
      angle: position / root,
      values: {
        matrix: matrix(sorted.map((angle) => [Math.sin(angle), Math.cos(angle)])),
        rowLabels: sorted.map(short),
        colLabels: ['sin', 'cos'],
        digits: 2,
      },
      row: { matrix: encoding(position, base), colLabels: channels, digits: 2 },
    };
  },
});

/** The row of one position. */
function encoding(position: number, base: number): Matrix {
  return sliceRows(sinusoidalEncoding(position + 1, width, { base }), position);
}

/** With two decimals, or fewer where these say all. */
function short(value: number): string {
  const digits = [0, 1].find((count) => isPrintedExactly(value, count)) ?? 2;
  return formatNumber(value, digits);
}

/** Sine and cosine of an angle, both with one decimal. */
const hands = [
  [0.6, 0.8],
  [0.8, 0.6],
].flatMap(([sine = 0, cosine = 0]) =>
  [-1, 1].flatMap((up) => [-1, 1].map((right) => [right * sine, up * cosine] as const)),
);

const turn = numbers({
  digits: 2,
  draw: (random) => ({
    hand: pick(random, hands),
    // By less than half a turn.
    turned: pick(
      random,
      hands.filter(([sine]) => sine > 0),
    ),
    offset: integer(random, 2, 9),
  }),
  colLabels: ['sin', 'cos'],
  answer: ({ hand, turned }) => matmul(matrix([hand]), block(turned)),
  mistakes: {
    backwards: ({ hand, turned }) => matmul(matrix([hand]), transpose(block(turned))),
    'cosine-sign': ({ hand: [sine, cosine], turned: [sineOfTurn, cosineOfTurn] }) =>
      matrix([
        [sine * cosineOfTurn + cosine * sineOfTurn, cosine * cosineOfTurn + sine * sineOfTurn],
      ]),
    swapped: ({ hand, turned }) => permuteCols(matmul(matrix([hand]), block(turned)), [1, 0]),
    'each-alone': ({ hand, turned }) => matrix([hand.map((value, i) => value * turned[i]!)]),
    added: ({ hand, turned }) => matrix([hand.map((value, i) => value + turned[i]!)]),
  },
  facts({ hand, turned, offset }) {
    const labels = { colLabels: ['sin', 'cos'] };
    const after = matmul(matrix([hand]), block(turned));
    const [sine, cosine] = hand.map(factor);
    const [sineOfTurn, cosineOfTurn] = turned.map(factor);
    const [newSine, newCosine] = Array.from(after.data, short);
    return {
      offset,
      hand: { matrix: matrix([hand]), ...labels },
      turn: { matrix: matrix([turned]), ...labels },
      'sine-line': `${sine}·${cosineOfTurn} + ${cosine}·${sineOfTurn} = ${newSine}`,
      'cosine-line': `${cosine}·${cosineOfTurn} − ${sine}·${sineOfTurn} = ${newCosine}`,
    };
  },
});

/** The block of `rotationByOffset` for a pair of channels that turns by this angle. */
function block([sine, cosine]: readonly [sine: number, cosine: number]): Matrix {
  return matrix([
    [cosine, -sine],
    [sine, cosine],
  ]);
}

/** A number in a product: in brackets if it is negative. */
function factor(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value);
}

/** What a learned table may have for the last position of a sequence. */
const ends = ['trained', 'continued', 'noise', 'missing'] as const;

interface Longer {
  /** Rows of the table. */
  readonly rows: number;
  /** The length of the sequences in training. */
  readonly trained: number;
  readonly length: number;
}

const longer = choice({
  options: ends,
  draw: (random): Longer => {
    const rows = pick(random, [512, 1024, 2048]);
    const trained = rows / pick(random, [2, 4, 8]);
    const between = (min: number, max: number) =>
      pick(random, [min, max, 10 * integer(random, Math.ceil(min / 10), Math.floor(max / 10))]);
    const length = pick(random, [
      between(trained / 2, trained),
      between(trained + 1, rows),
      between(rows + 1, 2 * rows),
    ]);
    return { rows, trained, length };
  },
  answer: ({ rows, trained, length }) =>
    length > rows ? 'missing' : length > trained ? 'noise' : 'trained',
  facts: ({ rows, trained, length }) => ({
    rows,
    trained,
    length,
    last: length - 1,
    'last-row': rows - 1,
    'last-trained': trained - 1,
  }),
});

/** Where the order in a head's weights may come from, if all its tokens are the same word. */
const sources = ['nothing', 'causal', 'positions', 'next', 'previous'] as const;

interface Head {
  readonly source: (typeof sources)[number];
  readonly count: number;
  /** What the scores are multiplied by. */
  readonly strength: number;
}

const head = choice({
  options: sources,
  draw: (random): Head => ({
    source: pick(random, sources),
    count: integer(random, 3, 5),
    strength: pick(random, [1.5, 2, 3, 4]),
  }),
  answer: ({ source }) => source,
  facts(drawn) {
    const labels = Array.from({ length: drawn.count }, (_, position) => String(position));
    return {
      count: drawn.count,
      strength: drawn.strength,
      weights: { matrix: weightsOf(drawn), rowLabels: labels, colLabels: labels, digits: 2 },
    };
  },
});

function weightsOf({ source, count, strength }: Head): Matrix {
  const offset = { previous: -1, positions: 0, next: 1 }[source as string];
  if (offset === undefined) {
    const alike = zeros(count, 1);
    const options = source === 'causal' ? { mask: causalMask(count) } : {};
    return scaledDotProductAttention(alike, alike, alike, options).weights;
  }
  const base = 10;
  const keys = sinusoidalEncoding(count, 8, { base });
  const queries = matmul(keys, rotationByOffset(offset, 8, { base }));
  return scaledDotProductAttention(queries, keys, keys, { scale: strength }).weights;
}

export const exercises: ExerciseSet = {
  'positions-cell': cell,
  'positions-turn': turn,
  'positions-longer': longer,
  'positions-head': head,
};
