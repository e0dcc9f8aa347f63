import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as core from '#core/index.ts';
import {
  at,
  causalMask,
  combineMasks,
  scaledDotProductAttention,
  sinusoidalEncoding,
  sliceCols,
  toRows,
  type Matrix,
} from '#core/index.ts';
import { solvable } from '../catalogue.ts';
import {
  caseOf,
  distance,
  exerciseId,
  grade,
  lastSeed,
  layerOf,
  nextSeed,
  speaksAgainst,
  standardProbes,
  tells,
  visible,
  type StandardProbe,
} from './case.ts';
import * as faultModule from './faults.ts';
import { faults, faultySteps, stepsWith, suspects, type Fault } from './faults.ts';
import {
  attend,
  dModel,
  headWidth,
  nudge,
  pad,
  project,
  replacement,
  run,
  sentence,
  type Layer,
} from './layer.ts';
import {
  readings,
  trial,
  type Probe,
  type Reading,
  type ReadingName,
  type Trial,
} from './probes.ts';
import { numHeads, realKeys, rightSteps } from './steps.ts';

const names = Object.keys(standardProbes) as StandardProbe[];
const asItIs: Probe = { kind: 'none' };

describe('the right layer', () => {
  test.each(Object.entries(standardProbes))(
    'under %s each head is the core’s attention',
    (_, probe) => {
      for (const seed of [0, 1, 2]) {
        const { tokens, queries, keys, values, heads } = run(layerOf(seed), rightSteps, probe);
        const mask = combineMasks(
          causalMask(tokens.length),
          realKeys(tokens.length, tokens.length - sentence.length),
        );
        for (const [head, { weights, output }] of heads.entries()) {
          const part = (packed: Matrix) =>
            sliceCols(packed, head * headWidth, (head + 1) * headWidth);
          const wanted = scaledDotProductAttention(part(queries), part(keys), part(values), {
            mask,
          });
          if (probe.kind !== 'shift') {
            expect(weights).toEqual(wanted.weights);
            expect(output).toEqual(wanted.output);
          } else {
            // The constant cancels on paper, and costs digits: 1000 has three before the point.
            for (const [cell, weight] of weights.data.entries())
              expect(Math.abs(weight - wanted.weights.data[cell]!)).toBeLessThan(1e-11);
          }
        }
      }
    },
  );

  test('probes change what they say, and nothing else', () => {
    const layer = layerOf(7);
    const before = run(layer, rightSteps, asItIs);
    const under = (probe: Probe) => run(layer, rightSteps, probe);
    expect(before.tokens).toEqual(sentence);
    expect(under({ kind: 'later' }).tokens).toEqual([...sentence.slice(0, 3), replacement]);
    expect(under({ kind: 'pad' }).tokens).toEqual([pad, ...sentence]);
    expect(under({ kind: 'swap', first: 1 }).tokens).toEqual(['El', 'come', 'gato', 'pescado']);
    expect(under({ kind: 'swap', first: 1 }).origins).toEqual([0, 2, 1, 3]);
    expect(new Set(under({ kind: 'ones' }).queries.data)).toEqual(new Set([1]));
    expect(under({ kind: 'ones' }).values).toEqual(before.values);
    expect([...under({ kind: 'factor', factor: 10 }).queries.data]).toEqual(
      [...before.queries.data].map((value) => 10 * value),
    );
    const nudged = under({ kind: 'nudge', matrix: 'keys', row: 1, col: 6 });
    expect(at(nudged.keys, 1, 6)).toBe(at(before.keys, 1, 6) + nudge);
    expect(
      [...nudged.keys.data].filter((value, cell) => value !== before.keys.data[cell]),
    ).toHaveLength(1);
    expect(nudged.queries).toEqual(before.queries);
    // Padding has no position of its own and moves nobody’s: the words’ rows are what they were.
    expect(toRows(under({ kind: 'pad' }).keys).slice(1)).toEqual(toRows(before.keys));
  });

  test('keeps every law of the lab', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastSeed }), (seed) => {
        expect(broken(layerOf(seed), undefined)).toEqual({});
      }),
      { numRuns: 40 },
    );
  });
});

