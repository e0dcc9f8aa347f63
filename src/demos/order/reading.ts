import { at, formatNumber, provenanceSegments, type CellRef, type Segment } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { order as dictionary } from '#i18n/order.ts';
import { cellNamer, colouredAs, newTokensOf, rowLabels, type Naming } from './names.ts';
import { differingRows, rounding, type Reordering } from './reordering.ts';
import { reorderingProvenance } from './reordering-provenance.ts';
import { isFirstOrder, labelsOf, sentences } from './sentences.ts';
import type { MatrixName, OrderState } from './state.ts';

export function namingOf({ view, sentence, order, positions }: OrderState, locale: Locale): Naming {
  return { view, sentence, order, positions: positions === 'on', locale };
}

/** One state of the demo, computed, and the language to speak of it in. */
export interface Reading {
  readonly state: OrderState;
  readonly reordering: Reordering;
  readonly locale: Locale;
}

/** The line of arithmetic of a cell. */
export function lineOf({ state, reordering, locale }: Reading, cell: CellRef): Segment[] {
  const nameCell = cellNamer(namingOf(state, locale));
  const provenance = reorderingProvenance(reordering, cell);
  return provenanceSegments(provenance, { nameCell, trim: true }).map((segment) =>
    segment.matrix === undefined ? segment : { ...segment, matrix: colouredAs(segment.matrix) },
  );
}

/** A sentence on the asked cell. */
export function noteOf({ state, reordering, locale }: Reading, cell: CellRef): string {
  const t = dictionary[locale].notes;
  const { row, col } = cell;
  const name = cell.matrix as MatrixName;
  const naming = namingOf(state, locale);
  const token = rowLabels(name, naming)[row]!;
  const { view, after, moved, switches } = reordering;
  const sameAs = at(reordering.difference, ...differenceAt());

  switch (name) {
    case 'tokens':
      return switches.positions ? t.tokensAndPositions(token, row) : t.tokens(token);
    case 'newTokens':
      return switches.positions ? t.tokensAndPositions(token, row) : t.newTokens(token);
    case 'output':
      return t.output(token);
    case 'newOutput':
      if (view !== 'output') return t.output(token);
      if (isFirstOrder(reordering.order)) return t.firstOrder;
      return Math.abs(sameAs) <= rounding ? t.sameTerms(token) : t.otherTerms(token);
    case 'movedOutput':
      return t.moved(token);
    case 'weights':
      return t.weights(token, rowLabels(name, naming)[col]!);
    case 'newWeights':
      if (isFirstOrder(reordering.order)) return t.firstOrder;
      return Math.abs(sameAs) <= rounding ? t.sameShares(token) : t.otherShares(token);
    case 'movedWeights':
      return t.movedWeights;
    case 'summary':
    case 'newSummary':
      return view === 'mean' ? t.mean : t.last(lastToken(name));
    case 'difference':
      return t.difference(inFull(at(after, row, col)), inFull(at(moved, row, col)));
  }

  function differenceAt(): [number, number] {
    const { rows, cols } = reordering.difference;
    return [Math.min(row, rows - 1), Math.min(col, cols - 1)];
  }

  function lastToken(of: MatrixName): string {
    const tokens = of === 'summary' ? labelsOf(sentences[state.sentence]!) : newTokensOf(state);
    return tokens.at(-1)!;
  }
}

/** All the digits that a double has. */
export function inFull(value: number): string {
  return String(value).replaceAll('-', '−');
}

/** The largest difference as text. */
export function residualOf({ residual }: Reordering): string {
  return residual === 0 ? '= 0' : `≈ ${formatNumber(residual, residual > rounding ? 2 : 1)}`;
}

/** What the largest difference means: the property that holds, or that is lost. */
export function verdictOf({ state, reordering, locale }: Reading): string {
  const t = dictionary[locale].verdicts;
  const { view, difference, order } = reordering;
  if (isFirstOrder(order)) return t.firstOrder;
  const differing = differingRows(difference);
  const holds = differing.length === 0;
  const tokens = newTokensOf(state);
  const list = differing.map((row) => tokens[row]).join(', ');
  switch (view) {
    case 'output':
      if (holds) return t.output.holds;
      return differing.length === tokens.length ? t.output.all : t.output.some(list);
    case 'weights':
      if (holds) return t.weights.holds;
      return differing.length === tokens.length ? t.weights.all : t.weights.some(list);
    case 'mean':
      return holds ? t.mean.holds : t.mean.lost;
    case 'last': {
      const last = tokens.at(-1)!;
      if (order.at(-1) !== order.length - 1) return t.last.other(last);
      return holds ? t.last.holds(last) : t.last.lost(last);
    }
  }
}

/** Why a difference that should be 0 is not; nothing where it is no rounding. */
export function roundingNote({ reordering, locale }: Reading): string {
  const t = dictionary[locale].rounding;
  const { residual, order } = reordering;
  if (residual > rounding || isFirstOrder(order)) return '';
  return residual === 0 ? t.none : t.some;
}
