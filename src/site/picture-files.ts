import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { parseHTML } from 'linkedom';
import subsetFont from 'subset-font';
import { svgElement } from '#figures/svg-element.ts';
import { examples } from '#i18n/examples.ts';
import type { Locale } from '#i18n/locale.ts';
import { framePicture } from '#demos/examples/picture-frame.ts';
import { drawPicture, type PictureName } from '#demos/examples/pictures.ts';

/** In pixels. */
const pngWidth = 1600;
/** The renderer's number for pixels that stay sharp. */
const optimizeSpeed = 1;

// From the project's folder: once built, this module stands elsewhere.
const { resolve } = createRequire(join(process.cwd(), 'package.json'));
/** The second for what the first lacks: arrows. */
const fonts = {
  'Source Serif 4': '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  KaTeX_Main: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
};
const fontFamily = Object.keys(fonts)
  .map((name) => `'${name}'`)
  .join(', ');

const { document } = parseHTML('<!doctype html><html></html>');

/**
 * A reference picture as an SVG document of its own, with its font in it.
 *
 * @param link where the picture is explained
 */
export async function pictureSvg(
  name: PictureName,
  locale: Locale,
  link?: string,
): Promise<string> {
  const framed = draw(name, locale, link);
  const faces = await Promise.all(
    Object.entries(fonts).map(async ([family, file]) => {
      const font = await subsetFont(await readFile(resolve(file)), framed.textContent, {
        targetFormat: 'woff2',
      });
      const data = Buffer.from(font).toString('base64');
      return `@font-face{font-family:'${family}';src:url(data:font/woff2;base64,${data})}`;
    }),
  );
  framed.prepend(svgElement(document, 'style', {}, faces.join('')));
  return `${serialize(framed)}\n`;
}

/** What a page says of a picture that it only names. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly description: string;
}

/** Of the PNG: its size in pixels, and what it shows. */
export function pictureFacts(name: PictureName, locale: Locale): PictureFacts {
  const framed = draw(name, locale);
  const [, , width, height] = framed.getAttribute('viewBox')!.split(' ').map(Number);
  return {
    width: pngWidth,
    height: Math.round((pngWidth * height!) / width!),
    description: framed.getAttribute('aria-label')!,
  };
}

/** The same as a PNG, 1600 pixels wide. */
export async function picturePng(name: PictureName, locale: Locale): Promise<Buffer> {
  const framed = draw(name, locale);
  const image = new Resvg(serialize(framed), {
    fitTo: { mode: 'width', value: pngWidth },
    font: { fontBuffers: await preparePng(), defaultFontFamily: Object.keys(fonts)[0]! },
    imageRendering: optimizeSpeed,
  });
  return Buffer.from(image.render().asPng());
}

function draw(name: PictureName, locale: Locale, link?: string): SVGSVGElement {
  const t = examples[locale];
  return framePicture(drawPicture(name, document, t), {
    document,
    t,
    theme: 'light',
    fontFamily,
    link,
  });
}

function serialize(svg: SVGSVGElement): string {
  // eslint-disable-next-line no-restricted-syntax -- written to a file, never into a page
  return svg.outerHTML;
}

let prepared: Promise<Uint8Array[]> | undefined;

/** Starts the renderer, once; its fonts, which it reads as TrueType. */
function preparePng(): Promise<Uint8Array[]> {
  prepared ??= (async () => {
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return Promise.all(
      Object.values(fonts).map(async (file) =>
        subsetFont(await readFile(resolve(file)), characters, { targetFormat: 'truetype' }),
      ),
    );
  })();
  return prepared;
}

/** What pictures are labelled in: printable ASCII, the letters of Spanish, signs. */
const characters = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'áéíóúñüÁÉÍÓÚÑÜ¿¡«»“”’–—−×·↑→↓\u2003',
].join('');