/**
 * The laws of the chapter that a layer breaks, and how, read off the probes alone: nothing here knows a
 * right number but √d_k.
 */
function broken(layer: Layer, fault: Fault | undefined): Record<string, string> {
  const read = (probe: StandardProbe) => {
    const found = readings(trial(layer, stepsWith(fault), standardProbes[probe]));
    return (name: ReadingName, which: Partial<Reading> = {}) =>
      found
        .filter((each) => each.name === name)
        .filter((each) => Object.entries(which).every(([k, v]) => each[k as keyof Reading] === v))
        .map(({ value }) => value);
  };
  const isOne = (value: number) => Math.abs(value - 1) < 1e-12;
  const isStill = (value: number) => value < 1e-9;
  const [sums, ones, equal, large, shift, moved, swap, later, padding] = [
    read('sums'),
    read('ones'),
    read('equal'),
    read('large'),
    read('shift'),
    read('nudge'),
    read('swap'),
    read('later'),
    read('pad'),
  ];
  const laws: Record<string, string> = {};
  if (!sums('rowSum').every(isOne)) {
    laws['sums'] = sums('columnSum').every(isOne)
      ? 'columns'
      : sums('rowSum', { row: sentence.length - 1 }).every((sum) => sum === 0)
        ? 'last is 0'
        : 'less';
  }
  const [size] = ones('scoreOfOnes');
  if (size !== Math.sqrt(headWidth)) laws['ones'] = String(size);
  const isShared = [0, 1, 2, 3].every((row) =>
    equal('weight', { row }).every((weight) => Math.abs(weight - 1 / (row + 1)) < 1e-12),
  );
  if (!isShared) laws['equal'] = 'unequal';
  if (large('notNumbers')[0] !== 0) laws['large'] = 'NaN';
  if (!shift('weightsMoved').every(isStill)) laws['shift'] = 'moves';
  if (!moved('scoresMovedElsewhere').every(isStill)) laws['nudge'] = 'elsewhere';
  else if (!moved('scoresMovedInColumn').every(isStill)) laws['nudge'] = 'column';
  if (!swap('outputMoved').every((move) => move > visible)) laws['swap'] = 'still';
  const early = later('outputMoved');
  if (!early.every(isStill))
    laws['later'] = early.slice(0, -1).every(isStill) ? 'neighbour' : 'more';
  if (!padding('padSum').every((sum) => sum === 0))
    laws['padSum'] = padding('padSum').every(isOne) ? '1' : String(padding('padSum')[0]);
  if (!padding('weightOfPad').every((weight) => weight === 0)) laws['pad'] = 'heard';
  return laws;
}

describe('the faults', () => {
  test('each replaces one step by a function of its own name', () => {
    for (const fault of faults) {
      const steps = Object.entries(faultySteps[fault]);
      expect(steps).toHaveLength(1);
      expect(steps[0]![1]).toBe(faultModule[fault]);
      expect(Object.keys(rightSteps)).toContain(steps[0]![0]);
    }
  });

  test('none of them is in the core', () => {
    for (const fault of faults) expect(core).not.toHaveProperty(fault);
  });

  test('the list of suspects and the catalogue of exercises hold each once', () => {
    expect(Object.values(suspects).flat().toSorted()).toEqual(faults.toSorted());
    expect(solvable['break-it']).toEqual(faults.map(exerciseId));
  });

  test.each<[Fault, Record<string, string>]>([
    ['noScale', { ones: '4' }],
    ['scaledTwice', { ones: '1' }],
    ['transposed', { nudge: 'column' }],
    ['lateMask', { sums: 'less', equal: 'unequal', later: 'more' }],
    ['zeroMask', { equal: 'unequal', shift: 'moves', later: 'more', pad: 'heard', padSum: '1' }],
    [
      'invertedMask',
      { sums: 'last is 0', equal: 'unequal', later: 'more', pad: 'heard', padSum: '1' },
    ],
    ['oneAhead', { equal: 'unequal', later: 'neighbour', padSum: '1' }],
    ['paddedQueries', { pad: 'heard' }],
    ['emptyRowNaN', { padSum: 'NaN' }],
    ['emptyRowUniform', { padSum: '1' }],
    ['wrongAxis', { sums: 'columns', equal: 'unequal', later: 'more' }],
    ['naiveSoftmax', { large: 'NaN' }],
    ['noPositions', { swap: 'still' }],
    ['mixedHeads', { nudge: 'elsewhere', later: 'neighbour' }],
  ])('%s breaks its laws, and these only, whatever the numbers', (fault, expected) => {
    for (let seed = 0; seed < 25; seed++) {
      const laws = broken(layerOf(seed), fault);
      // How far an output moves when tokens swap depends on the numbers; that it stays does not.
      if (fault !== 'noPositions') delete laws['swap'];
      expect(laws).toEqual(expected);
    }
  });
});

