import { barX, text } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/** One part of a whole. */
export interface BreakdownBar {
  readonly label: string;
  /** What stands at the other end of the line: the count. */
  readonly detail: string;
  readonly count: number;
  readonly colour: ColourName;
}

/**
 * Parts of a whole, one below the other: a name, a count, and under them a bar on a track that is as long
 * as the whole. All rows are equally high and fill the figure from top to bottom.
 */
export function breakdownBars(
  bars: readonly BreakdownBar[],
  {
    total,
    width = 340,
    rowHeight = 38,
    ...options
  }: Omit<FigureOptions, 'height'> & {
    /** What the parts add up to. */
    total: number;
    rowHeight?: number;
  },
): SVGSVGElement {
  const rows = bars.map((bar, i) => ({ ...bar, i }));
  const inset = { insetTop: 23, insetBottom: 5 };
  const line = { y: 'i', lineAnchor: 'middle', fill: themed('ink') } as const;
  const margin = 6;
  const colours = [...new Set(bars.map(({ colour }) => colour))];
  return figure({
    ...options,
    width,
    height: rowHeight * rows.length,
    marginLeft: margin,
    marginRight: margin,
    marginTop: 0,
    marginBottom: 0,
    x: { domain: [0, Math.max(1, total)], axis: null },
    y: { domain: rows.map(({ i }) => i), axis: null, padding: 0, round: false },
    marks: [
      barX(rows, { y: 'i', x1: 0, x2: Math.max(1, total), fill: themed('rule'), ...inset }),
      ...colours.map((colour) =>
        barX(
          rows.filter((row) => row.colour === colour),
          { y: 'i', x1: 0, x2: 'count', fill: themed(colour), ...inset },
        ),
      ),
      text(rows, { ...line, x: 0, text: 'label', textAnchor: 'start', dy: -6, fontSize: 12.5 }),
      text(rows, {
        ...line,
        x: Math.max(1, total),
        text: 'detail',
        textAnchor: 'end',
        dy: -6,
        fontSize: 12.5,
        fontVariant: 'tabular-nums',
      }),
    ],
  });
}
