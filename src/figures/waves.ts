import { dot, lineY, ruleX, text } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/** One channel of an encoding, over the positions 0, 1, 2, … */
export interface Wave {
  /** Stands at the line's end. */
  readonly label: string;
  readonly colour: ColourName;
  /** Told apart from the others by more than its colour. */
  readonly dashes?: string;
  readonly strong?: boolean;
  readonly values: readonly number[];
}

const frame = {
  marginLeft: 44,
  marginRight: 84,
  marginTop: 26,
  marginBottom: 38,
} as const;

/** Pixels from the middle of one label to the middle of the next, at least. */
const labelPitch = 14;

/**
 * Channels of an encoding as lines over the positions, each labelled at its end, with a rule and a dot a
 * line at the chosen position. A table has a number at whole positions only: lines run straight between.
 */
export function waves(
  series: readonly Wave[],
  {
    chosen,
    limit,
    xLabel,
    yLabel,
    width = 420,
    height = 220,
    ...options
  }: FigureOptions & {
    chosen: number;
    /** The axis runs from −limit to limit. */
    limit: number;
    xLabel: string;
    yLabel: string;
  },
): SVGSVGElement {
  const last = Math.max(1, ...series.map(({ values }) => values.length - 1));
  const unitsPerPixel = (2 * limit) / (height - frame.marginTop - frame.marginBottom);
  const ends = spread(
    series.map(({ values }) => clamp(values.at(-1) ?? 0, limit)),
    { pitch: labelPitch * unitsPerPixel, limit },
  );
  const marks = series.flatMap(({ values, colour, dashes, strong = false, label }, index) => [
    lineY(
      values.map((y, x) => ({ x, y: clamp(y, limit) })),
      {
        x: 'x',
        y: 'y',
        stroke: themed(colour),
        strokeWidth: strong ? 2.5 : 1.5,
        ...(dashes && { strokeDasharray: dashes }),
      },
    ),
    dot([{ x: chosen, y: clamp(values[chosen] ?? 0, limit) }], {
      x: 'x',
      y: 'y',
      r: strong ? 4.5 : 3,
      fill: themed(colour),
    }),
    text([label], {
      x: last,
      y: ends[index]!,
      dx: 7,
      textAnchor: 'start',
      fill: themed(colour),
      fontSize: 11,
      fontWeight: strong ? 600 : 400,
    }),
  ]);
  return figure({
    ...options,
    ...frame,
    width,
    height,
    x: { domain: [0, last], label: xLabel, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [-limit, limit], label: yLabel, ticks: 5, labelArrow: 'none' },
    marks: [ruleX([chosen], { stroke: themed('rule-strong'), strokeDasharray: '3 3' }), ...marks],
  });
}

/**
 * Places near the wanted ones, in the same order, at least a pitch apart and, if there is room for all,
 * between −limit and limit.
 */
export function spread(
  wanted: readonly number[],
  { pitch, limit }: { pitch: number; limit: number },
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  let floor = -limit;
  for (const index of order) {
    places[index] = Math.max(places[index]!, floor);
    floor = places[index]! + pitch;
  }
  let ceiling = limit;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, ceiling);
    ceiling = places[index]! - pitch;
  }
  return places;
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
