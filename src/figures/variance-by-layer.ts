import { dot, lineY, text } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed } from './palette.ts';

/** A variance at each place of a stack: before its first layer, then after each. */
export interface Course {
  readonly expected: readonly number[];
  readonly measured: readonly number[];
  /** Stands at the end that the course runs to; nothing for none. */
  readonly label: string;
  /** Drawn over the others, in ink. */
  readonly chosen?: boolean;
}

interface Point {
  readonly place: number;
  readonly variance: number;
}

/**
 * How a variance grows or shrinks through a stack of layers, on a logarithmic axis: what theory expects
 * as lines, what was measured as dots. What lies outside the axis is not drawn; a line ends at its edge.
 *
 * @param courses one value a place, positive
 * @param runs which way the layers are passed; labels stand at that end
 */
export function varianceByLayer(
  courses: readonly Course[],
  {
    runs,
    yDomain,
    xLabel,
    yLabel,
    width = 420,
    height = 240,
    ...options
  }: FigureOptions & {
    runs: 'right' | 'left';
    yDomain: readonly [number, number];
    xLabel: string;
    yLabel: string;
  },
): SVGSVGElement {
  const [lowest, highest] = yDomain;
  const isInside = ({ variance }: Point) => variance >= lowest && variance <= highest;
  const places = courses[0]?.expected.length ?? 0;
  const marks = courses.flatMap(({ expected, measured, label, chosen = false }) => {
    const colour = themed(chosen ? 'ink' : 'rule-strong');
    const line = clipped(pointsOf(expected), yDomain);
    const end = runs === 'right' ? line.at(-1) : line[0];
    return [
      lineY(line, {
        x: 'place',
        y: 'variance',
        stroke: colour,
        strokeWidth: chosen ? 2 : 1.5,
      }),
      dot(pointsOf(measured).filter(isInside), {
        x: 'place',
        y: 'variance',
        r: chosen ? 3.5 : 2.5,
        fill: colour,
      }),
      text(end && label ? [{ ...end, label }] : [], {
        x: 'place',
        y: 'variance',
        text: 'label',
        dx: runs === 'right' ? 8 : -8,
        textAnchor: runs === 'right' ? 'start' : 'end',
        fill: themed('ink-soft'),
        fontSize: 11,
      }),
    ];
  });
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginRight: 16,
    marginBottom: 38,
    insetLeft: runs === 'left' ? 30 : 6,
    insetRight: runs === 'right' ? 30 : 6,
    x: {
      type: 'linear',
      domain: [0, places - 1],
      ticks: Array.from({ length: places }, (_, place) => place),
      tickFormat: String,
      label: xLabel,
    },
    y: {
      type: 'log',
      domain: [...yDomain],
      ticks: powersOfTen(yDomain),
      tickFormat: powerOfTen,
      label: yLabel,
    },
    marks,
  });
}

function pointsOf(variances: readonly number[]): Point[] {
  return variances.map((variance, place) => ({ place, variance }));
}

/** The part of a line inside the axis, to its very edge: straight between two points on a logarithmic axis. */
function clipped(points: readonly Point[], [lowest, highest]: readonly [number, number]): Point[] {
  const isInside = ({ variance }: Point) => variance >= lowest && variance <= highest;
  return points.flatMap((point, k) => {
    if (isInside(point)) return [point];
    const inside = [points[k - 1], points[k + 1]].find((next) => next && isInside(next));
    if (!inside || point.variance <= 0) return [];
    const edge = point.variance > highest ? highest : lowest;
    const share = Math.log(edge / inside.variance) / Math.log(point.variance / inside.variance);
    return [{ place: inside.place + share * (point.place - inside.place), variance: edge }];
  });
}

/** Every second power of ten on the axis. */
function powersOfTen([lowest, highest]: readonly [number, number]): number[] {
  const [first, last] = [Math.ceil(Math.log10(lowest)), Math.floor(Math.log10(highest))];
  return Array.from({ length: last - first + 1 }, (_, k) => first + k)
    .filter((exponent) => exponent % 2 === 0)
    .map((exponent) => 10 ** exponent);
}

function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  const raised = String(Math.abs(exponent)).replace(/\d/g, (digit) =>
    '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)),
  );
  return exponent === 0 ? '1' : `10${exponent < 0 ? '⁻' : ''}${raised}`;
}
