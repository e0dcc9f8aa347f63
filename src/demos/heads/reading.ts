import {
  at,
  cellOf,
  formatNumber,
  multiHeadProvenance,
  operands,
  provenanceSegments,
  rowView,
  type CellRef,
  type Expression,
  type Matrix,
  type Provenance,
  type Segment,
} from '#core/index.ts';
import { formatInput } from '#components/format-cell.ts';
import type { CellRange } from '#figures/heat-map.ts';
import { heads } from '#i18n/heads.ts';
import type { Locale } from '#i18n/locale.ts';
import { cellNamer, fromCore, toCore } from './names.ts';
import { sharesOf, type Layer } from './layer.ts';
import { shownBy, type HeadsState, type MatrixName } from './state.ts';

/** A layer and what is looked at in it. */
export interface Reading {
  readonly layer: Layer;
  readonly state: HeadsState;
  /** What each head adds to the column of the output that is followed, [n, h] */
  readonly shares: Matrix;
  readonly locale: Locale;
}

export function readingOf(layer: Layer, state: HeadsState, locale: Locale): Reading {
  return { layer, state, shares: sharesOf(layer, state.into), locale };
}

/** The division that does not come out even: `d_model / h = 512 / 7 ≈ 73.14`. */
export function refusedShare(dModel: number, numHeads: number, locale: Locale): string {
  const share = dModel / numHeads;
  const text = Number.isFinite(share) ? formatNumber(share, 2) : '…';
  return `${heads[locale].refused.readout} = ${dModel} / ${formatInput(numHeads)} ≈ ${text}`;
}

/** A matrix of the demo, of the head that is enlarged where every head has one. */
export function named(
  { layer, shares, state }: Pick<Reading, 'layer' | 'shares' | 'state'>,
  name: MatrixName,
): Matrix {
  const { result, parameters } = layer;
  const head = result.heads[state.head]!;
  switch (name) {
    case 'headOutput':
      return head.output;
    case 'concatenated':
    case 'output':
      return result[name];
    case 'outputProjection':
      return parameters.outputProjection;
    case 'shares':
      return shares;
    default:
      return head[name];
  }
}

/** Where a cell of the demo came from, as the core names cells. */
export function provenanceOf(reading: Reading, cell: CellRef): Provenance {
  if (cell.matrix === 'shares') return shareProvenance(reading, cell);
  const { parameters, x, result } = reading.layer;
  return multiHeadProvenance(parameters, x, result, toCore(cell, reading.state.head));
}

/** share[i, head] = Σ_c concatenated[i, head · d_v + c] · W^O[head · d_v + c, column] */
function shareProvenance({ layer, state, shares }: Reading, { row, col }: CellRef): Provenance {
  const { headWidth, result, parameters } = layer;
  const terms = Array.from({ length: headWidth }, (_, c): Expression => {
    const k = col * headWidth + c;
    return {
      kind: 'product',
      factors: [
        cellOf(result.concatenated, 'concatenated', row, k),
        cellOf(parameters.outputProjection, 'outputProjection', k, state.into),
      ],
    };
  });
  return {
    cell: { matrix: 'shares', row, col },
    value: at(shares, row, col),
    operation: 'dot-product',
    expression: { kind: 'sum', terms },
    decidedBy: [],
    term: 'output',
    source: { function: 'multiHeadAttention', variable: 'output' },
  };
}

/** The cells that are shown and that a cell was computed from, however many steps back, each once. */
export function sourcesOf(reading: Reading, cell: CellRef): readonly CellRef[] {
  const { layer, state } = reading;
  const shown: readonly string[] = shownBy[state.view];
  const found = new Map<string, CellRef>();
  const seen = new Set<string>();
  const visit = (provenance: Provenance): void => {
    for (const operand of operands(provenance)) {
      const key = `${operand.matrix}.${operand.row}.${operand.col}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { cell: source, head } = fromCore(operand);
      if (shown.includes(source.matrix) && (head ?? state.head) === state.head)
        found.set(key, source);
      else visit(multiHeadProvenance(layer.parameters, layer.x, layer.result, operand));
    }
  };
  visit(provenanceOf(reading, cell));
  return [...found.values()];
}

/**
 * The cells of a matrix that belong together: of a weight, its query and all keys of its head; the columns
 * of the concatenation, and the rows of W^O, that are the head's.
 */
export function framedIn(
  { layer, state }: Reading,
  name: MatrixName,
  asked: CellRef,
): CellRange | undefined {
  const { tokens, headWidth, result } = layer;
  const own = [state.head * headWidth, (state.head + 1) * headWidth] as const;
  const all = [0, tokens.length] as const;
  switch (name) {
    case 'queries':
      if (asked.matrix !== 'weights') return undefined;
      return { rows: [asked.row, asked.row + 1], cols: [0, headWidth] };
    case 'keys':
      return asked.matrix === 'weights' ? { rows: all, cols: [0, headWidth] } : undefined;
    case 'concatenated':
      return { rows: all, cols: own };
    case 'outputProjection':
      return { rows: own, cols: [0, result.output.cols] };
    default:
      return undefined;
  }
}

/** The arithmetic of a cell, in the colours of the roles. */
export function lineOf(reading: Reading, cell: CellRef): Segment[] {
  const nameCell = cellNamer(reading.layer.tokens);
  return provenanceSegments(provenanceOf(reading, cell), { nameCell, trim: true }).map(
    ({ matrix, ...segment }) => {
      if (matrix === undefined) return segment;
      const name = fromCore({ matrix, row: 0, col: 0 }).cell.matrix;
      return { ...segment, matrix: mixtures.has(name) ? 'output' : name };
    },
  );
}

/** What is made of values has their colour. */
const mixtures = new Set(['headOutput', 'concatenated', 'shares']);

/** What a cell's number says, in a sentence. */
export function noteOf(reading: Reading, { matrix, row, col }: CellRef): string {
  const { layer, state, shares, locale } = reading;
  const t = heads[locale].notes;
  const { tokens, result, parameters, headWidth } = layer;
  const { head, column, into } = state;
  const [token, key] = [tokens[row] ?? '', tokens[col] ?? ''];
  switch (matrix as MatrixName) {
    case 'queries':
    case 'keys':
    case 'values':
      return t.projected(head, token, col);
    case 'weights': {
      const others = result.heads
        .filter((_, index) => index !== head)
        .map(({ weights }) => at(weights, row, col));
      if (others.length === 0) return t.weightsAlone(token, key);
      return t.weights(head, token, key, show(Math.min(...others)), show(Math.max(...others)));
    }
    case 'headOutput':
      return t.headOutput(head, token, col, head * headWidth + col);
    case 'concatenated':
      return t.concatenated(Math.floor(col / headWidth), headWidth, col % headWidth, col);
    case 'outputProjection':
      return t.outputProjection(row, col, Math.floor(row / headWidth));
    case 'shares':
      return t.shares(col, token, into, headWidth);
    case 'output': {
      const followed = head * headWidth + column;
      const number = at(result.concatenated, row, followed);
      const factor = at(parameters.outputProjection, followed, col);
      const here = col === into ? shares : sharesOf(layer, col);
      return t.output({
        followed,
        product: `${show(number)}·${factor < 0 ? `(${show(factor)})` : show(factor)}`,
        adds: show(number * factor),
        head,
        share: show(at(here, row, head)),
        rest: show(
          rowView(here, row).reduce((sum, share, index) => (index === head ? sum : sum + share), 0),
        ),
        isAlone: result.heads.length === 1,
      });
    }
  }
}

function show(value: number): string {
  return formatNumber(value, 2);
}
