import {
  add,
  addPositions,
  at,
  attention,
  formatNumber,
  map,
  matmul,
  matrix,
  rowView,
  scale,
  sliceRows,
  zeros,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { consecutive, integer, integerMatrix, pick, pickSome, words } from './draw.ts';
import { choice, numbers, order, type ExerciseSet } from './exercise.ts';

const unknown = '⟨unk⟩';
const known = ['el', 'gato', 'come', 'pescado', 'ahora'];

const ids = numbers({
  digits: 0,
  draw(random) {
    const stranger = pick(random, ['bacalao', 'pez']);
    return {
      vocabulary: [unknown, ...pickSome(random, known, known.length)],
      tokens: pick(random, [
        ['El', 'gato', 'come', stranger, 'ahora'],
        ['Ahora', 'el', 'gato', 'come', stranger],
        ['Come', 'el', 'gato', stranger, 'ahora'],
      ]),
      stranger,
    };
  },
  rowLabels: ({ tokens }) => tokens,
  answer: ({ tokens, vocabulary }) => idsOf(tokens, vocabulary),
  mistakes: {
    'from-one': ({ tokens, vocabulary }) => map(idsOf(tokens, vocabulary), (id) => id + 1),
    places: ({ tokens }) => matrix(tokens.map((_, place) => [place])),
    lowered: ({ tokens, vocabulary }) =>
      idsOf(
        tokens.map((token) => token.toLowerCase()),
        vocabulary,
      ),
    'lowered-and-new': ({ tokens, vocabulary, stranger }) =>
      idsOf(
        tokens.map((token) => token.toLowerCase()),
        [...vocabulary, stranger],
      ),
    'new-rows': ({ tokens, vocabulary }) => idsOf(tokens, [...new Set([...vocabulary, ...tokens])]),
  },
  facts: ({ tokens, vocabulary, stranger }) => ({
    text: tokens.join(' '),
    vocabulary: vocabulary.join(', '),
    rows: vocabulary.length,
    'last-id': vocabulary.length - 1,
    stranger,
    capital: tokens[0]!,
    lower: tokens[0]!.toLowerCase(),
    second: vocabulary[1]!,
    ids: { matrix: idsOf(tokens, vocabulary), rowLabels: tokens },
  }),
});

/** The place of each token in the vocabulary, and 0 for one that is not there. [n, 1] */
function idsOf(tokens: readonly string[], vocabulary: readonly string[]): Matrix {
  return matrix(tokens.map((token) => [Math.max(0, vocabulary.indexOf(token))]));
}

/** Rows of the table, one for each id. */
function lookUp(table: Matrix, chosen: readonly number[]): Matrix {
  return matrix(chosen.map((id) => Array.from(rowView(table, id))));
}

const x = numbers({
  digits: 0,
  draw: (random) => {
    const chosen = pickSome(random, [0, 1, 2, 3], 3);
    const place = integer(random, 0, 2);
    return {
      chosen,
      place,
      table: integerMatrix(random, 4, 4, { min: -2, max: 3 }),
      positions: integerMatrix(random, 4, 4, { min: -2, max: 2 }),
    };
  },
  answer: ({ chosen, place, table, positions }) =>
    placed(scale(lookUp(table, chosen), factorOf(table)), positions, place),
  mistakes: {
    'no-factor': ({ chosen, place, table, positions }) =>
      placed(lookUp(table, chosen), positions, place),
    'factor-after': ({ chosen, place, table, positions }) =>
      scale(placed(lookUp(table, chosen), positions, place), factorOf(table)),
    'by-d-model': ({ chosen, place, table, positions }) =>
      placed(scale(lookUp(table, chosen), table.cols), positions, place),
    'no-position': ({ chosen, place, table }) =>
      sliceRows(scale(lookUp(table, chosen), factorOf(table)), place, place + 1),
    'row-of-place': ({ place, table, positions }) =>
      placed(scale(table, factorOf(table)), positions, place),
    'position-of-id': ({ chosen, place, table, positions }) => {
      const id = chosen[place]!;
      return placed(scale(table, factorOf(table)), positions, id);
    },
  },
  facts({ chosen, place, table, positions }) {
    const [embedding, position] = [rowView(table, chosen[place]!), rowView(positions, place)];
    return {
      ids: chosen.join(', '),
      place,
      id: chosen[place]!,
      table: { matrix: table, rowLabels: ['0', '1', '2', '3'] },
      positions: { matrix: positions, rowLabels: ['0', '1', '2', '3'] },
      embedding: { matrix: matrix([[...embedding]]) },
      doubled: { matrix: scale(matrix([[...embedding]]), factorOf(table)) },
      position: { matrix: matrix([[...position]]) },
      x: { matrix: placed(scale(lookUp(table, chosen), factorOf(table)), positions, place) },
    };
  },
});

/** √d_model */
function factorOf(table: Matrix): number {
  return Math.sqrt(table.cols);
}

/** Row `place` of x with its position. [1, d_model] */
function placed(rows: Matrix, positions: Matrix, place: number): Matrix {
  return addPositions(sliceRows(rows, place, place + 1), positions, { offset: place });
}

const stages = ['number', 'look-up', 'place', 'project', 'share', 'join', 'mix-heads'] as const;

const stageOrder = order({
  draw: () => ({}),
  answer: () => stages,
  mistakes: {
    'places-first': () => moved('place', 'look-up'),
    'places-late': () => moved('place', 'share'),
    'join-before-shares': () => moved('join', 'share'),
    'mix-before-join': () => moved('mix-heads', 'join'),
    'unprojected-shares': () => moved('share', 'project'),
  },
});

/** The stages with one of them taken out and put before another. */
function moved(stage: (typeof stages)[number], before: (typeof stages)[number]): string[] {
  const others = stages.filter((other) => other !== stage);
  return others.toSpliced(others.indexOf(before), 0, stage);
}

/** A model so small that a row of its output can be computed on paper: d_model = d_v = 2, d_k = 1, one head. */
interface SmallModel {
  tokens: readonly string[];
  chosen: readonly number[];
  place: number;
  table: Matrix;
  positions: Matrix;
  valueProjection: Matrix;
  outputProjection: Matrix;
}

const queryProjection = matrix([[0], [1]]);
/** ln 2, so that exponentials are powers of 2. */
const keyProjection = matrix([[Math.LN2], [0]]);

const endToEnd = numbers({
  digits: 2,
  draw(random) {
    const place = integer(random, 0, 1);
    const chosen = pick(random, [
      [0, 2],
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 1],
    ]);
    const positions = matrix([pick(random, somePositions), pick(random, somePositions)]);
    // Keys are made of the first column, queries of the second.
    const firsts = pick(random, neighbours);
    const seconds = pickSome(random, [1, 2], 2);
    const encoded = matrix([0, 1].map((i) => [firsts[i]!, seconds[i]!]));
    const embeddings = add(encoded, scale(positions, -1));
    const model: SmallModel = {
      tokens: consecutive(random, words, 2),
      chosen,
      place,
      table: tableWith(embeddings, chosen, random),
      positions,
      valueProjection: pick(random, someProjections),
      outputProjection: pick(random, someProjections),
    };
    return { ...model, layer: run(model) };
  },
  colLabels: ({ tokens }) => [...tokens, 'o₀', 'o₁'],
  answer: ({ layer, place }) => readOff(layer, place),
  mistakes: {
    'no-positions': (model) => readOff(run({ ...model, positions: zeros(2, 2) }), model.place),
    'row-of-place': (model) => readOff(run({ ...model, chosen: [0, 1] }), model.place),
    'other-query': ({ layer, place }) => readOff(layer, 1 - place),
    'no-output-projection': ({ layer: { weights, mixtures }, place }) =>
      readOff({ weights, output: mixtures }, place),
    'own-value': ({ layer: { weights, values }, outputProjection, place }) =>
      readOff({ weights, output: matmul(values, outputProjection) }, place),
    'values-without-positions'(model) {
      const { weights } = model.layer;
      const values = matmul(lookUp(model.table, model.chosen), model.valueProjection);
      const output = matmul(matmul(weights, values), model.outputProjection);
      return readOff({ weights, output }, model.place);
    },
  },
  facts(model) {
    const { tokens, chosen, place, table, positions, valueProjection, outputProjection } = model;
    const { queries, weights, values, mixtures, output } = model.layer;
    const encoded = encode(model);
    const query = at(queries, place, 0);
    const powers = [0, 1].map((i) => 2 ** (query * at(encoded, i, 0)));
    const total = powers[0]! + powers[1]!;
    const mixed = (j: number) =>
      `${powers[0]}/${total} · ${formatNumber(at(values, 0, j), 0)} + ${powers[1]}/${total} · ${formatNumber(at(values, 1, j), 0)}`;
    const row = (of: Matrix) => sliceRows(of, place, place + 1);
    const rowLabels = tokens;
    return {
      text: tokens.join(' '),
      'first-id': chosen[0]!,
      'second-id': chosen[1]!,
      asking: tokens[place]!,
      table: { matrix: table, rowLabels: ['0', '1', '2'] },
      positions: { matrix: positions, rowLabels: ['0', '1'] },
      'query-projection': { matrix: queryProjection },
      'key-projection': { matrix: keyProjection, digits: 2 },
      'value-projection': { matrix: valueProjection },
      'output-projection': { matrix: outputProjection },
      x: { matrix: encoded, rowLabels },
      query,
      'first-score': `${query} · ${at(encoded, 0, 0)} · ln 2`,
      'second-score': `${query} · ${at(encoded, 1, 0)} · ln 2`,
      powers: powers.join(', '),
      fractions: powers.map((power) => `${power}/${total}`).join(', '),
      weights: { matrix: row(weights), colLabels: tokens, digits: 2 },
      values: { matrix: values, rowLabels },
      'mixture-0': mixed(0),
      'mixture-1': mixed(1),
      mixture: { matrix: row(mixtures), digits: 2 },
      output: { matrix: row(output), digits: 2 },
    };
  },
});

