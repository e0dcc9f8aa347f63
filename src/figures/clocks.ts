import { dot, line, text } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed } from './palette.ts';

/** A clock: its hand before and after, in radians from the top, clockwise. */
export interface Clock {
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly clock: number;
}

/** Units from one clock's middle to the next one's; a clock has the radius 1. */
const pitch = { x: 2.5, y: 3 } as const;

/** Radius of the arc from one hand to the other. */
const arcRadius = 0.5;

/**
 * Clocks in rows, each with its hand before and after a turn, and the arc between the two. (sin, cos) of
 * an angle is where the tip of a clock's hand is: up at 0, then clockwise.
 */
export function clocks(
  all: readonly Clock[],
  {
    chosen,
    columns = 4,
    width = 420,
    ...options
  }: FigureOptions & { chosen: number; columns?: number },
): SVGSVGElement {
  const rows = Math.ceil(all.length / columns);
  const centre = (clock: number) => ({
    x: pitch.x * (clock % columns),
    y: -pitch.y * Math.floor(clock / columns),
  });
  const onClock = (clock: number, angle: number, radius = 1): Point => {
    const { x, y } = centre(clock);
    return { x: x + radius * Math.sin(angle), y: y + radius * Math.cos(angle), clock };
  };
  const path = (clock: number, from: number, to: number, radius: number): Point[] => {
    // More than a whole turn would only be drawn over itself.
    const shown = Math.sign(to - from) * Math.min(Math.abs(to - from), 2 * Math.PI);
    const steps = Math.max(1, Math.ceil(Math.abs(shown) / 0.2));
    return Array.from({ length: steps + 1 }, (_, step) =>
      onClock(clock, to - shown + (step / steps) * shown, radius),
    );
  };
  const hands = (angle: (clock: Clock) => number): Point[] =>
    all.flatMap((each, clock) => [onClock(clock, 0, 0), onClock(clock, angle(each), 0.92)]);
  const byClock = { x: 'x', y: 'y', z: 'clock', strokeLinecap: 'round' } as const;
  const reach = {
    x: [-1.15, pitch.x * (columns - 1) + 1.15],
    y: [-pitch.y * (rows - 1) - 1.75, 1.15],
  };
  const perUnit = width / (reach.x[1]! - reach.x[0]!);
  return figure({
    ...options,
    width,
    height: perUnit * (reach.y[1]! - reach.y[0]!),
    margin: 0,
    x: { axis: null, domain: reach.x },
    y: { axis: null, domain: reach.y },
    color: { type: 'identity' },
    r: { type: 'identity' },
    marks: [
      dot(all, {
        x: (_: Clock, clock: number) => centre(clock).x,
        y: (_: Clock, clock: number) => centre(clock).y,
        r: perUnit,
        stroke: (_: Clock, clock: number) => themed(clock === chosen ? 'ink' : 'rule-strong'),
        strokeWidth: (_: Clock, clock: number) => (clock === chosen ? 2.5 : 1.5),
      }),
      line(
        all.flatMap(({ before, after }, clock) => path(clock, before, after, arcRadius)),
        { ...byClock, stroke: themed('weight'), strokeWidth: 1.5 },
      ),
      line(
        hands(({ before }) => before),
        { ...byClock, stroke: themed('ink-soft'), strokeWidth: 2, strokeDasharray: '4 3' },
      ),
      line(
        hands(({ after }) => after),
        { ...byClock, stroke: themed('weight'), strokeWidth: 3 },
      ),
      text(all, {
        x: (_: Clock, clock: number) => centre(clock).x,
        y: (_: Clock, clock: number) => centre(clock).y - 1.4,
        text: 'label',
        fill: themed('ink-soft'),
        fontSize: 12,
      }),
    ],
  });
}