describe('symptoms are the wrong formula’s numbers', () => {
  const layer = layerOf(5);
  const padded: Probe = { kind: 'pad' };

  /** Everything by hand, in plain numbers: tokens, two heads, causal mask, padding in front. */
  function byHand(fault: Fault, probe: Probe) {
    const { tokens } = run(layer, rightSteps, probe);
    const numPads = tokens.length - sentence.length;
    const words = [...sentence, replacement, pad] as string[];
    const encoding = toRows(sinusoidalEncoding(sentence.length, dModel));
    const x = tokens.map((token, i) =>
      toRows(layer.embeddings)[words.indexOf(token)]!.map(
        (value, c) =>
          value + (fault === 'noPositions' || i < numPads ? 0 : encoding[i - numPads]![c]!),
      ),
    );
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, c) => sum + value * b[c]!, 0);
    const times = (projection: Matrix) =>
      x.map((row) =>
        Array.from({ length: dModel }, (_, c) =>
          dot(
            row,
            toRows(projection).map((each) => each[c]!),
          ),
        ),
      );
    const n = tokens.length;
    const places = Array.from({ length: n }, (_, place) => place);
    const split = (packed: number[][], head: number) => {
      const all = packed.flat();
      return places.map((i) =>
        Array.from({ length: headWidth }, (_, c) =>
          fault === 'mixedHeads'
            ? all[head * n * headWidth + i * headWidth + c]!
            : packed[i]![head * headWidth + c]!,
        ),
      );
    };
    const allowed = (i: number, j: number): boolean => {
      if (fault === 'oneAhead') return j <= i + 1 && j >= numPads;
      if (fault === 'paddedQueries') return j <= i && i >= numPads;
      return (j <= i && j >= numPads) !== (fault === 'invertedMask');
    };
    return Array.from({ length: numHeads }, (_, head) => {
      const [q, k, v] = [layer.queryProjection, layer.keyProjection, layer.valueProjection].map(
        (projection) => split(times(projection), head),
      ) as [number[][], number[][], number[][]];
      const divisor =
        { noScale: 1, scaledTwice: headWidth }[fault as string] ?? Math.sqrt(headWidth);
      const scores = places.map((i) =>
        places.map(
          (j) => (fault === 'transposed' ? dot(k[i]!, q[j]!) : dot(q[i]!, k[j]!)) / divisor,
        ),
      );
      const isEmpty = (i: number) => places.every((j) => !allowed(i, j));
      const exponential = (i: number, j: number): number => {
        if (fault === 'lateMask' || allowed(i, j)) return Math.exp(scores[i]![j]!);
        if (fault === 'zeroMask') return 1;
        return fault === 'emptyRowUniform' && isEmpty(i) ? 1 : 0;
      };
      const weights = places.map((i) =>
        places.map((j) => {
          const over =
            fault === 'wrongAxis'
              ? places.map((r) => exponential(r, j))
              : places.map((c) => exponential(i, c));
          const share = exponential(i, j) / over.reduce((sum, value) => sum + value, 0);
          if (fault === 'lateMask') return allowed(i, j) ? share : 0;
          return Number.isNaN(share) && fault !== 'emptyRowNaN' ? 0 : share;
        }),
      );
      const output = places.map((i) =>
        Array.from({ length: headWidth }, (_, c) =>
          places.reduce((sum, j) => sum + weights[i]![j]! * v[j]![c]!, 0),
        ),
      );
      return { scores, weights, output };
    });
  }

  test.each(faults)('%s', (fault) => {
    for (const probe of [asItIs, padded]) {
      const { heads } = run(layer, stepsWith(fault), probe);
      for (const [head, wanted] of byHand(fault, probe).entries())
        for (const name of ['scores', 'weights', 'output'] as const)
          for (const [cell, value] of heads[head]![name].data.entries()) {
            const hand = wanted[name].flat()[cell]!;
            if (Number.isNaN(hand)) expect(value).toBe(NaN);
            // Sums of eight numbers below 10, in another order.
            else expect(Math.abs(value - hand)).toBeLessThan(1e-12);
          }
    }
  });

  test('a naive softmax gives NaN from 710 on, and what is right below', () => {
    const naive = stepsWith('naiveSoftmax');
    const count = (probe: Probe) =>
      readings(trial(layer, naive, probe)).find(({ name }) => name === 'notNumbers')!.value;
    expect(count({ kind: 'factor', factor: 10 })).toBe(0);
    expect(count({ kind: 'factor', factor: 10_000 })).toBeGreaterThan(0);
  });
});

