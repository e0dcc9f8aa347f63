import {
  map,
  mapRows,
  matmul,
  matrix,
  normalMatrix,
  rowView,
  sinusoidalEncoding,
  toRows,
  xavierNormal,
  zeros,
  type Matrix,
  type Random,
} from '#core/index.ts';
import type { Probe } from './probes.ts';
import { numHeads, type Steps } from './steps.ts';

/** d_model; two heads of four. */
export const dModel = 8;
export const headWidth = dModel / numHeads;

export const sentence = ['El', 'gato', 'come', 'pescado'] as const;
/** What the last token is replaced by, where a probe replaces it. */
export const replacement = 'ahora';
export const pad = '⟨pad⟩';

type Word = (typeof sentence)[number] | typeof replacement | typeof pad;
const words: readonly Word[] = [...sentence, replacement, pad];

/** The numbers of a case: the fault does not change them. */
export interface Layer {
  /** A vector a word, [words, d_model]. */
  readonly embeddings: Matrix;
  /** W^Q, W^K and W^V of all heads side by side, [d_model, h · d_k]. */
  readonly queryProjection: Matrix;
  readonly keyProjection: Matrix;
  readonly valueProjection: Matrix;
}

/** Random numbers: N(0, 0.7²) for the words, so that positions weigh about as much; Xavier for the rest. */
export function drawLayer(random: Random): Layer {
  const project = (name: string): Matrix => xavierNormal(dModel, dModel, random.fork(name));
  return {
    embeddings: normalMatrix(words.length, dModel, random.fork('embeddings'), {
      standardDeviation: 0.7,
    }),
    queryProjection: project('queryProjection'),
    keyProjection: project('keyProjection'),
    valueProjection: project('valueProjection'),
  };
}

export interface HeadRun {
  /** Before the mask, [n, n] */
  readonly scores: Matrix;
  /** [n, n] */
  readonly weights: Matrix;
  /** weights · values, [n, d_v] */
  readonly output: Matrix;
}

/** Queries, keys and values of all heads side by side, before they are given to the heads: [n, h · d_k]. */
export interface Packed {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** The tokens of one pass, and what the projections make of them. */
export interface Projected extends Packed {
  readonly tokens: readonly Word[];
  /** The place that each token has without a probe; −1 for padding. */
  readonly origins: readonly number[];
}

/** What can be seen of one pass through the layer. */
export interface Run extends Projected {
  readonly heads: readonly HeadRun[];
}

/** One pass through the layer, with these steps and under this probe. */
export function run(layer: Layer, steps: Steps, probe: Probe): Run {
  return attend(project(layer, steps, probe), steps, probe);
}

/** The first half of a pass: what the heads are given. */
export function project(layer: Layer, { encode }: Pick<Steps, 'encode'>, probe: Probe): Projected {
  const { tokens, origins } = tokensUnder(probe);
  // Words count from 0; padding, which stands in front of them, has no position.
  const positions = tokens.length > sentence.length ? paddedEncoding : encoding; // [n, d_model]
  const encoded = encode(embed(layer, tokens), positions); // [n, d_model]
  const packed = {
    queries: matmul(encoded, layer.queryProjection), // [n, h · d_k]
    keys: matmul(encoded, layer.keyProjection), // [n, h · d_k]
    values: matmul(encoded, layer.valueProjection), // [n, h · d_v]
  };
  return { tokens, origins, ...probePacked(packed, probe) };
}

/** The second half: what the heads make of it. */
export function attend(projected: Projected, steps: Steps, probe: Probe): Run {
  const { tokens } = projected;
  const allowed = steps.allow(tokens.length, tokens.length - sentence.length); // [n, n]
  const heads = Array.from({ length: numHeads }, (_, head) => {
    const queries = steps.split(projected.queries, head); // [n, d_k]
    const keys = steps.split(projected.keys, head); // [n, d_k]
    const values = steps.split(projected.values, head); // [n, d_v]
    const scores = shifted(steps.score(queries, keys), probe); // [n, n]
    const weights = steps.weigh(scores, allowed); // [n, n]
    return { scores, weights, output: matmul(weights, values) };
  });
  return { ...projected, heads };
}

/** The tokens that go in under a probe. */
export function tokensUnder(probe: Probe): Pick<Projected, 'tokens' | 'origins'> {
  const places = sentence.map((_, place) => place);
  switch (probe.kind) {
    case 'swap': {
      const [first, second] = [probe.first, probe.first + 1];
      const origins = places.map((place) =>
        place === first ? second : place === second ? first : place,
      );
      return { tokens: origins.map((place) => sentence[place]!), origins };
    }
    case 'later':
      return { tokens: [...sentence.slice(0, -1), replacement], origins: places };
    case 'pad':
      return { tokens: [pad, ...sentence], origins: [-1, ...places] };
    default:
      return { tokens: sentence, origins: places };
  }
}

function embed({ embeddings }: Layer, tokens: readonly Word[]): Matrix {
  return mapRows(zeros(tokens.length, dModel), (_, i) =>
    rowView(embeddings, words.indexOf(tokens[i]!)),
  );
}

const encoding = sinusoidalEncoding(sentence.length, dModel);
const paddedEncoding = matrix([Array<number>(dModel).fill(0), ...toRows(encoding)]);

/** Queries, keys and values as a probe changes them, on their way to the heads. */
function probePacked(packed: Packed, probe: Probe): Packed {
  switch (probe.kind) {
    case 'ones': {
      const ones = map(packed.queries, () => 1);
      return { ...packed, queries: ones, keys: ones };
    }
    case 'factor':
      return { ...packed, queries: map(packed.queries, (value) => value * probe.factor) };
    case 'nudge': {
      const { matrix: name, row, col } = probe;
      const nudged = map(packed[name], (value, i, c) =>
        i === row && c === col ? value + nudge : value,
      );
      return { ...packed, [name]: nudged };
    }
    default:
      return packed;
  }
}

/** What a nudge adds to one number. */
export const nudge = 2;

function shifted(scores: Matrix, probe: Probe): Matrix {
  return probe.kind === 'shift' ? map(scores, (value) => value + probe.by) : scores;
}
