import type { Matrix } from '#core/index.ts';
import type { FigureOptions } from './figure.ts';
import { longestOf, shorten } from './label.ts';
import { matrixImage, type Box } from './matrix-image.ts';
import { themed } from './palette.ts';
import { svgElement, type Attributes } from './svg-element.ts';

export interface HeadGridLayout {
  /** Maps side by side. */
  readonly columns: number;
  /** The tokens, of queries and of keys. */
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
  /** In the pixels of the viewBox. */
  readonly width?: number;
  /** What titles and labels are set in; margins grow with it. */
  readonly fontSize?: number;
}

/** Where the maps stand in a grid of heads, in the pixels of its viewBox. */
export interface HeadGridGeometry {
  readonly width: number;
  readonly height: number;
  /** One a head, without its title. */
  readonly maps: readonly Box[];
  /** What the tokens are set in; 0 where the cells are too small for them. */
  readonly labelSize: number;
}

/** The width of a letter, in units of its size: at most, in the fonts there may be; and about. */
const widestLetter = 0.65;
const letterWidth = 0.56;

/** Labels smaller than this share of the text are left out. */
const smallestLabel = 0.6;

/**
 * @param numHeads how many maps, each with a row for every row label, a column for every column label
 */
export function headGridGeometry(
  numHeads: number,
  { columns, rowLabels, colLabels, width = 560, fontSize = 11 }: HeadGridLayout,
): HeadGridGeometry {
  const gap = fontSize;
  const title = 1.6 * fontSize;
  const [rows, cols] = [Math.max(1, rowLabels.length), Math.max(1, colLabels.length)];

  const fit = (labelSize: number): HeadGridGeometry => {
    const left = labelSize && labelSize * widestLetter * longestOf(rowLabels) + 0.6 * fontSize;
    const top = labelSize && labelSize * widestLetter * longestOf(colLabels) + 0.6 * fontSize;
    // The frame of the last map stands inside the picture, too.
    const room = (width - left - 0.2 * fontSize - gap * (columns - 1)) / columns;
    // One head alone need not be as wide as eight.
    const side = Math.min(room, 18 * fontSize);
    const cell = side / cols;
    const from = left + (room - side) * (columns / 2);
    const pitch = rows * cell + title + gap;
    const maps = Array.from({ length: numHeads }, (_, head) => ({
      x: from + (head % columns) * (side + gap),
      y: top + title + Math.floor(head / columns) * pitch,
      width: side,
      height: rows * cell,
    }));
    const bottom = maps.at(-1);
    const height = (bottom ? bottom.y + bottom.height : top) + 2.6 * fontSize;
    return { width, height, maps, labelSize };
  };

  const full = fit(fontSize);
  const pitch = (full.maps[0]?.width ?? 0) / cols;
  const labelSize = Math.min(fontSize, 0.95 * pitch);
  if (labelSize === fontSize) return full;
  return fit(labelSize >= smallestLabel * fontSize ? labelSize : 0);
}

/**
 * The weights of several heads side by side, in one picture on one scale from 0 to 1: a map a head, under
 * its title, a row a query, a column a key. Maps of a row share the tokens at their left, maps of a column those
 * above. One head can be framed. Each map is an image, a pixel a weight: as rectangles, the weights of eight heads would not
 * follow a control.
 *
 * @param weights one matrix a head, all of one shape: a row for every row label, a column for every column label
 */
export function headGrid(
  weights: readonly Matrix[],
  {
    document,
    ariaLabel,
    chosen,
    titleOf,
    rowTitle,
    colTitle,
    scaleTitle,
    ...layout
  }: Omit<FigureOptions, 'width' | 'height'> &
    HeadGridLayout & {
      /** The head that is framed. */
      chosen?: number;
      titleOf: (head: number) => string;
      /** What rows, columns and the scale of colours are. */
      rowTitle: string;
      colTitle: string;
      scaleTitle: string;
    },
): SVGSVGElement {
  const { fontSize = 11, columns, rowLabels, colLabels } = layout;
  const geometry = headGridGeometry(weights.length, layout);
  const { width, height, maps, labelSize } = geometry;
  const draw = (name: string, attributes: Attributes, content?: string): SVGElement =>
    svgElement(document, name, attributes, content);

  const svg = draw('svg', {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': ariaLabel,
    'font-size': fontSize,
    fill: themed('ink-soft'),
  }) as SVGSVGElement;

  for (const [head, data] of weights.entries()) {
    const box = maps[head]!;
    const isChosen = head === chosen;
    const title = titleOf(head);
    svg.append(
      draw(
        'text',
        {
          x: box.x + box.width / 2,
          y: box.y - 0.5 * fontSize,
          'text-anchor': 'middle',
          ...(isChosen && { 'font-weight': 600, fill: themed('ink') }),
        },
        title.length * letterWidth * fontSize > box.width ? String(head) : title,
      ),
      matrixImage(data, { document, scale: 'weight', box }),
      draw('rect', {
        x: box.x - 1,
        y: box.y - 1,
        width: box.width + 2,
        height: box.height + 2,
        rx: 3,
        fill: 'none',
        stroke: themed(isChosen ? 'ink' : 'rule'),
        'stroke-width': (isChosen ? 0.2 : 0.08) * fontSize,
      }),
    );
    if (labelSize && head % columns === 0)
      for (const [row, label] of rowLabels.entries())
        svg.append(
          draw(
            'text',
            {
              x: box.x - 0.5 * fontSize,
              y: box.y + ((row + 0.5) * box.height) / rowLabels.length,
              'text-anchor': 'end',
              dy: '0.32em',
              'font-size': labelSize,
            },
            shorten(label),
          ),
        );
    if (labelSize && head < columns)
      for (const [col, label] of colLabels.entries()) {
        const x = box.x + ((col + 0.5) * box.width) / colLabels.length;
        const y = box.y - 1.8 * fontSize;
        svg.append(
          draw(
            'text',
            {
              transform: `translate(${x} ${y}) rotate(-90)`,
              dy: '0.32em',
              'font-size': labelSize,
            },
            shorten(label),
          ),
        );
      }
  }

  const [first, last] = [maps[0], maps[Math.min(columns, maps.length) - 1]];
  if (first && last) {
    const y = height - 0.7 * fontSize;
    const ramp = { x: last.x + last.width - 10 * fontSize, width: 9 * fontSize };
    svg.append(
      draw('text', { x: first.x, y }, `${rowTitle} ↓\u2003${colTitle} →`),
      draw('text', { x: ramp.x - 0.5 * fontSize, y, 'text-anchor': 'end' }, `${scaleTitle}\u20030`),
      matrixImage(
        { rows: 1, cols: 64, data: Float64Array.from({ length: 64 }, (_, step) => step / 63) },
        {
          document,
          scale: 'weight',
          box: { ...ramp, y: y - 0.8 * fontSize, height: 0.9 * fontSize },
        },
      ),
      draw('text', { x: ramp.x + ramp.width + 0.4 * fontSize, y }, '1'),
    );
  }
  return svg;
}
