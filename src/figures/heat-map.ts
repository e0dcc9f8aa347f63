import { formatNumber, toRows, type Matrix } from '#core/index.ts';
import type { FigureOptions } from './figure.ts';
import { matrixImage } from './matrix-image.ts';
import { themed, tint, weightTint, type ColourScale } from './palette.ts';
import { svgElement, type Attributes } from './svg-element.ts';

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

/** The longest label that stands in full; longer ones end in an ellipsis. */
const longestLabel = 9;

/** About the width of a letter of a label, in pixels. */
const letterWidth = 6.4;

/** More rows or columns than this have a label every few, the place where it stands. */
const mostLabelled = 24;

/** More cells than this are one image: as rectangles they would not follow a slider. */
const mostRectangles = 600;

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
  const top = isUpright(cols, cellWidth, colLabels)
    ? 32 + letterWidth * longestOf(colLabels.map(shorten))
    : 40;
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
  return cols <= mostLabelled && longestOf(colLabels.map(shorten)) * letterWidth > cellWidth;
}

/**
 * A matrix as a heat map: a row a query, a column a key, and the numbers printed where the cells hold
 * them. Weights run from the ground for 0 to the weight's colour for 1; signed numbers from one end of
 * their ramp to the other, with the ground for 0. It is drawn without Plot: several of them follow a
 * control at once, and most pages need no other figure.
 *
 * @param data weights in [0, 1] (what is no weight is drawn as 0 with its number), or signed numbers
 */
export function heatMap(
  data: Matrix,
  {
    document,
    ariaLabel,
    rowLabels,
    colLabels,
    rowTitle,
    colTitle,
    scale = 'weight',
    width = 380,
    rowHeight,
    framed,
    pixels = data.data.length > mostRectangles,
  }: Omit<FigureOptions, 'height'> & {
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
  const { height, left, top, cellWidth, cellHeight } = geometry;
  const box = { x: left, y: top, width: cellWidth * data.cols, height: cellHeight * data.rows };
  const draw = (name: string, attributes: Attributes, content?: string): SVGElement =>
    svgElement(document, name, attributes, content);
  const svg = draw('svg', {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': ariaLabel,
    'font-size': 11,
    fill: themed('ink-soft'),
    overflow: 'visible',
  }) as SVGSVGElement;

  const centred = { 'text-anchor': 'middle', dy: '0.32em' };
  const upright = isUpright(data.cols, cellWidth, colLabels);
  svg.append(
    draw('text', { x: left + box.width / 2, y: 10, ...centred }, colTitle),
    draw(
      'text',
      { transform: `translate(8 ${top + box.height / 2}) rotate(-90)`, ...centred },
      rowTitle,
    ),
    ...labelled(data.cols, cellWidth).map((col) => {
      const [x, y] = [left + (col + 0.5) * cellWidth, top - 6];
      return draw(
        'text',
        upright
          ? { transform: `translate(${x} ${y}) rotate(-90)`, dy: '0.32em' }
          : { x, y, 'text-anchor': 'middle' },
        shorten(colLabels[col] ?? ''),
      );
    }),
    ...labelled(data.rows, cellHeight).map((row) =>
      draw(
        'text',
        { x: left - 6, y: top + (row + 0.5) * cellHeight, 'text-anchor': 'end', dy: '0.32em' },
        shorten(rowLabels[row] ?? ''),
      ),
    ),
  );
  if (pixels) svg.append(matrixImage(data, { document, scale, box }));
  else svg.append(...cells(data, scale, geometry, draw));
  if (framed)
    svg.append(
      draw('rect', {
        x: left + framed.cols[0] * cellWidth,
        y: top + framed.rows[0] * cellHeight,
        width: (framed.cols[1] - framed.cols[0]) * cellWidth,
        height: (framed.rows[1] - framed.rows[0]) * cellHeight,
        rx: 3,
        fill: 'none',
        stroke: themed('ink'),
        'stroke-width': 1.75,
      }),
    );
  return svg;
}

/** A rectangle a cell and, where the cells hold them, the numbers. */
function cells(
  data: Matrix,
  scale: ColourScale,
  { left, top, cellWidth, cellHeight }: HeatMapGeometry,
  draw: (name: string, attributes: Attributes, content?: string) => SVGElement,
): SVGElement[] {
  const hasNumbers = cellWidth >= readableCell && cellHeight >= 18;
  return toRows(data).flatMap((values, row) =>
    values.flatMap((value, col) => {
      const { ground, ink } = scale === 'weight' ? weightTint(value) : tint(value, scale);
      const [x, y] = [left + col * cellWidth, top + row * cellHeight];
      const cell = draw('rect', {
        x: x + 1,
        y: y + 1,
        width: Math.max(0, cellWidth - 2),
        height: Math.max(0, cellHeight - 2),
        rx: 3,
        fill: ground,
      });
      if (!hasNumbers) return [cell];
      const number = draw(
        'text',
        {
          x: x + cellWidth / 2,
          y: y + cellHeight / 2,
          'text-anchor': 'middle',
          dy: '0.32em',
          'font-size': 12,
          fill: ink,
        },
        formatNumber(value, 2),
      );
      return [cell, number];
    }),
  );
}

/** The rows or columns that have a label: all, or as many as stand apart. */
function labelled(count: number, pitch: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= mostLabelled) return all;
  const step = [2, 4, 8, 16, 32, 64, 128].find((each) => each * pitch >= 24) ?? 256;
  return all.filter((index) => index % step === 0);
}

function longestOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => [...label].length));
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