describe('cases', () => {
  const many = 2_000;

  test('every fault can be told from every other, and from none, in 2,000 cases', () => {
    const all = [undefined, ...faults];
    // Sums and padding part most pairs: these first, so that the others are seldom needed.
    const order = [...new Set<StandardProbe>(['sums', 'pad', 'large', ...names])];
    for (let seed = 0; seed < many; seed++) {
      const layer = layerOf(seed);
      const values = readerOf(layer);
      for (const [k, one] of all.entries())
        for (const other of all.slice(k + 1)) {
          const isTold = order.some((probe) => {
            const there = values(other, probe);
            return values(one, probe).some((value, i) => distance(value, there[i]!) > visible);
          });
          if (!isTold) expect.fail(`seed ${seed}: nothing tells ${one} from ${other}`);
        }
    }
  });

  /** Values of a layer's readings, each computed once; the projections are shared where they are the same. */
  function readerOf(layer: Layer) {
    const kept = new Map<string, unknown>();
    const keep = <Value>(key: string, make: () => Value): Value => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as Value;
    };
    const passOf = (fault: Fault | undefined, name: string, probe: Probe) =>
      keep(`${fault} ${name}`, () => {
        const steps = stepsWith(fault);
        const projected = keep(`${fault === 'noPositions'} ${name}`, () =>
          project(layer, steps, probe),
        );
        return attend(projected, steps, probe);
      });
    return (fault: Fault | undefined, name: StandardProbe): readonly number[] =>
      keep(`${fault} ${name} values`, () => {
        const probe = standardProbes[name];
        const before = passOf(fault, 'none', asItIs);
        const after = name === 'sums' ? before : passOf(fault, name, probe);
        const seen: Trial = { probe, before, after };
        return readings(seen).map(({ value }) => value);
      });
  }

  test('all faults come equally often: once in every fourteen', () => {
    for (const round of [0, 1, 2, 500]) {
      const seeds = faults.map((_, k) => round * faults.length + k);
      expect(seeds.map((seed) => caseOf(seed).fault).toSorted()).toEqual(faults.toSorted());
    }
    const orders = [0, 1, 2].map((round) =>
      faults.map((_, k) => caseOf(round * faults.length + k).fault).join(),
    );
    expect(new Set(orders).size).toBe(3);
  });

  test('the same seed gives the same case; after the last comes the first', () => {
    expect(caseOf(11)).toEqual(caseOf(11));
    expect(caseOf(11).layer).not.toEqual(caseOf(12).layer);
    expect(nextSeed(11)).toBe(12);
    expect(nextSeed(lastSeed)).toBe(0);
    expect(() => caseOf(0.5)).toThrow(RangeError);
  });

  test('at first sight no score looks odd', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { heads } = run(layerOf(seed), rightSteps, asItIs);
      const largest = Math.max(...heads.flatMap(({ scores }) => [...scores.data].map(Math.abs)));
      expect(largest).toBeGreaterThanOrEqual(1);
      expect(largest).toBeLessThanOrEqual(4);
    }
  });
});

