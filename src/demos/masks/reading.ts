import {
  at,
  evaluate,
  formatNumber,
  hasNoAllowedKey,
  isAllowed,
  provenanceSegments,
  rowView,
  type CellRef,
  type Provenance,
  type Segment,
} from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { masks } from '#i18n/masks.ts';
import { pad } from './batch.ts';
import { maskingProvenance, rowSums, type Masking } from './masking.ts';
import { cellNamer, columnLabels, type MatrixName } from './names.ts';
import { inputsOf, maskOf, switchedMask, tokensOf, type MasksState } from './state.ts';

/** One state of the demo, computed, and the language to speak of it in. */
export interface Reading {
  readonly state: MasksState;
  readonly masking: Masking;
  readonly locale: Locale;
}

/** Where a cell came from. The view of the scores adds the mask as a bias. */
export function provenanceOf({ state, masking }: Reading, cell: CellRef): Provenance {
  return maskingProvenance(masking, cell, { asBias: state.view === 'scores' });
}

/** The line of arithmetic of a cell. An input has none: what follows from it stands beside it. */
export function lineOf(reading: Reading, cell: CellRef): Segment[] {
  const { state, masking, locale } = reading;
  const nameCell = cellNamer(tokensOf(state), locale);
  const { row, col } = cell;
  const line = (asked: CellRef): Segment[] => {
    const provenance = provenanceOf(reading, asked);
    const segments = provenanceSegments(provenance, { nameCell, trim: true });
    return isRounded(provenance) ? withAbout(segments) : segments;
  };
  const follows = (made: CellRef): Segment[] => {
    const then = line(made);
    return [{ text: '  →  ' }, then[0]!, ...then.slice(-2)];
  };
  switch (cell.matrix) {
    case 'mask': {
      const mark = isAllowed(masking.mask, row, col) ? '✓' : '✗';
      const made = state.view === 'scores' ? 'scores' : 'weights';
      return [
        { text: `${nameCell(cell)} = ` },
        { text: mark, emphasis: 'result' },
        ...follows({ matrix: made, row, col }),
      ];
    }
    case 'keys':
      return [...line(cell), ...follows({ matrix: 'weights', row, col: row })];
    case 'values':
      return [...line(cell), ...follows({ matrix: 'output', row, col })];
    default:
      return line(cell);
  }
}

/** Whether the number format rounded what the arithmetic says: float32 and float16 do. */
function isRounded({ value, expression }: Provenance): boolean {
  const exact = evaluate(expression);
  return Number.isFinite(value) && Math.abs(exact - value) > 1e-12 * Math.abs(value);
}

function withAbout(segments: readonly Segment[]): Segment[] {
  return segments.map((segment, k) =>
    k === segments.length - 2 ? { ...segment, text: ' ≈ ' } : segment,
  );
}

/** A sentence on the asked cell. */
export function noteOf({ state, masking, locale }: Reading, cell: CellRef): string {
  const t = masks[locale].notes;
  const tokens = tokensOf(state);
  const { row, col } = cell;
  const { mask, method, result } = masking;
  const [query, key] = [tokens[row]!, tokens[col]!];
  const allowed = allows(row, col);

  switch (cell.matrix as MatrixName) {
    case 'mask':
      return allowed ? t.allowed(query, key) : t.forbidden(query, key, reasonOf(state, row, col));
    case 'bias':
      if (allowed) return t.bias.allowed;
      return method === 'finite' || method === 'half' ? t.bias[method] : t.bias.infinite;
    case 'products':
      return t.products(query, key);
    case 'scores':
      if (!allowed) return t.scores[method];
      return method === 'ones' ? t.scores.raised(key) : t.scores.allowed(key);
    case 'weights':
      return weightNote();
    case 'sums':
      return sumNote();
    case 'output':
      if (query === pad) return t.outputOfPadding;
      return t.output(query, columnLabels('output', tokens, locale)[col]!);
    default:
      return t.input;
  }

  function allows(i: number, j: number): boolean {
    return isAllowed(mask, i, j);
  }

  function weightNote(): string {
    const isEmpty = !tokens.some((_, j) => allows(row, j));
    const weights = rowView(result.weights, row);
    if (weights.some(Number.isNaN)) return t.weights.undefined;
    if (isEmpty) {
      if (method === 'attention' || method === 'after') return t.weights.empty;
      return weights.every((weight) => weight === weights[0])
        ? t.weights.uniform
        : t.weights.unmasked;
    }
    if (method === 'zero' || method === 'ones')
      return allowed ? t.weights.allowedAmongAll : t.weights.shown(key);
    if (method === 'after') return allowed ? t.weights.allowedAfter : t.weights.after;
    if (allowed) return t.weights.allowed(query, key);
    return method === 'finite' ? t.weights.finite(key) : t.weights.hidden(key);
  }

  function sumNote(): string {
    const sum = at(rowSums(result.weights), row, 0);
    if (Number.isNaN(sum)) return t.sums.undefined;
    if (hasNoAllowedKey(result.scores, row)) return t.sums.empty;
    return sum < 1 - 1e-9 ? t.sums.lost(formatNumber(1 - sum, 2)) : t.sums.one;
  }
}

function reasonOf(state: MasksState, row: number, col: number) {
  if (state.mask && isAllowed(switchedMask(state), row, col)) return 'hand';
  const isPadding = state.padding === 'on' && tokensOf(state)[col] === pad;
  const isLater = state.causal === 'on' && col > row;
  if (isPadding && isLater) return 'both';
  return isPadding ? 'padding' : 'later';
}

/** A state with everything that is computed from it. */
export function readingOf(state: MasksState, result: Masking['result'], locale: Locale): Reading {
  const masking = { inputs: inputsOf(state), mask: maskOf(state), method: state.method, result };
  return { state, masking, locale };
}
