import { axisX, axisY, cell, text } from '@observablehq/plot';
import { formatNumber, toRows, type Matrix } from '#core/index.ts';
import { figure, type FigureOptions } from './figure.ts';
import { weightTint } from './palette.ts';

/** Where the cells of a heat map stand in it, in the pixels of its viewBox. */
export interface HeatMapGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Cells at least this wide have their number printed. */
const readableCell = 30;

/** The longest label that stands in full; longer ones end in an ellipsis. */
const longestLabel = 9;

export function heatMapGeometry(
  { rows, cols }: { readonly rows: number; readonly cols: number },
  { width = 380 }: { readonly width?: number | undefined } = {},
): HeatMapGeometry {
  const [left, top, right, bottom] = [72, 40, 8, 8];
  const cellWidth = (width - left - right) / Math.max(1, cols);
  const cellHeight = Math.min(cellWidth, 44);
  return {
    width,
    height: top + bottom + cellHeight * Math.max(1, rows),
    left,
    top,
    cellWidth,
    cellHeight,
  };
}

/**
 * Attention weights as a heat map: a row a query, a column a key, from the ground for 0 to the
 * weight's colour for 1, with the numbers printed where the cells hold them.
 *
 * @param weights [n, m], in [0, 1]; what is no weight is drawn as 0 with its number
 */
export function heatMap(
  weights: Matrix,
  {
    rowLabels,
    colLabels,
    rowTitle,
    colTitle,
    width = 380,
    ...options
  }: FigureOptions & {
    rowLabels: readonly string[];
    colLabels: readonly string[];
    rowTitle: string;
    colTitle: string;
  },
): SVGSVGElement {
  const geometry = heatMapGeometry(weights, { width });
  const cells = toRows(weights).flatMap((values, row) =>
    values.map((value, col) => ({ row, col, value, ...weightTint(value) })),
  );
  const printed = geometry.cellWidth >= readableCell && geometry.cellHeight >= 18;
  return figure({
    ...options,
    width: geometry.width,
    height: geometry.height,
    marginLeft: geometry.left,
    marginTop: geometry.top,
    marginRight: geometry.width - geometry.left - geometry.cellWidth * weights.cols,
    marginBottom: geometry.height - geometry.top - geometry.cellHeight * weights.rows,
    // Positions, not labels: a sentence may hold the same token twice.
    x: { domain: Array.from({ length: weights.cols }, (_, col) => col), padding: 0 },
    y: { domain: Array.from({ length: weights.rows }, (_, row) => row), padding: 0 },
    color: { type: 'identity' },
    marks: [
      axisX({
        anchor: 'top',
        label: colTitle,
        tickSize: 0,
        tickFormat: (col: number) => shorten(colLabels[col] ?? ''),
      }),
      axisY({
        label: rowTitle,
        tickSize: 0,
        tickFormat: (row: number) => shorten(rowLabels[row] ?? ''),
      }),
      cell(cells, { x: 'col', y: 'row', fill: 'ground', inset: 1, rx: 3 }),
      ...(printed
        ? [
            text(cells, {
              x: 'col',
              y: 'row',
              text: ({ value }: { value: number }) => formatNumber(value, 2),
              fill: 'ink',
              fontSize: 12,
            }),
          ]
        : []),
    ],
  });
}

/** The cell of each row with the largest weight; the first of equals. */
export function strongestKeys(weights: Matrix): readonly number[] {
  return toRows(weights).map((row) => row.indexOf(Math.max(...row)));
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length > longestLabel
    ? `${characters.slice(0, longestLabel - 1).join('')}…`
    : label;
}
