import { lastSeed, standardProbes, type StandardProbe } from '#exercises/break-it/case.ts';
import { faults, type Fault } from '#exercises/break-it/faults.ts';
import { dModel, headWidth, sentence } from '#exercises/break-it/layer.ts';
import {
  factors,
  probeKinds,
  shifts,
  swaps,
  type Probe,
  type ProbeKind,
} from '#exercises/break-it/probes.ts';
import { numHeads } from '#exercises/break-it/steps.ts';
import {
  cellField,
  choice,
  integer,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';

/** How far the reader has come with a case. */
export type Outcome = 'open' | 'solved' | 'told';

export interface BreakItState {
  readonly seed: number;
  readonly probe: ProbeKind;
  readonly factor: string;
  readonly shift: string;
  /** The first of two neighbours that are swapped. */
  readonly swap: number;
  /** The number that is made larger; columns are those of all heads. */
  readonly nudge: CellField;
  readonly head: number;
  readonly ask: CellField;
  /** The fault that is chosen in the list, and those that were named and are not the one. No link carries them. */
  readonly picked: Fault | undefined;
  readonly ruledOut: readonly Fault[];
  readonly outcome: Outcome;
}

/** The case that the page opens with: the first of a round, in which each fault comes once. */
const firstSeed = 3 * faults.length;

/** A field that is never in a link: whoever follows one finds the case open. */
function unlinked<Value>(initial: Value): Field<Value> {
  return { initial, read: () => undefined, write: () => '' };
}

const n = sentence.length;
const pairs = { rows: n + 1, cols: n + 1 };
const packed = { rows: n, cols: dModel };
const output = { rows: n + 1, cols: headWidth };

export const breakItState = stateSchema<BreakItState>('break-it', {
  version: 1,
  fields: {
    seed: integer(firstSeed, { min: 0, max: lastSeed }),
    probe: choice(probeKinds, 'none'),
    factor: choice(factors.map(String), String(factors[0])),
    shift: choice(shifts.map(String), String(shifts[0])),
    swap: integer(swaps[0], { min: swaps[0], max: swaps.at(-1)! }),
    nudge: cellField(
      { queries: packed, keys: packed, values: packed },
      {
        matrix: standardProbes.nudge.matrix,
        row: standardProbes.nudge.row,
        col: standardProbes.nudge.col,
      },
    ),
    head: integer(0, { min: 0, max: numHeads - 1 }),
    ask: cellField(
      {
        queries: { rows: n, cols: headWidth },
        keys: { rows: n, cols: headWidth },
        values: { rows: n, cols: headWidth },
        scores: pairs,
        weights: pairs,
        output,
        rowSums: { rows: n + 1, cols: 1 },
        columnSums: { rows: 1, cols: n + 1 },
        rightScores: pairs,
        rightWeights: pairs,
        rightOutput: output,
      },
      { matrix: 'weights', row: 2, col: 1 },
    ),
    picked: unlinked<Fault | undefined>(undefined),
    ruledOut: unlinked<readonly Fault[]>([]),
    outcome: unlinked<Outcome>('open'),
  },
});

export function probeOf({
  probe,
  factor,
  shift,
  swap,
  nudge,
}: Pick<BreakItState, 'probe' | 'factor' | 'shift' | 'swap' | 'nudge'>): Probe {
  switch (probe) {
    case 'factor':
      return { kind: probe, factor: Number(factor) };
    case 'shift':
      return { kind: probe, by: Number(shift) };
    case 'swap':
      return { kind: probe, first: swap };
    case 'nudge':
      return {
        kind: probe,
        matrix: nudge.matrix as 'queries' | 'keys' | 'values',
        row: nudge.row,
        col: nudge.col,
      };
    default:
      return { kind: probe };
  }
}

/** The state that shows one of the standard probes. */
export function stateOfProbe(name: StandardProbe): Partial<BreakItState> {
  const probe: Probe = standardProbes[name];
  switch (probe.kind) {
    case 'factor':
      return { probe: probe.kind, factor: String(probe.factor) };
    case 'shift':
      return { probe: probe.kind, shift: String(probe.by) };
    case 'swap':
      return { probe: probe.kind, swap: probe.first };
    case 'nudge':
      return {
        probe: probe.kind,
        nudge: { matrix: probe.matrix, row: probe.row, col: probe.col },
        head: Math.floor(probe.col / headWidth),
      };
    default:
      return { probe: probe.kind };
  }
}

/** What another case starts with. */
export function openedCase(seed: number): Partial<BreakItState> {
  return { seed, probe: 'none', head: 0, picked: undefined, ruledOut: [], outcome: 'open' };
}

export const matrixNames = [
  'queries',
  'keys',
  'values',
  'scores',
  'weights',
  'rowSums',
  'columnSums',
  'output',
  'rightScores',
  'rightWeights',
  'rightOutput',
] as const;
export type MatrixName = (typeof matrixNames)[number];

/** Which matrices a state shows. */
export function shownBy({
  probe,
  outcome,
}: Pick<BreakItState, 'probe' | 'outcome'>): readonly MatrixName[] {
  return [
    ...(probe === 'nudge' ? (['queries', 'keys', 'values'] as const) : []),
    'scores',
    'weights',
    ...(probe === 'sums' ? (['rowSums', 'columnSums'] as const) : []),
    'output',
    ...(outcome === 'open' ? [] : (['rightScores', 'rightWeights', 'rightOutput'] as const)),
  ];
}

/** The asked cell where it is shown; else a weight. */
export function askAt(state: BreakItState, asked: CellField): CellField {
  const tokens = state.probe === 'pad' ? n + 1 : n;
  const isShown = shownBy(state).some((name) => name === asked.matrix);
  const name = (isShown ? asked.matrix : 'weights') as MatrixName;
  const { rows, cols } = shapeOf(name, tokens);
  return {
    matrix: name,
    row: Math.min(asked.row, rows - 1),
    col: Math.min(asked.col, cols - 1),
  };
}

function shapeOf(name: MatrixName, tokens: number): { rows: number; cols: number } {
  switch (name) {
    case 'queries':
    case 'keys':
    case 'values':
    case 'output':
    case 'rightOutput':
      return { rows: tokens, cols: headWidth };
    case 'rowSums':
      return { rows: tokens, cols: 1 };
    case 'columnSums':
      return { rows: 1, cols: tokens };
    default:
      return { rows: tokens, cols: tokens };
  }
}
