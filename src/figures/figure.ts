import { plot, type PlotOptions } from '@observablehq/plot';
import { themed } from './palette.ts';

/** What every figure is drawn with, besides its data. */
export interface FigureOptions {
  /** The document to make elements in: the browser's, or linkedom's while the site is built. */
  readonly document: Document;
  readonly width?: number;
  readonly height?: number;
  /** What there is to see, for who cannot see it. */
  readonly ariaLabel: string;
}

/** A Plot in the course's type and colours, on a transparent ground. */
export function figure(options: PlotOptions & FigureOptions): SVGSVGElement {
  const svg = plot({
    ...options,
    style: {
      background: 'none',
      color: themed('ink-soft'),
      fontFamily: 'inherit',
      fontSize: '11px',
      overflow: 'visible',
    },
  }) as SVGSVGElement;
  svg.setAttribute('role', 'img');
  // Plot names its groups for assistive technology; inside an image nobody may be sent there.
  for (const group of svg.querySelectorAll('g[aria-label], g[aria-description]')) {
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
  }
  return svg;
}
