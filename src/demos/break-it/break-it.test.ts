import { describe, expect, test } from 'vitest';
import { at } from '#core/index.ts';
import { caseOf, standardProbes, type StandardProbe } from '#exercises/break-it/case.ts';
import { faults, suspects } from '#exercises/break-it/faults.ts';
import { headWidth, nudge } from '#exercises/break-it/layer.ts';
import { probeKinds, type Probe } from '#exercises/break-it/probes.ts';
import { breakIt } from '#i18n/break-it.ts';
import { framed, labOf, numbersOf, rightValue, valueBefore } from './lab.ts';
import { faultText, findings, lineOf, noteOf, observationText, printed } from './reading.ts';
import {
  askAt,
  breakItState,
  matrixNames,
  openedCase,
  probeOf,
  shownBy,
  stateOfProbe,
  type BreakItState,
} from './state.ts';

const { defaults } = breakItState;

function labAt(change: Partial<BreakItState>) {
  const state = { ...defaults, ...change };
  const lab = labOf(caseOf(state.seed), probeOf(state));
  return { state, lab, naming: { tokens: lab.trial.after.tokens, locale: 'en' as const } };
}

function seedWith(fault: string): number {
  return faults.map((_, seed) => seed).find((seed) => caseOf(seed).fault === fault)!;
}

describe('state', () => {
  test('a probe with its settings, the head and the asked cell survive a link', () => {
    const state: BreakItState = {
      ...defaults,
      seed: 77,
      probe: 'nudge',
      factor: '10000',
      shift: '1000',
      swap: 2,
      nudge: { matrix: 'keys', row: 3, col: 7 },
      head: 1,
      ask: { matrix: 'output', row: 1, col: 3 },
    };
    const link = breakItState.serialize(state);
    expect(breakItState.parse(link)).toMatchObject({ state, invalid: [] });
  });

  test('a link carries neither the fault nor what was guessed', () => {
    for (const [seed, fault] of faults.map((_, each) => [each, caseOf(each).fault] as const)) {
      const link = breakItState.serialize({
        ...defaults,
        seed,
        picked: fault,
        ruledOut: ['noScale'],
        outcome: 'solved',
      });
      expect(link).toBe(`break-it.v=1${seed === defaults.seed ? '' : `&break-it.seed=${seed}`}`);
    }
  });

  test.each([
    'picked=noScale',
    'ruledOut=noScale',
    'outcome=solved',
    'seed=-1',
    'swap=3',
    'head=2',
  ])('%s in a link is refused', (text) => {
    const { state, invalid } = breakItState.parse(`break-it.${text}`);
    expect(invalid).toEqual([text.split('=')[0]]);
    expect(state).toEqual(defaults);
  });

  test('the page opens with the first case of a round', () => {
    expect(defaults.seed % faults.length).toBe(0);
  });

  test.each(Object.entries(standardProbes))('%s is a state of the lab', (name, probe) => {
    const change = stateOfProbe(name as StandardProbe);
    expect(probeOf({ ...defaults, ...change })).toEqual(probe);
  });

  test('whatever is asked, the lab shows it', () => {
    for (const probe of probeKinds)
      for (const outcome of ['open', 'solved'] as const)
        for (const matrix of matrixNames) {
          const { state, lab } = labAt({ probe, outcome });
          const cell = askAt(state, { matrix, row: 4, col: 4 });
          expect(shownBy(state)).toContain(cell.matrix);
          const numbers = numbersOf(lab, cell.matrix as (typeof matrixNames)[number], 0);
          expect(() => at(numbers, cell.row, cell.col)).not.toThrow();
        }
  });

  test('another case is open, and without a probe', () => {
    const state = { ...defaults, probe: 'pad', outcome: 'told', ruledOut: ['noScale'] } as const;
    expect({ ...state, ...openedCase(9) }).toMatchObject({
      seed: 9,
      probe: 'none',
      outcome: 'open',
      ruledOut: [],
    });
  });
});

