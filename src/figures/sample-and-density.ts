import { lineY, rectY, ruleY } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { densityBins } from './histogram.ts';
import { themed } from './palette.ts';

/**
 * A sample as a histogram, and the density that it was drawn from as a line over it. Both axes are the
 * caller's, fixed: what is taller than the figure is cut off at its top.
 *
 * @param density points of the line, from left to right
 */
export function sampleAndDensity(
  values: ArrayLike<number>,
  density: readonly { readonly x: number; readonly y: number }[],
  {
    domain,
    count,
    highest,
    xLabel,
    yLabel,
    width = 420,
    height = 240,
    ...options
  }: FigureOptions & {
    domain: readonly [number, number];
    count: number;
    highest: number;
    xLabel: string;
    yLabel: string;
  },
): SVGSVGElement {
  const bins = densityBins(values, { domain, count }).map((bin) => ({
    ...bin,
    density: Math.min(bin.density, highest),
  }));
  const line = density.map(({ x, y }) => ({ x, y: Math.min(y, highest) }));
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginBottom: 38,
    x: { domain: [...domain], label: xLabel, ticks: 5 },
    y: { domain: [0, highest], label: yLabel, ticks: 5 },
    marks: [
      rectY(bins, {
        x1: 'x1',
        x2: 'x2',
        y: 'density',
        fill: themed('rule-strong'),
        fillOpacity: 0.6,
        inset: 0.5,
      }),
      lineY(line, { x: 'x', y: 'y', stroke: themed('ink'), strokeWidth: 2 }),
      ruleY([0]),
    ],
  });
}
