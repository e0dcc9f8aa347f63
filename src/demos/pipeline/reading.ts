import {
  addPositionsProvenance,
  at,
  cellOf,
  headOfColumn,
  inputProvenance,
  isAllowed,
  multiHeadProvenance,
  operands,
  provenanceSegments,
  renameMatrices,
  sinusoidalProvenance,
  type CellRef,
  type Expression,
  type Provenance,
  type Segment,
} from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { pipelineText } from '#i18n/pipeline.ts';
import { cellNamer, colLabels, rowLabels, shownToken } from './names.ts';
import type { Pipeline } from './pipeline.ts';
import { matrixOf, shownBy, type MatrixName, type View } from './state.ts';

/**
 * Where one cell came from, one step back. The matrices of the head that is shown go by their own names,
 * `weights`; those of the others keep their number, `heads.2.weights`. A cell of `concatenated` is a copy of
 * one of a head's output, and says how that was mixed.
 */
export function provenanceOf(computed: Pipeline, head: number, cell: CellRef): Provenance {
  const { ids, table, embeddings, encoding, x, positions, parameters, mask, attention } = computed;
  const { matrix: name, row, col } = cell;
  const source = (variable: string) => ({ function: 'pipeline', variable });
  const stepsOf = (asked: CellRef): Provenance =>
    renameMatrices(multiHeadProvenance(parameters, x, attention, asked, mask), (matrix) =>
      matrix.replace(`heads.${head}.`, ''),
    );

  switch (name as MatrixName) {
    case 'ids':
      return inputProvenance(matrixOf(computed, 'ids', head), cell, source('ids'));
    case 'table':
      return inputProvenance(table, cell, source('table'));
    case 'embeddings':
      return copyOf(cellOf(table, 'table', ids[row]!, col), 'embeddings');
    case 'encoding':
      return {
        ...sinusoidalProvenance(encoding, cell, { name: 'encoding' }),
        source: source('encoding'),
      };
    case 'x': {
      if (!positions) return copyOf(cellOf(embeddings, 'embeddings', row, col), 'x');
      const names = { x: 'embeddings', encoding: 'encoding', result: 'x' };
      return {
        ...addPositionsProvenance(embeddings, encoding, x, cell, { names }),
        source: source('x'),
      };
    }
    case 'concatenated': {
      const from = headOfColumn(attention.heads, col);
      return {
        ...stepsOf({ matrix: `heads.${from.head}.output`, row, col: from.col }),
        cell,
        term: 'concatenated',
        source: { function: 'multiHeadAttention', variable: 'concatenated' },
      };
    }
    case 'output':
      return stepsOf(cell);
    default:
      return stepsOf({ ...cell, matrix: `heads.${head}.${name}` });
  }

  function copyOf(expression: Expression, variable: 'embeddings' | 'x'): Provenance {
    return {
      cell,
      value: at(computed[variable], row, col),
      operation: 'copy',
      expression,
      decidedBy: [],
      term: variable,
      source: source(variable),
    };
  }
}

/** What the view shows of the cells that a cell was computed from. */
export function sourcesOf(
  computed: Pipeline,
  { view, head }: { view: View; head: number },
  cell: CellRef,
): CellRef[] {
  const shown: readonly string[] = shownBy[view];
  return operands(provenanceOf(computed, head, cell)).filter(({ matrix }) =>
    shown.includes(matrix),
  );
}

/** The line of arithmetic of a cell. */
export function lineOf(computed: Pipeline, head: number, cell: CellRef): Segment[] {
  return provenanceSegments(provenanceOf(computed, head, cell), {
    nameCell: cellNamer(computed, head),
    trim: true,
  });
}

/** A sentence on a cell. */
export function noteOf(computed: Pipeline, head: number, cell: CellRef, locale: Locale): string {
  const t = pipelineText[locale].notes;
  const name = cell.matrix as MatrixName;
  const { tokens, vocabulary, ids, positions, mask, attention } = computed;
  const row = rowLabels(name, computed)[cell.row]!;
  const col = colLabels(name, computed)[cell.col]!;
  switch (name) {
    case 'ids':
      return t.ids(shownToken(tokens[cell.row]!), ids[cell.row]!, vocabulary.length);
    case 'table':
      return t.table(row);
    case 'embeddings': {
      const count = tokens.filter((token) => token === tokens[cell.row]).length;
      return count > 1
        ? t.embeddingsRepeated(shownToken(tokens[cell.row]!), count)
        : t.embeddings(row);
    }
    case 'encoding':
      return t.encoding(cell.row);
    case 'x':
      return positions ? t.x(row, cell.row) : t.noPositions;
    case 'queries':
      return t.queries(row, head);
    case 'keys':
      return t.keys(row, head);
    case 'values':
      return t.values(row, head);
    case 'scores':
    case 'weights':
      if (mask.mask && !isAllowed(mask.mask, cell.row, cell.col)) return t.forbidden(row, col);
      return name === 'scores' ? t.scores(row, col) : t.weights(row, col, head);
    case 'concatenated': {
      const from = headOfColumn(attention.heads, cell.col);
      return t.concatenated(row, cell.col, from.head, from.col);
    }
    case 'output':
      return t.output(row);
  }
}