describe('frames', () => {
  test('a number of a query: itself, and in its head one row', () => {
    const { state, lab } = labAt({ ...stateOfProbe('nudge'), seed: seedWith('noScale') });
    const cells = framed(lab, state).map(({ matrix, row, col }) => `${matrix}.${row}.${col}`);
    const { row, col } = state.nudge;
    expect(cells.filter((cell) => cell.startsWith('queries'))).toEqual([`queries.${row}.${col}`]);
    expect(cells.filter((cell) => cell.startsWith('scores'))).toEqual(
      [0, 1, 2, 3].map((each) => `scores.${row}.${each}`),
    );
    const cell = { matrix: 'queries', row, col };
    expect(valueBefore(lab, cell, 0)! + nudge).toBe(at(numbersOf(lab, 'queries', 0), row, col));
    expect(framed(lab, { ...state, head: 1 })).toEqual([]);
  });

  test('with padding, words are compared with themselves, and padding with nothing', () => {
    const { state, lab } = labAt({ probe: 'pad', seed: seedWith('emptyRowUniform') });
    expect(framed(lab, state)).toEqual([]);
    expect(valueBefore(lab, { matrix: 'weights', row: 0, col: 2 }, 0)).toBe(undefined);
    expect(valueBefore(lab, { matrix: 'weights', row: 2, col: 1 }, 0)).toBe(
      at(lab.trial.before.heads[0]!.weights, 1, 0),
    );
  });

  test('once the case is closed, what the fault has changed is framed in what is right', () => {
    const { state, lab } = labAt({
      probe: 'pad',
      seed: seedWith('emptyRowUniform'),
      outcome: 'solved',
    });
    const cells = framed(lab, state).map(({ matrix, row }) => `${matrix}.${row}`);
    expect(new Set(cells)).toEqual(new Set(['rightWeights.0', 'rightOutput.0']));
  });
});

describe('words', () => {
  test('what a cell should be is told when the fault is named, not before', () => {
    const cell = { matrix: 'scores', row: 1, col: 0 };
    const open = labAt({ seed: seedWith('noScale') });
    const text = (line: ReturnType<typeof lineOf>) => line.map((part) => part.text).join('');
    expect(text(lineOf(open.lab, open.state, open.naming, cell))).not.toContain('should be');
    expect(noteOf(open.lab, open.state, open.naming, cell)).toBe(breakIt.en.asked.hidden);
    const closed = labAt({ seed: seedWith('noScale'), outcome: 'told' });
    const here = at(numbersOf(closed.lab, 'scores', 0), 1, 0);
    expect(rightValue(closed.lab, cell, 0)).toBe(here / Math.sqrt(headWidth));
    expect(text(lineOf(closed.lab, closed.state, closed.naming, cell))).toMatch(
      /^S\[gato, El\] = \S+ {2}· {2}should be \S+$/,
    );
  });

  test('numbers are printed short, and rounding is told from 0', () => {
    expect([0, 1, 0.126, NaN, 3e-17, -2].map(printed)).toEqual([
      '0',
      '1',
      '0.13',
      'NaN',
      '≈ 0',
      '−2',
    ]);
  });

  test('the greatest move of each head stands for all, NaN before any number', () => {
    const { lab } = labAt({ probe: 'shift', shift: '1000', seed: seedWith('naiveSoftmax') });
    expect(
      findings(lab.trial).map(({ name, head, row, value }) => [name, head, row, value]),
    ).toEqual([
      ['weightsMoved', 0, undefined, NaN],
      ['weightsMoved', 1, undefined, NaN],
    ]);
  });

  test('what speaks against a guess names the probe, and both numbers', () => {
    const reading = { name: 'rowSum', head: 1, row: 2, value: 1 } as const;
    expect(
      observationText({ probe: 'sums', reading, other: 0.625 }, { right: false, locale: 'en' }),
    ).toBe(
      'The probe “Sums” speaks against it. Read off: sum of the row of “come”, head 1. With that fault it would be 0.63; here it is 1.',
    );
  });

  test.each(['en', 'es'] as const)(
    '%s: every fault has a name of its own and a reason',
    (locale) => {
      expect(new Set(faults.map((fault) => faultText(fault, locale))).size).toBe(faults.length);
      for (const fault of faults) expect(breakIt[locale].why[fault].length).toBeGreaterThan(80);
      expect(Object.keys(breakIt[locale].parts)).toEqual(Object.keys(suspects));
    },
  );

  test('no fault is named in what the lab says before it is named by the reader', () => {
    for (const kind of probeKinds) {
      const texts = faults.map((_, seed) => {
        const { state, lab, naming } = labAt({ seed, probe: kind });
        return noteOf(lab, state, naming, askAt(state, state.ask));
      });
      // The same for all faults, but for the numbers.
      const withoutNumbers = texts.map((text) => text.replace(/[−\d.]+|NaN/g, '#'));
      expect(new Set(withoutNumbers).size).toBe(1);
    }
  });

  test('probes of the lab are those of the type', () => {
    const kinds = new Set(Object.values<Probe>(standardProbes).map(({ kind }) => kind));
    expect([...kinds, 'none'].toSorted()).toEqual([...probeKinds].toSorted());
  });
});
