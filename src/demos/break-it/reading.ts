/** What the lab says in words: of a cell, of a probe, of a guess. */
import { at, formatNumber, isPrintedExactly, type CellRef, type Segment } from '#core/index.ts';
import { standardProbes, type Difference, type StandardProbe } from '#exercises/break-it/case.ts';
import { suspects, type Fault } from '#exercises/break-it/faults.ts';
import { sentence, tokensUnder } from '#exercises/break-it/layer.ts';
import {
  readings,
  type Reading,
  type ReadingName,
  type Trial,
} from '#exercises/break-it/probes.ts';
import { breakIt } from '#i18n/break-it.ts';
import type { Locale } from '#i18n/locale.ts';
import { numbersOf, rightValue, rounding, valueBefore, type Lab } from './lab.ts';
import { cellName, counterpart, type Naming } from './names.ts';
import type { BreakItState, MatrixName } from './state.ts';

/** A number as the lab prints it: two decimals where they say something, and rounding as what it is. */
export function printed(value: number): string {
  if (value !== 0 && Math.abs(value) < rounding) return '≈ 0';
  return formatNumber(value, isPrintedExactly(value, 0) ? 0 : 2);
}

/** The line on the asked cell: its number, and what it should be once the fault is named. */
export function lineOf(lab: Lab, state: BreakItState, naming: Naming, asked: CellRef): Segment[] {
  const t = breakIt[naming.locale].asked;
  const name = asked.matrix as MatrixName;
  const value = at(numbersOf(lab, name, state.head), asked.row, asked.col);
  const line: Segment[] = [
    { text: cellName(asked, naming), matrix: counterpart(name) },
    { text: ' = ' },
    { text: formatNumber(value, 4), emphasis: 'result', matrix: counterpart(name) },
  ];
  const right = rightValue(lab, asked, state.head);
  if (state.outcome === 'open' || right === undefined) return line;
  return [
    ...line,
    { text: `  ·  ${t.should} ` },
    { text: formatNumber(right, 4), emphasis: 'result' },
  ];
}

export function noteOf(lab: Lab, state: BreakItState, naming: Naming, asked: CellRef): string {
  const t = breakIt[naming.locale].asked;
  const name = asked.matrix as MatrixName;
  if (name === 'rowSums') return t.rowSum;
  if (name === 'columnSums') return t.columnSum;
  if (name.startsWith('right')) return t.right;
  const before = valueBefore(lab, asked, state.head);
  const changed = state.probe === 'none' || state.probe === 'sums' ? '' : beforeText();
  const rest =
    name === 'queries' || name === 'keys' || name === 'values'
      ? t.input(naming.tokens[asked.row]!)
      : state.outcome === 'open'
        ? t.hidden
        : '';
  return [changed, rest].filter(Boolean).join(' ');

  function beforeText(): string {
    return before === undefined ? t.pad : t.before(formatNumber(before, 4));
  }
}

/** Readings that there are many of: the greatest of each head says enough. */
const many: readonly ReadingName[] = ['weightsMoved', 'weightOfPad'];

/** What a probe shows, in few lines. What stands in the matrices is not repeated. */
export function findings(of: Trial): readonly Reading[] {
  const found: Reading[] = [];
  for (const reading of readings(of)) {
    if (['rowSum', 'columnSum', 'weight'].includes(reading.name)) continue;
    const same = found.findIndex(
      ({ name, head }) => many.includes(name) && name === reading.name && head === reading.head,
    );
    if (!many.includes(reading.name)) found.push(reading);
    else if (same < 0) found.push({ ...reading, row: undefined });
    else found[same] = { ...found[same]!, value: Math.max(found[same]!.value, reading.value) };
  }
  return found;
}

/** What a reading is of, in words. */
export function readingText(
  { name, head, row, col }: Reading,
  tokens: readonly string[],
  locale: Locale,
): string {
  const token = (place: number | undefined) => (place === undefined ? undefined : tokens[place]);
  return breakIt[locale].readings[name]({ head, row: token(row), col: token(col) });
}

/** A fault with the part of the layer that it is in. */
export function faultText(fault: Fault, locale: Locale): string {
  const t = breakIt[locale];
  const part = (Object.keys(suspects) as (keyof typeof suspects)[]).find((each) =>
    suspects[each].some((one) => one === fault),
  )!;
  return `${t.parts[part]}: ${t.faults[fault]}`;
}

export function probeText(name: StandardProbe, locale: Locale): string {
  const t = breakIt[locale].standard;
  switch (name) {
    case 'large':
      return t.large(String(standardProbes.large.factor));
    case 'shift':
    case 'shiftFar':
      return t.shift(String(standardProbes[name].by));
    case 'nudge':
      return t.nudge(sentence[standardProbes.nudge.row]);
    case 'swap': {
      const { first } = standardProbes.swap;
      return t.swap(sentence[first], sentence[first + 1]!);
    }
    default:
      return t[name];
  }
}

/** The observation that speaks against a fault that was named, or shows the one that is there. */
export function observationText(
  { probe, reading, other }: Difference,
  { right, locale }: { right: boolean; locale: Locale },
): string {
  const t = breakIt[locale];
  const { tokens } = tokensUnder(standardProbes[probe]);
  const say = right ? t.shows : t.against;
  return say(
    probeText(probe, locale),
    readingText(reading, tokens, locale),
    printed(other),
    printed(reading.value),
  );
}