const neighbours = [
  [0, 1],
  [1, 0],
  [1, 2],
  [2, 1],
];

const somePositions = [
  [0, 1],
  [1, 0],
  [1, 1],
];

const someProjections = [
  [
    [1, 0],
    [1, 1],
  ],
  [
    [1, 1],
    [0, 1],
  ],
  [
    [0, 1],
    [1, 1],
  ],
  [
    [1, 1],
    [1, 0],
  ],
  [
    [0, 2],
    [1, 0],
  ],
].map((rows) => matrix(rows));

/** A table of three rows, these embeddings at these ids. */
function tableWith(embeddings: Matrix, chosen: readonly number[], random: Random): Matrix {
  const table = integerMatrix(random, 3, 2, { min: 0, max: 2 });
  for (const [i, id] of chosen.entries()) rowView(table, id).set(rowView(embeddings, i));
  return table;
}

/** X + positions. [n, d_model] */
function encode({ table, chosen, positions }: SmallModel): Matrix {
  return addPositions(lookUp(table, chosen), positions);
}

function run(model: SmallModel) {
  return attention({ queryProjection, keyProjection, ...model }, encode(model));
}

/** Row `place` of weights and output, side by side. [1, 4] */
function readOff({ weights, output }: { weights: Matrix; output: Matrix }, place: number): Matrix {
  return matrix([[...rowView(weights, place), ...rowView(output, place)]]);
}

