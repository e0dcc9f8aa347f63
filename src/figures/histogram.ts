import { lineY, rectY, ruleY } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/** Numbers whose distribution is drawn, as bars or as an outline. */
export interface Sample {
  readonly values: ArrayLike<number>;
  readonly colour: ColourName;
  readonly outlined?: boolean;
}

/** One bar: the share of the sample between x1 and x2, per unit of x. */
export interface Bin {
  readonly x1: number;
  readonly x2: number;
  readonly density: number;
}

/**
 * The share of the values in each of `count` equal intervals of the domain, per unit of x. What
 * lies outside the domain has no bin but counts in the whole, so that shares stay comparable.
 */
export function densityBins(
  values: ArrayLike<number>,
  { domain: [low, high], count }: { domain: readonly [number, number]; count: number },
): readonly Bin[] {
  const width = (high - low) / count;
  const counts = new Array<number>(count).fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((values[i]! - low) / width);
    if (bin >= 0 && bin < count) counts[bin]!++;
  }
  return counts.map((inBin, bin) => ({
    x1: low + bin * width,
    x2: low + (bin + 1) * width,
    density: inBin / (values.length * width),
  }));
}

/** The share of the values that lie outside the domain. */
export function shareOutside(
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
): number {
  let outside = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < low || values[i]! >= high) outside++;
  return outside / values.length;
}

/** The density that a sample was drawn from, as points of a line from left to right. */
export type Density = readonly { readonly x: number; readonly y: number }[];

/**
 * Distributions on one pair of axes that do not move: x and y domains are the caller's, fixed,
 * and what is taller than the figure is cut off at its top. A density is drawn over them.
 */
export function histogram(
  samples: readonly Sample[],
  {
    domain,
    count,
    highest,
    xLabel,
    yLabel,
    density = [],
    width = 420,
    height = 220,
    ...options
  }: FigureOptions & {
    domain: readonly [number, number];
    count: number;
    highest: number;
    xLabel: string;
    yLabel: string;
    density?: Density;
  },
): SVGSVGElement {
  const marks = samples.map(({ values, colour, outlined = false }) => {
    const bins = densityBins(values, { domain, count }).map((bin) => ({
      ...bin,
      density: Math.min(bin.density, highest),
    }));
    return outlined
      ? lineY(outline(bins), { x: 'x', y: 'y', stroke: themed(colour), strokeWidth: 2 })
      : rectY(bins, { x1: 'x1', x2: 'x2', y: 'density', fill: themed(colour), inset: 0.5 });
  });
  const line = density.map(({ x, y }) => ({ x, y: Math.min(y, highest) }));
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginBottom: 38,
    x: { domain: [...domain], label: xLabel },
    y: { domain: [0, highest], label: yLabel, ticks: 5 },
    marks: [
      ...marks,
      lineY(line, { x: 'x', y: 'y', stroke: themed('ink'), strokeWidth: 2 }),
      ruleY([0]),
    ],
  });
}

/** The steps along the tops of the bins. */
function outline(bins: readonly Bin[]): { x: number; y: number }[] {
  return bins.flatMap(({ x1, x2, density }) => [
    { x: x1, y: density },
    { x: x2, y: density },
  ]);
}
