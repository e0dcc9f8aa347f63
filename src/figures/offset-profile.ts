import { lineY, ruleX, ruleY } from '@observablehq/plot';
import { figure, type FigureOptions } from './figure.ts';
import { themed, type ColourName } from './palette.ts';

/** The dot product of one position's row with every position's, against how far off it is. */
export interface Profile {
  readonly colour: ColourName;
  /** Told apart from the other by more than its colour. */
  readonly dashed?: boolean;
  readonly points: readonly { readonly offset: number; readonly product: number }[];
}

/**
 * Dot products of encodings against the offset between their positions, each profile over the offsets
 * that it has. The axes are the caller's.
 */
export function offsetProfile(
  profiles: readonly Profile[],
  {
    reach,
    limit,
    xLabel,
    yLabel,
    width = 420,
    height = 220,
    ...options
  }: FigureOptions & {
    /** The x axis runs from −reach to reach. */
    reach: number;
    /** The y axis runs from −limit to limit. */
    limit: number;
    xLabel: string;
    yLabel: string;
  },
): SVGSVGElement {
  return figure({
    ...options,
    width,
    height,
    marginLeft: 44,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 38,
    x: { domain: [-reach, reach], label: xLabel, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [-limit, limit], ticks: 5, label: yLabel, labelArrow: 'none' },
    marks: [
      ruleY([0], { stroke: themed('rule') }),
      ruleX([0], { stroke: themed('rule-strong'), strokeDasharray: '3 3' }),
      ...profiles.map(({ colour, dashed = false, points }) =>
        lineY(points, {
          x: 'offset',
          y: 'product',
          stroke: themed(colour),
          strokeWidth: dashed ? 1.75 : 3,
          ...(dashed ? { strokeDasharray: '5 4' } : {}),
        }),
      ),
    ],
  });
}
