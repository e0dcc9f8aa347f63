import type { Matrix } from '#core/index.ts';
import { indexedPng, pngAddress } from './indexed-png.ts';
import { rampColours, rampIndex, type ColourScale, type Theme } from './palette.ts';
import { svgElement } from './svg-element.ts';

/** A place in a figure, in the pixels of its viewBox. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const themes: readonly Theme[] = ['light', 'dark'];

/**
 * A matrix as one image, a pixel a cell, stretched over a box: for more cells than rectangles can keep
 * up with. There is one image for each theme, and the page shows the one it is in.
 */
export function matrixImage(
  data: Matrix,
  { document, scale, box }: { document: Document; scale: ColourScale; box: Box },
): SVGGElement {
  const group = svgElement(document, 'g', {}) as SVGGElement;
  if (data.data.length === 0) return group;
  const indices = Uint8Array.from(data.data, (value) => rampIndex(value, scale));
  for (const theme of themes) {
    const png = indexedPng(data.cols, data.rows, indices, rampColours(theme, scale));
    const image = svgElement(document, 'image', {
      ...box,
      href: pngAddress(png),
      preserveAspectRatio: 'none',
      style: 'image-rendering: pixelated',
      'data-shown-in': theme,
    });
    group.append(image);
  }
  return group;
}
