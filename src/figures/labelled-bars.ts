import { barY, ruleY, text, tickY } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/**
 * A few numbers as bars, each with its name below, on a domain that does not move with them. A
 * bar that does not fit ends at the edge with an arrow; what is not a number has no bar and says
 * so.
 */
export function labelledBars(
  values: ArrayLike<number>,
  {
    labels,
    domain: [low, high],
    base = 0,
    ticks,
    colour,
    marked,
    level,
    yLabel,
    width = 330,
    height = 120,
    ...options
  }: FigureOptions & {
    /** One a value. */
    labels: readonly string[];
    domain: readonly [number, number];
    /** Where the bars start. */
    base?: number;
    /** Where the axis has its numbers. */
    ticks: readonly number[];
    colour: ColourName;
    /** One a value: a second number, as a dash across its bar. */
    marked?: ArrayLike<number>;
    /** A dotted line across all bars. */
    level?: number;
    yLabel: string;
  },
): SVGSVGElement {
  const bars = Array.from(values, (value, i) => ({
    i,
    value,
    end: Math.min(high, Math.max(low, value)),
  }));
  const numbers = bars.filter(({ value }) => !Number.isNaN(value));
  const marks = Array.from(marked ?? [], (value, i) => ({ i, value }));
  return figure({
    ...options,
    width,
    height,
    marginLeft: 46,
    marginTop: 20,
    marginBottom: 22,
    x: {
      label: null,
      domain: bars.map(({ i }) => i),
      tickSize: 0,
      tickFormat: (i: number) => labels[i] ?? '',
      padding: 0.3,
    },
    y: {
      domain: [low, high],
      ticks: [...ticks],
      tickFormat: (tick: number) => String(tick).replace('-', '−'),
      label: yLabel,
    },
    marks: [
      barY(numbers, { x: 'i', y1: base, y2: 'end', fill: themed(colour) }),
      text(
        bars.filter(({ value }) => value > high),
        { x: 'i', y: high, text: () => '▲', fill: themed(colour), dy: -6 },
      ),
      text(
        bars.filter(({ value }) => value < low),
        // Inside the bar: below it stands the name.
        { x: 'i', y: low, text: () => '▼', fill: themed('card'), dy: -6 },
      ),
      text(
        bars.filter(({ value }) => Number.isNaN(value)),
        { x: 'i', y: (low + high) / 2, text: () => 'NaN', fill: themed('error'), fontSize: 13 },
      ),
      ...(level === undefined
        ? []
        : [
            ruleY([level], {
              stroke: themed('ink-soft'),
              strokeDasharray: '1 4',
              strokeWidth: 1.5,
            }),
          ]),
      tickY(
        marks.filter(({ value }) => !Number.isNaN(value)),
        {
          x: 'i',
          y: 'value',
          stroke: themed('ink'),
          strokeWidth: 2.5,
          insetLeft: -4,
          insetRight: -4,
        },
      ),
      ruleY([base]),
    ],
  });
}
