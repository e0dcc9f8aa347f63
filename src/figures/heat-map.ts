import { axisX, axisY, cell, text, type Markish } from '@observablehq/plot';
import { formatNumber, toRows, type Matrix } from '#core/index.ts';
import { figure, type FigureOptions } from './figure.ts';
import { longestOf, shorten } from './label.ts';
import { matrixImage } from './matrix-image.ts';
import { themed, tint, weightTint, type ColourScale } from './palette.ts';
import { svgElement } from './svg-element.ts';

/** Where the cells of a heat map stand in it, in the pixels of its viewBox. */
export interface HeatMapGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Some rows and columns of a heat map; the ends are not included. */
export interface CellRange {
  readonly rows: readonly [number, number];
  readonly cols: readonly [number, number];
}

/** Cells at least this wide have their number printed. */
const readableCell = 30;

/** About the width of a letter of a label, in pixels. */
const letterWidth = 6.4;

/** More rows or columns than this have a label every few, the place where it stands. */
const mostLabelled = 24;

/** More cells than this are one image: as rectangles they would not follow a slider. */
const mostRectangles = 300;

export function heatMapGeometry(
  { rows, cols }: { readonly rows: number; readonly cols: number },
  {
    width = 380,
    rowHeight,
    colLabels = [],
  }: { width?: number; rowHeight?: number | undefined; colLabels?: readonly string[] } = {},
): HeatMapGeometry {
  const [left, right, bottom] = [72, 8, 8];
  const cellWidth = (width - left - right) / Math.max(1, cols);
  const cellHeight = rowHeight ?? Math.min(cellWidth, 44);
  const top = isUpright(cols, cellWidth, colLabels) ? 32 + letterWidth * longestOf(colLabels) : 40;
  return {
    width,
    height: top + bottom + cellHeight * Math.max(1, rows),
    left,
    top,
    cellWidth,
    cellHeight,
  };
}

/** Whether the labels of the columns are too long to stand side by side. */
function isUpright(cols: number, cellWidth: number, colLabels: readonly string[]): boolean {
  return cols <= mostLabelled && longestOf(colLabels) * letterWidth > cellWidth;
}

/**
 * A matrix as a heat map: a row a query, a column a key, and the numbers printed where the cells hold
 * them. Weights run from the ground for 0 to the weight's colour for 1; signed numbers from one end of
 * their ramp to the other, with the ground for 0.
 *
 * @param data weights in [0, 1] (what is no weight is drawn as 0 with its number), or signed numbers
 */
export function heatMap(
  data: Matrix,
  {
    rowLabels,
    colLabels,
    rowTitle,
    colTitle,
    scale = 'weight',
    width = 380,
    rowHeight,
    framed,
    pixels = data.data.length > mostRectangles,
    ...options
  }: FigureOptions & {
    rowLabels: readonly string[];
    colLabels: readonly string[];
    rowTitle: string;
    colTitle: string;
    scale?: ColourScale;
    /** In the pixels of the viewBox, where cells are not to be square. */
    rowHeight?: number | undefined;
    /** Cells that belong together, with a frame around them. */
    framed?: CellRange | undefined;
    /** Whether cells are the pixels of one image, without their numbers; if they are many, where not told. */
    pixels?: boolean | undefined;
  },
): SVGSVGElement {
  const geometry = heatMapGeometry(data, { width, rowHeight, colLabels });
  const { left, top, cellWidth, cellHeight } = geometry;
  const svg = figure({
    ...options,
    width: geometry.width,
    height: geometry.height,
    marginLeft: left,
    marginTop: top,
    marginRight: geometry.width - left - cellWidth * data.cols,
    marginBottom: geometry.height - top - cellHeight * data.rows,
    // Positions, not labels: a sentence may hold the same token twice. Cells in whole pixels would not
    // stand where the geometry says.
    x: { ...band, domain: Array.from({ length: data.cols }, (_, col) => col) },
    y: { ...band, domain: Array.from({ length: data.rows }, (_, row) => row) },
    color: { type: 'identity' },
    marks: [
      axisX({
        anchor: 'top',
        label: colTitle,
        tickSize: 0,
        ticks: labelled(data.cols, cellWidth),
        tickRotate: isUpright(data.cols, cellWidth, colLabels) ? -90 : 0,
        tickFormat: (col: number) => shorten(colLabels[col] ?? ''),
      }),
      axisY({
        label: rowTitle,
        tickSize: 0,
        ticks: labelled(data.rows, cellHeight),
        tickFormat: (row: number) => shorten(rowLabels[row] ?? ''),
      }),
      ...(pixels ? [] : cellMarks(data, scale, geometry)),
    ],
  });
  if (pixels) {
    const box = { x: left, y: top, width: cellWidth * data.cols, height: cellHeight * data.rows };
    svg.append(matrixImage(data, { document: options.document, scale, box }));
  }
  if (framed) svg.append(frame(framed, geometry, options.document));
  return svg;
}

function frame(
  { rows, cols }: CellRange,
  { left, top, cellWidth, cellHeight }: HeatMapGeometry,
  document: Document,
): SVGElement {
  return svgElement(document, 'rect', {
    x: left + cols[0] * cellWidth,
    y: top + rows[0] * cellHeight,
    width: (cols[1] - cols[0]) * cellWidth,
    height: (rows[1] - rows[0]) * cellHeight,
    rx: 3,
    fill: 'none',
    stroke: themed('ink'),
    'stroke-width': 1.75,
  });
}

function cellMarks(data: Matrix, scale: ColourScale, geometry: HeatMapGeometry): Markish[] {
  const cells = toRows(data).flatMap((values, row) =>
    values.map((value, col) => ({
      row,
      col,
      value,
      ...(scale === 'weight' ? weightTint(value) : tint(value, scale)),
    })),
  );
  const ground = cell(cells, { x: 'col', y: 'row', fill: 'ground', inset: 1, rx: 3 });
  if (geometry.cellWidth < readableCell || geometry.cellHeight < 18) return [ground];
  const number = text(cells, {
    x: 'col',
    y: 'row',
    text: ({ value }: { value: number }) => formatNumber(value, 2),
    fill: 'ink',
    fontSize: 12,
  });
  return [ground, number];
}

/** Labels of rows closer than this, in pixels, run into each other. */
const readablePitch = 10;

/** Said outright: with an image for its cells, Plot would see labels only and space them as points. */
const band = { type: 'band', padding: 0, round: false } as const;

/** The rows or columns that have a label: all, or as many as stand apart. */
function labelled(count: number, pitch: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= mostLabelled && pitch >= readablePitch) return all;
  const step = [2, 4, 8, 16, 32, 64, 128].find((each) => each * pitch >= 24) ?? 256;
  return all.filter((index) => index % step === 0);
}

/** The cell of each row with the largest weight; the first of equals. */
export function strongestKeys(weights: Matrix): readonly number[] {
  return toRows(weights).map((row) => row.indexOf(Math.max(...row)));
}