/** How somebody's code may make X of ids, an embedding table and a table of positions. */
const inputs = {
  right: (chosen: readonly number[], table: Matrix, positions: Matrix) =>
    addPositions(lookUp(table, chosen), positions),
  'no-positions': (chosen: readonly number[], table: Matrix) => lookUp(table, chosen),
  'position-of-id': (chosen: readonly number[], table: Matrix, positions: Matrix) =>
    add(lookUp(table, chosen), lookUp(positions, chosen)),
  'row-of-place': (chosen: readonly number[], table: Matrix, positions: Matrix) =>
    addPositions(sliceRows(table, 0, chosen.length), positions),
};

const bug = choice({
  options: Object.keys(inputs),
  draw(random) {
    const [twice, once] = pickSome(random, [0, 1, 2], 2) as [number, number];
    return {
      tokens: pick(random, [
        ['pez', 'come', 'pez'],
        ['come', 'y', 'come'],
        ['ahora', 'y', 'ahora'],
      ]),
      chosen: [twice, once, twice],
      // A multiple of 4 and 1, 2 or 3: each sum says what it was made of.
      table: rowsFrom(random, [-4, 0, 4, 8]),
      positions: rowsFrom(random, [1, 2, 3]),
      code: pick(random, Object.keys(inputs) as (keyof typeof inputs)[]),
    };
  },
  answer: ({ code }) => code,
  facts: ({ tokens, chosen, table, positions, code }) => ({
    text: tokens.join(' '),
    ids: chosen.join(', '),
    word: tokens[0]!,
    table: { matrix: table, rowLabels: ['0', '1', '2'] },
    positions: { matrix: positions, rowLabels: ['0', '1', '2'] },
    printed: { matrix: inputs[code](chosen, table, positions), rowLabels: tokens },
    right: { matrix: inputs.right(chosen, table, positions), rowLabels: tokens },
  }),
});

/** Three rows that begin with three of these numbers. [3, 2] */
function rowsFrom(random: Random, firsts: readonly number[]): Matrix {
  return matrix(pickSome(random, firsts, 3).map((first) => [first, integer(random, 0, 3)]));
}

export const exercises: ExerciseSet = {
  'pipeline-ids': ids,
  'pipeline-x': x,
  'pipeline-order': stageOrder,
  'pipeline-row': endToEnd,
  'pipeline-bug': bug,
};
