import { createRandom } from '#core/index.ts';
import { faults, stepsWith, type Fault } from './faults.ts';
import { drawLayer, type Layer } from './layer.ts';
import { readings, trial, type Probe, type Reading } from './probes.ts';
import { rightSteps } from './steps.ts';

/** A layer with one fault, to be found from outside. */
export interface Case {
  readonly seed: number;
  readonly fault: Fault;
  readonly layer: Layer;
}

/** Seeds of cases: 0 to this. */
export const lastSeed = 999_999;

/**
 * The case of a seed. As many seeds as there are faults, starting with a multiple of their number, hold each
 * fault once, in an order of their own: whoever takes case after case meets all of them.
 *
 * @throws RangeError if the seed is not an integer that a double holds exactly
 */
export function caseOf(seed: number): Case {
  const round = Math.floor(seed / faults.length);
  const order = createRandom(round).fork('faults').permutation(faults.length);
  return { seed, fault: faults[order[seed - round * faults.length]!]!, layer: layerOf(seed) };
}

/** The numbers of a case, drawn until they can show what they should. */
export function layerOf(seed: number): Layer {
  const random = createRandom(seed).fork('layer');
  for (let attempt = 0; ; attempt++) {
    const layer = drawLayer(random.fork(attempt));
    if (isTelling(layer)) return layer;
  }
}

/**
 * Whether the right layer has scores of a usual size, so that none looks odd at first sight, and answers to the
 * order of its tokens with more than a few hundredths.
 */
function isTelling(layer: Layer): boolean {
  const swapped = trial(layer, rightSteps, standardProbes.swap);
  const scores = swapped.before.heads.flatMap(({ scores }) => [...scores.data].map(Math.abs));
  const largest = Math.max(...scores);
  return (
    largest >= 1 && largest <= 4 && readings(swapped).every(({ value }) => value >= leastAnswer)
  );
}

/** In the numbers of the outputs, which are about 1. */
const leastAnswer = 0.08;

/** The case after this one. */
export function nextSeed(seed: number): number {
  return (seed + 1) % (lastSeed + 1);
}

/** The id under which solving a case of this fault is remembered. */
export function exerciseId(fault: Fault): string {
  return `break-it-${fault}`;
}

/** Every probe that the lab offers with a choice of its own, in one form each. */
export const standardProbes = {
  sums: { kind: 'sums' },
  ones: { kind: 'ones' },
  equal: { kind: 'factor', factor: 0 },
  large: { kind: 'factor', factor: 10_000 },
  shift: { kind: 'shift', by: 5 },
  shiftFar: { kind: 'shift', by: 1000 },
  nudge: { kind: 'nudge', matrix: 'queries', row: 2, col: 0 },
  swap: { kind: 'swap', first: 0 },
  later: { kind: 'later' },
  pad: { kind: 'pad' },
} as const satisfies Record<string, Probe>;
export type StandardProbe = keyof typeof standardProbes;

/** Which probe shows a fault best. */
export const tells: Readonly<Record<Fault, StandardProbe>> = {
  noScale: 'ones',
  scaledTwice: 'ones',
  transposed: 'nudge',
  lateMask: 'sums',
  zeroMask: 'shift',
  invertedMask: 'equal',
  oneAhead: 'later',
  paddedQueries: 'pad',
  emptyRowNaN: 'pad',
  emptyRowUniform: 'pad',
  wrongAxis: 'sums',
  naiveSoftmax: 'large',
  noPositions: 'swap',
  mixedHeads: 'nudge',
};

/** A number on which two layers differ. */
export interface Difference {
  readonly probe: StandardProbe;
  /** What the case shows. */
  readonly reading: Reading;
  /** What the other layer would show. */
  readonly other: number;
}

/** Smaller differences are not to be seen in numbers of two decimals. */
export const visible = 0.01;

/** How far apart two numbers are to a reader: a number and NaN, infinitely. */
export function distance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) === Number.isNaN(b) ? 0 : Infinity;
  return a === b ? 0 : Math.abs(a - b);
}

/**
 * The observation that speaks against a fault: a probe, what it shows in this case, and what it would show if
 * the layer had that fault. The probe that shows the suspected fault best comes first, then the one that
 * shows the case's own, then the others; of a probe's readings, the one that differs most.
 *
 * @param suspected the fault that was named; without one, what tells the case from a layer without a fault
 * @returns undefined if no probe shows a difference, as when the suspected fault is the case's own
 */
export function speaksAgainst(
  suspected: Fault | undefined,
  { fault, layer }: Pick<Case, 'fault' | 'layer'>,
): Difference | undefined {
  const names = Object.keys(standardProbes) as StandardProbe[];
  const first = suspected ? [tells[suspected], tells[fault]] : [tells[fault]];
  const order = [...new Set([...first, ...names])];
  for (const probe of order) {
    const found = largestDifference(layer, fault, suspected, probe);
    if (found) return found;
  }
  return undefined;
}

function largestDifference(
  layer: Layer,
  fault: Fault,
  other: Fault | undefined,
  probe: StandardProbe,
): Difference | undefined {
  const [here, there] = [fault, other].map((each) =>
    readings(trial(layer, stepsWith(each), standardProbes[probe])),
  );
  // What a column adds up to tells layers apart, but says nothing to who does not know both.
  const apart = here!.map(({ name, value }, i) =>
    name === 'columnSum' ? 0 : distance(value, there![i]!.value),
  );
  const most = Math.max(...apart);
  if (!(most > visible)) return undefined;
  const i = apart.indexOf(most);
  return { probe, reading: here![i]!, other: there![i]!.value };
}

/** What naming a fault comes to. */
export type Grade =
  /** `shows`: where the case differs most from a layer without a fault. */
  | { readonly right: true; readonly shows: Difference }
  | { readonly right: false; readonly against: Difference };

/**
 * @throws if nothing the lab offers tells the named fault from the case's own, which the tests rule out for
 *   the seeds they try
 */
export function grade(named: Fault, given: Case): Grade {
  const right = named === given.fault;
  const difference = speaksAgainst(right ? undefined : named, given);
  if (!difference) throw new Error(`grade: no probe tells ${named} in case ${given.seed}`);
  return right ? { right, shows: difference } : { right, against: difference };
}