describe('grading', () => {
  test('the case’s own fault is right, every other is wrong, and numbers of the case say why', () => {
    for (let seed = 0; seed < faults.length; seed++) {
      const given = caseOf(seed);
      for (const named of faults) {
        const result = grade(named, given);
        expect(result.right).toBe(named === given.fault);
        const { probe, reading, other } = result.right ? result.shows : result.against;
        const numbersOf = (fault: Fault | undefined) =>
          readings(trial(given.layer, stepsWith(fault), standardProbes[probe])).find(
            ({ name, head, row, col }) =>
              name === reading.name &&
              head === reading.head &&
              row === reading.row &&
              col === reading.col,
          )!.value;
        expect(reading.value).toBe(numbersOf(given.fault));
        expect(other).toBe(numbersOf(result.right ? undefined : named));
        expect(distance(reading.value, other)).toBeGreaterThan(visible);
      }
    }
  });

  test('the probe that is said to show a fault best is one whose law it breaks', () => {
    const own: Partial<Record<StandardProbe, string[]>> = { pad: ['pad', 'padSum'] };
    for (const fault of faults) {
      const laws = Object.keys(broken(layerOf(4), fault));
      expect((own[tells[fault]] ?? [tells[fault]]).some((law) => laws.includes(law))).toBe(true);
    }
  });

  test('what speaks against a fault comes from the probe that shows that fault, if it can', () => {
    for (let seed = 0; seed < faults.length; seed++) {
      const given = caseOf(seed);
      for (const named of faults) {
        if (named === given.fault) continue;
        const { probe } = speaksAgainst(named, given)!;
        const own = readings(
          trial(given.layer, stepsWith(given.fault), standardProbes[tells[named]]),
        );
        const suspected = readings(
          trial(given.layer, stepsWith(named), standardProbes[tells[named]]),
        );
        const differs = own.some(
          ({ name, value }, i) =>
            name !== 'columnSum' && distance(value, suspected[i]!.value) > visible,
        );
        expect(probe === tells[named]).toBe(differs);
      }
      expect(speaksAgainst(undefined, given)!.probe).toBe(tells[given.fault]);
      expect(speaksAgainst(given.fault, given)).toBe(undefined);
    }
  });

  test('a number and NaN are infinitely far apart, NaN and NaN not at all', () => {
    expect(distance(NaN, 1)).toBe(Infinity);
    expect(distance(NaN, NaN)).toBe(0);
    expect(distance(-Infinity, -Infinity)).toBe(0);
    expect(distance(1, 3)).toBe(2);
  });
});

describe('what the chapter says', () => {
  const breaks = (law: string) => faults.filter((fault) => law in broken(layerOf(30), fault));

  test('sums leave three suspects, the last token three more', () => {
    expect(breaks('sums').toSorted()).toEqual(['invertedMask', 'lateMask', 'wrongAxis']);
    const leaks = breaks('later').filter((fault) => !breaks('sums').includes(fault));
    expect(leaks.toSorted()).toEqual(['mixedHeads', 'oneAhead', 'zeroMask']);
  });

  test('case 30 is a mask that starts one place too late', () => {
    expect(caseOf(30).fault).toBe('oneAhead');
  });

  test('without padding, three faults give exactly the right numbers, and so does a naive softmax, to rounding', () => {
    const right = run(layerOf(3), rightSteps, asItIs);
    for (const fault of ['paddedQueries', 'emptyRowNaN', 'emptyRowUniform'] as const)
      expect(run(layerOf(3), stepsWith(fault), asItIs)).toEqual(right);
    for (const [head, { weights }] of run(
      layerOf(3),
      stepsWith('naiveSoftmax'),
      asItIs,
    ).heads.entries())
      for (const [cell, weight] of weights.data.entries())
        expect(weight).toBeCloseTo(right.heads[head]!.weights.data[cell]!, 14);
  });
});
