import { standaloneSvg } from '#figures/standalone-svg.ts';
import { toCsv } from './csv.ts';
import { download } from './download.ts';
import { toJson, type FileOrigin, type NamedMatrix } from './named-matrix.ts';
import { toPng } from './png.ts';

/** All matrices of a demo as `<demo>.json`. */
export function saveJson(demo: string, matrices: readonly NamedMatrix[], origin: FileOrigin): void {
  download(`${demo}.json`, toJson(matrices, origin), 'application/json');
}

/** One matrix as `<demo>-<matrix>.csv`: nothing but its labels and numbers. */
export function saveCsv(demo: string, matrix: NamedMatrix): void {
  download(`${demo}-${matrix.name}.csv`, toCsv(matrix), 'text/csv');
}

/** A figure in the theme of the page, as a file with its origin in it. */
export async function savePicture(
  name: string,
  svg: SVGSVGElement,
  format: 'svg' | 'png',
  origin: FileOrigin,
): Promise<void> {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  if (format === 'svg') {
    const markup = new XMLSerializer().serializeToString(standaloneSvg(svg, { theme, origin }));
    download(`${name}.svg`, markup, 'image/svg+xml');
  } else {
    const caption = [origin.title, origin.origin, origin.link];
    download(`${name}.png`, await toPng(svg, { theme, origin, caption }), 'image/png');
  }
}
