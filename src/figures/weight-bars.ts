import { barY, ruleY } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/**
 * One row of attention weights as bars on the fixed domain [0, 1]: one bar a key, in the keys'
 * order.
 */
export function weightBars(
  weights: ArrayLike<number>,
  {
    colour = 'weight',
    xLabel,
    yLabel,
    width = 420,
    height = 120,
    ...options
  }: FigureOptions & { colour?: ColourName; xLabel: string; yLabel: string },
): SVGSVGElement {
  const bars = Array.from(weights, (weight, key) => ({ key, weight }));
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginBottom: 38,
    x: {
      label: xLabel,
      domain: bars.map(({ key }) => key),
      ticks: bars.length,
      tickSize: 0,
      tickFormat: (key: number) => (key % 4 === 0 ? String(key) : ''),
    },
    y: { domain: [0, 1], ticks: 2, label: yLabel },
    marks: [barY(bars, { x: 'key', y: 'weight', fill: themed(colour) }), ruleY([0])],
  });
}
