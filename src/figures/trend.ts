import { dot, lineY, ruleX } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/** A quantity measured at each x. */
export interface Series {
  readonly colour: ColourName;
  /** Told apart from the other by more than its colour. */
  readonly dashed?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * How quantities change with x, on a logarithmic axis of base 2, with a rule and a dot a series
 * at the x that is chosen.
 */
export function trend(
  series: readonly Series[],
  {
    chosen,
    yDomain,
    xLabel,
    yLabel,
    width = 420,
    height = 200,
    ...options
  }: FigureOptions & {
    chosen: number;
    yDomain: readonly [number, number];
    xLabel: string;
    yLabel: string;
  },
): SVGSVGElement {
  const xs = series[0]?.points.map(({ x }) => x) ?? [];
  const marks = series.flatMap(({ colour, dashed = false, points }) => {
    const stroke = themed(colour);
    return [
      lineY(points, {
        x: 'x',
        y: 'y',
        stroke,
        strokeWidth: 2,
        ...(dashed ? { strokeDasharray: '6 3' } : {}),
      }),
      dot(
        points.filter(({ x }) => x === chosen),
        { x: 'x', y: 'y', fill: stroke, r: 4 },
      ),
    ];
  });
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginRight: 16,
    marginBottom: 38,
    x: { type: 'log', base: 2, ticks: xs, tickFormat: String, label: xLabel },
    y: { domain: [...yDomain], ticks: 4, label: yLabel },
    marks: [ruleX([chosen], { stroke: themed('rule-strong'), strokeDasharray: '3 3' }), ...marks],
  });
}
