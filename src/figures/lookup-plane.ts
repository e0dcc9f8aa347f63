import { arrow, dot, line, link, ruleX, ruleY, text } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One entry of a look-up: its key or its value as a point, and the share that it gets. */
export interface PlaneEntry extends Point {
  readonly label: string;
  /** In [0, 1]. */
  readonly weight: number;
  /** The weight as text. */
  readonly share: string;
}

interface PlaneOptions extends FigureOptions {
  /** How many times wider than ±4 and taller than ±3 the plane is: see `planeFactor`. */
  readonly factor: number;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Half the plane's width and height, in units, at factor 1. */
export const planeReach = { x: 4, y: 3 } as const;

const frame = {
  width: 360,
  height: 290,
  marginTop: 20,
  marginRight: 10,
  marginBottom: 30,
  marginLeft: 30,
} as const;

/** Pixels of the picture to one unit of the plane, at factor 1. */
const unit = (frame.width - frame.marginLeft - frame.marginRight) / (2 * planeReach.x);

/** Line width of a weight of 1. */
const widest = 9;

/** The least power of two by which the plane must grow to hold all the points. */
export function planeFactor(points: readonly Point[]): number {
  const needed = points.map(({ x, y }) =>
    Math.max(Math.abs(x) / planeReach.x, Math.abs(y) / planeReach.y),
  );
  return 2 ** Math.ceil(Math.log2(Math.max(1, ...needed)));
}

/**
 * The point of the plane at a share of the picture's width and height, from its top left; in the
 * margins, the nearest point of the plane.
 */
export function pointInPlane(across: number, down: number, factor: number): Point {
  const { width, height, marginTop, marginRight, marginBottom, marginLeft } = frame;
  const fromLeft = (across * width - marginLeft) / (width - marginLeft - marginRight);
  const fromTop = (down * height - marginTop) / (height - marginTop - marginBottom);
  return {
    x: planeReach.x * factor * clamp(2 * fromLeft - 1),
    y: planeReach.y * factor * clamp(1 - 2 * fromTop),
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(-1, share));
}

/**
 * The plane in which a query meets the keys: the query as an arrow from 0, and from its tip a line to
 * each key, as wide as the key's weight.
 */
export function keyPlane(
  keys: readonly PlaneEntry[],
  { query, ...options }: PlaneOptions & { query: Point },
): SVGSVGElement {
  // An arrow of no length has no direction for its head.
  const hasLength = query.x !== 0 || query.y !== 0;
  const origin = { x1: 0, y1: 0, x2: 'x', y2: 'y' };
  return plane(options, [
    lines(keys, query),
    arrow(hasLength ? [query] : [], {
      ...origin,
      stroke: themed('query'),
      strokeWidth: 2.5,
      headLength: 7,
    }),
    dot(keys, { x: 'x', y: 'y', r: 5, fill: themed('key') }),
    ...labels(keys, query, {
      letter: 'q',
      colours: { entries: 'key', point: 'query' },
      factor: options.factor,
    }),
    dot([query], { x: 'x', y: 'y', r: 3.5, fill: themed('query') }),
  ]);
}

/**
 * The plane of the values: the output as a diamond, and from it a line to each value, as wide as that
 * value's weight. A mixture never leaves the dashed outline, the convex hull of the values.
 */
export function valuePlane(
  values: readonly PlaneEntry[],
  { output, ...options }: PlaneOptions & { output: Point },
): SVGSVGElement {
  const hull = convexHull(values);
  return plane(options, [
    line([...hull, ...hull.slice(0, 1)], {
      x: 'x',
      y: 'y',
      stroke: themed('value'),
      strokeWidth: 1,
      strokeDasharray: '3 4',
    }),
    lines(values, output),
    dot(values, { x: 'x', y: 'y', r: 5, symbol: square, fill: themed('value') }),
    ...labels(values, output, {
      letter: 'o',
      colours: { entries: 'value', point: 'value' },
      factor: options.factor,
    }),
    dot([output], {
      x: 'x',
      y: 'y',
      r: 7,
      symbol: diamond,
      fill: themed('value'),
      stroke: themed('card'),
      strokeWidth: 1.5,
    }),
  ]);
}

/** The corners of the smallest convex polygon around the points, counterclockwise (Andrew, 1979). */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly Point[]): Point[] => {
    const corners: Point[] = [];
    for (const point of ordered) {
      while (corners.length > 1 && !turnsLeft(corners.at(-2)!, corners.at(-1)!, point))
        corners.pop();
      corners.push(point);
    }
    return corners.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/** What a shape draws on: the part of a canvas's context that Plot stands in for. */
interface Pen {
  rect(x: number, y: number, width: number, height: number): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}
interface Shape {
  draw(pen: Pen, area: number): void;
}

/** Shapes by their area, as Plot takes them: the course's build of it knows no names but the circle's. */
const square: Shape = {
  draw(pen, area) {
    const side = Math.sqrt(area);
    pen.rect(-side / 2, -side / 2, side, side);
  },
};
const diamond: Shape = {
  draw(pen, area) {
    const half = Math.sqrt(area / 2);
    pen.moveTo(0, -half);
    pen.lineTo(half, 0);
    pen.lineTo(0, half);
    pen.lineTo(-half, 0);
    pen.closePath();
  },
};

type Marks = NonNullable<Parameters<typeof figure>[0]['marks']>;

interface Colours {
  readonly entries: ColourName;
  readonly point: ColourName;
}

function plane({ factor, xLabel, yLabel, ...options }: PlaneOptions, marks: Marks): SVGSVGElement {
  const [reachX, reachY] = [planeReach.x * factor, planeReach.y * factor];
  const axis = { grid: true, ticks: 7, tickSize: 0, labelArrow: 'none' } as const;
  return figure({
    ...frame,
    ...options,
    x: { ...axis, domain: [-reachX, reachX], label: xLabel },
    y: { ...axis, domain: [-reachY, reachY], label: yLabel },
    marks: [
      ruleX([0], { stroke: themed('rule-strong') }),
      ruleY([0], { stroke: themed('rule-strong') }),
      ...marks,
    ],
  });
}

function lines(entries: readonly PlaneEntry[], from: Point) {
  return link(entries, {
    x1: from.x,
    y1: from.y,
    x2: 'x',
    y2: 'y',
    stroke: themed('weight'),
    strokeWidth: ({ weight }: PlaneEntry) => widest * weight,
    strokeLinecap: 'round',
    strokeOpacity: 0.6,
  });
}

/** A background in the card's colour, so that lines do not run through the letters. */
const halo = { stroke: themed('card'), strokeWidth: 4 } as const;

/**
 * The name and the share of each entry on one side of it, and the letter of the query or the output on
 * the other. Every mark takes time: all names are one, all shares another.
 */
function labels(
  entries: readonly PlaneEntry[],
  point: Point,
  { letter, colours, factor }: { letter: string; colours: Colours; factor: number },
): Marks {
  const below = (y: number, pixels: number): number => y - (pixels / unit) * factor;
  return [
    text(entries, {
      ...halo,
      x: 'x',
      y: ({ y }: PlaneEntry) => below(y, isAbove(y, factor) ? -26 : 15),
      text: 'label',
      fill: themed(colours.entries),
      fontSize: 12,
    }),
    text(entries, {
      ...halo,
      x: 'x',
      y: ({ y }: PlaneEntry) => below(y, isAbove(y, factor) ? -13 : 28),
      text: 'share',
      fill: themed('weight'),
      fontSize: 12,
    }),
    text([letter], {
      ...halo,
      x: point.x,
      y: below(point.y, isAbove(point.y, factor) ? 16 : -16),
      fill: themed(colours.point),
      fontSize: 15,
      fontStyle: 'italic',
      fontWeight: 600,
    }),
  ];
}

/** Names stand on the side away from the middle, but for points at the plane's upper and lower edge. */
function isAbove(y: number, factor: number): boolean {
  const atEdge = Math.abs(y) > 0.85 * planeReach.y * factor;
  return y >= 0 !== atEdge;
}
