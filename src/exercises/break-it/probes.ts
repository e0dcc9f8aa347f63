import { at, rowView, type Matrix } from '#core/index.ts';
import { run, type Layer, type Run } from './layer.ts';
import { numHeads, type Steps } from './steps.ts';

/** What can be done to the layer from outside, without a look at its code. */
export type Probe =
  /** Nothing: the layer as it is. */
  | { readonly kind: 'none' }
  /** Nothing, but weights are added up by rows and by columns. */
  | { readonly kind: 'sums' }
  /** Every number of all queries and keys is 1. */
  | { readonly kind: 'ones' }
  /** All queries are multiplied. */
  | { readonly kind: 'factor'; readonly factor: number }
  /** Two neighbours change places. */
  | { readonly kind: 'swap'; readonly first: number }
  /** A constant is added to all scores, before the mask. */
  | { readonly kind: 'shift'; readonly by: number }
  /** Another word in the last place. */
  | { readonly kind: 'later' }
  /** Padding in front. */
  | { readonly kind: 'pad' }
  /** One number of the queries, keys or values is made larger; columns are those of all heads side by side. */
  | {
      readonly kind: 'nudge';
      readonly matrix: 'queries' | 'keys' | 'values';
      readonly row: number;
      readonly col: number;
    };

export const probeKinds = [
  'none',
  'sums',
  'ones',
  'factor',
  'shift',
  'nudge',
  'swap',
  'later',
  'pad',
] as const satisfies readonly Probe['kind'][];
export type ProbeKind = (typeof probeKinds)[number];

/** What queries can be multiplied by. */
export const factors = [0, 10, 10_000] as const;
/** What can be added to the scores. */
export const shifts = [5, 1000] as const;
/** The first of two neighbours to swap. */
export const swaps = [0, 1, 2] as const;

/** What a probe lets one read off, with a number. */
export type ReadingName =
  | 'rowSum'
  | 'columnSum'
  | 'scoreOfOnes'
  | 'weight'
  | 'notNumbers'
  | 'weightsMoved'
  | 'scoresMovedInRow'
  | 'scoresMovedInColumn'
  | 'scoresMovedElsewhere'
  | 'outputMoved'
  | 'padSum'
  | 'weightOfPad';

/** One number that a probe gives, and where it was read. Rows and columns are those of the probed layer. */
export interface Reading {
  readonly name: ReadingName;
  /** Without it, of all heads. */
  readonly head?: number;
  readonly row?: number;
  readonly col?: number;
  readonly value: number;
}

/** The layer as it is, and under a probe. */
export interface Trial {
  readonly probe: Probe;
  readonly before: Run;
  readonly after: Run;
}

export function trial(layer: Layer, steps: Steps, probe: Probe): Trial {
  const before = run(layer, steps, { kind: 'none' });
  const isSame = probe.kind === 'none' || probe.kind === 'sums';
  return { probe, before, after: isSame ? before : run(layer, steps, probe) };
}

/**
 * Everything that a probe lets one read off, without knowing what is right: the same readings in the same order for every layer.
 */
export function readings({ probe, before, after }: Trial): readonly Reading[] {
  const places = after.tokens.map((_, place) => place);
  const last = places.length - 1;
  const ofHeads = (read: (ofHead: number) => Reading[]): Reading[] =>
    Array.from({ length: numHeads }, (_, head) => head).flatMap(read);
  const outputsMoved = (rows: readonly number[]): Reading[] =>
    rows.map((row) => ({ name: 'outputMoved', row, value: outputMoved(before, after, row) }));

  switch (probe.kind) {
    case 'none':
      return [];
    case 'sums':
      return ofHeads((head) => {
        const { weights } = after.heads[head]!;
        return [
          ...places.map((row): Reading => ({
            name: 'rowSum',
            head,
            row,
            value: rowSum(weights, row),
          })),
          ...places.map((col): Reading => ({
            name: 'columnSum',
            head,
            col,
            value: columnSum(weights, col),
          })),
        ];
      });
    case 'ones':
      return ofHeads((head) => [
        { name: 'scoreOfOnes', head, row: last, col: 0, value: scoreAt(after, head, last, 0) },
      ]);
    case 'factor': {
      const notNumbers = after.heads
        .flatMap(({ weights }) => [...weights.data])
        .filter((weight) => Number.isNaN(weight)).length;
      return [
        { name: 'notNumbers', value: notNumbers },
        ...ofHeads((head) =>
          places.map((row) => ({
            name: 'weight',
            head,
            row,
            col: 0,
            value: at(after.heads[head]!.weights, row, 0),
          })),
        ),
      ];
    }
    case 'shift':
      return ofHeads((head) =>
        places.map((row) => {
          const [old, now] = [before, after].map(({ heads }) => heads[head]!.weights);
          return {
            name: 'weightsMoved',
            head,
            row,
            value: largest(places.map((col) => Math.abs(at(now!, row, col) - at(old!, row, col)))),
          };
        }),
      );
    case 'nudge':
      return ofHeads((head) => {
        const { row: chosen } = probe;
        const moved = (isPart: (row: number, col: number) => boolean): number =>
          largest(
            places.flatMap((row) =>
              places
                .filter((col) => isPart(row, col))
                .map((col) =>
                  Math.abs(scoreAt(after, head, row, col) - scoreAt(before, head, row, col)),
                ),
            ),
          );
        return [
          {
            name: 'scoresMovedInRow',
            head,
            row: chosen,
            value: moved((row, col) => row === chosen && col !== chosen),
          },
          {
            name: 'scoresMovedInColumn',
            head,
            col: chosen,
            value: moved((row, col) => row !== chosen && col === chosen),
          },
          {
            name: 'scoresMovedElsewhere',
            head,
            row: chosen,
            value: moved((row, col) => row !== chosen && col !== chosen),
          },
        ];
      });
    case 'swap':
      return outputsMoved(
        places.filter((place) => place !== probe.first && place !== probe.first + 1),
      );
    case 'later':
      return outputsMoved(places.slice(0, -1));
    case 'pad': {
      const words = places.slice(1);
      return [
        ...ofHeads((head) => {
          const { weights } = after.heads[head]!;
          return [
            { name: 'padSum', head, row: 0, value: rowSum(weights, 0) },
            ...words.map((row): Reading => ({
              name: 'weightOfPad',
              head,
              row,
              col: 0,
              value: at(weights, row, 0),
            })),
          ];
        }),
        ...outputsMoved(words),
      ];
    }
  }
}

/** The largest change of any number of a token's outputs, in all heads. NaN if any became NaN. */
function outputMoved(before: Run, after: Run, row: number): number {
  const origin = after.origins[row]!;
  return largest(
    after.heads.flatMap(({ output }, head) => {
      const old = rowView(before.heads[head]!.output, origin);
      return [...rowView(output, row)].map((value, c) => Math.abs(value - old[c]!));
    }),
  );
}

export function rowSum(weights: Matrix, row: number): number {
  return rowView(weights, row).reduce((sum, weight) => sum + weight, 0);
}

export function columnSum(weights: Matrix, col: number): number {
  let sum = 0;
  for (let row = 0; row < weights.rows; row++) sum += at(weights, row, col);
  return sum;
}

function scoreAt({ heads }: Run, head: number, row: number, col: number): number {
  return at(heads[head]!.scores, row, col);
}

/** NaN if any of them is. */
function largest(values: readonly number[]): number {
  return Math.max(0, ...values);
}
