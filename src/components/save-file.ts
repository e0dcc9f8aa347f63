import { standaloneSvg } from '#figures/standalone-svg.ts';
import { toCsv } from './csv.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import { toJson, type FileOrigin, type NamedMatrix } from './named-matrix.ts';
import { toPng } from './png.ts';

/** All matrices of a demo, in a file named for it. */
export function saveJson(matrices: readonly NamedMatrix[], origin: FileOrigin): void {
  download(`${fileName(origin.title)}.json`, toJson(matrices, origin), 'application/json');
}

/** One matrix: nothing but its labels and numbers, in a file named for the demo and for it. */
export function saveCsv(matrix: NamedMatrix, { title }: FileOrigin): void {
  download(`${fileName(title, matrix.letter, matrix.label)}.csv`, toCsv(matrix), 'text/csv');
}

/** A figure in the theme of the page, as a file with its origin in it. */
export async function savePicture(
  svg: SVGSVGElement,
  format: 'svg' | 'png',
  origin: FileOrigin,
): Promise<void> {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  if (format === 'svg') {
    const markup = new XMLSerializer().serializeToString(standaloneSvg(svg, { theme, origin }));
    download(`${fileName(origin.title)}.svg`, markup, 'image/svg+xml');
  } else {
    const caption = [origin.title, origin.origin, origin.link];
    download(
      `${fileName(origin.title)}.png`,
      await toPng(svg, { theme, origin, caption }),
      'image/png',
    );
  }
}
