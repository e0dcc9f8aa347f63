import { at, operands, provenanceSegments, type CellRef, type Segment } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { projections } from '#i18n/projections.ts';
import { tokens } from './example.ts';
import { follower, provenanceOf, type Layer } from './layer.ts';
import { actual, cellNamer, columnLabels, letterOf, rowLabels } from './names.ts';
import { shownBy, type MatrixName } from './state.ts';

/**
 * The line of arithmetic of a cell. Beside a product stands that of the same two tokens the other way
 * round; beside an input, what follows from it.
 */
export function lineOf(layer: Layer, cell: CellRef, locale: Locale): Segment[] {
  const { state } = layer;
  const nameCell = cellNamer(state, locale);
  const line = (asked: CellRef): Segment[] => {
    const provenance = provenanceOf(layer, asked);
    const segments = provenanceSegments(provenance, { nameCell, trim: true });
    return raiseLetters(segments.map((segment) => coloured(segment, layer)));
  };
  const short = (asked: CellRef): Segment[] => {
    const provenance = provenanceOf(layer, asked);
    const segments = provenanceSegments(provenance, { nameCell, trim: true });
    return raiseLetters(
      [segments[0]!, ...segments.slice(-2)].map((segment) => coloured(segment, layer)),
    );
  };
  if (cell.matrix === 'products' && state.step === 'compare' && cell.row !== cell.col) {
    const mirrored = { ...cell, row: cell.col, col: cell.row };
    return [...line(cell), { text: '  ↔  ' }, ...short(mirrored)];
  }
  const made = provenanceOf(layer, cell).operation === 'input' && follower(layer, cell);
  return made ? [...line(cell), { text: '  →  ' }, ...short(made)] : line(cell);
}

/** A segment in the colour of what the matrix is where it is shown: X has none. */
function coloured(segment: Segment, { state }: Layer): Segment {
  return segment.matrix === undefined
    ? segment
    : { ...segment, matrix: actual(segment.matrix as MatrixName, state) };
}

/** `W^Q[food, object]` with its Q raised. */
function raiseLetters(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment) => {
    const [, before, raised, after] = /^(\w+)\^(\w)(.*)$/.exec(segment.text) ?? [];
    if (raised === undefined) return [segment];
    return [
      { ...segment, text: before! },
      { ...segment, text: raised, superscript: true },
      { ...segment, text: after! },
    ];
  });
}

/** The cells that light up: what the asked cell was computed from, as far back as the step shows it. */
export function sourcesOf(layer: Layer, cell: CellRef): CellRef[] {
  const shown: readonly string[] = shownBy(layer.state);
  const visible = (source: CellRef): CellRef[] =>
    shown.includes(source.matrix)
      ? [source]
      : operands(provenanceOf(layer, source)).flatMap(visible);
  const sources = operands(provenanceOf(layer, cell)).flatMap(visible);
  const isPair = cell.matrix === 'products' && layer.state.step === 'compare';
  return isPair ? [...sources, { ...cell, row: cell.col, col: cell.row }] : sources;
}

/** A sentence on the asked cell. */
export function noteOf(layer: Layer, cell: CellRef, locale: Locale): string {
  const t = projections[locale].notes;
  const { state } = layer;
  const { row, col } = cell;
  const name = cell.matrix as MatrixName;
  const rowLabel = rowLabels(name, state, locale)[row]!;
  const colLabel = columnLabels(name, state, locale)[col]!;

  switch (name) {
    case 'x':
      return t.x(rowLabel);
    case 'queryProjection':
    case 'keyProjection':
    case 'valueProjection':
    case 'outputProjection':
      return t.projection(rowLabel, colLabel);
    case 'queryBias':
    case 'keyBias':
    case 'valueBias':
      return t.bias(colLabel);
    case 'queries':
    case 'keys':
    case 'values':
      if (state.step === 'project') return t[name](rowLabel, colLabel);
      return t.projected(letterOf(name, state));
    case 'products':
      if (row === col) return t.products.itself(rowLabel);
      if (state.by !== 'own') return t.products[state.by];
      return at(layer.difference, row, col) === 0
        ? t.products.happens
        : t.products.own(rowLabel, colLabel);
    case 'difference':
      return at(layer.difference, row, col) === 0
        ? t.difference.none
        : t.difference.some(tokens[row]!, tokens[col]!);
    case 'form':
      return t.form[state.by](rowLabel, colLabel);
    case 'weights':
      return row === col ? t.weights.itself(rowLabel) : t.weights.other(rowLabel, colLabel);
    case 'mixtures':
      return t.mixtures(rowLabel);
    case 'output':
      return t.output(rowLabel, colLabel);
    case 'scores':
      return '';
  }
}
