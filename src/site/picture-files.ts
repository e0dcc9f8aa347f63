import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { parseHTML } from 'linkedom';
import subsetFont from 'subset-font';
import { palette, type Theme } from '#figures/palette.ts';
import { standaloneSvg } from '#figures/standalone-svg.ts';
import { examples, type ExamplesText } from '#i18n/examples.ts';
import type { Locale } from '#i18n/locale.ts';
import { drawPicture, type Picture, type PictureName } from '#demos/examples/pictures.ts';

/** In pixels. */
const pngWidth = 1600;
/** The renderer's number for pixels that stay sharp. */
const optimizeSpeed = 1;
const theme: Theme = 'light';

const { resolve } = createRequire(import.meta.url);
/** The second for what the first lacks: arrows. */
const fonts = {
  'Source Serif 4': '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  KaTeX_Main: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
};
const fontFamily = Object.keys(fonts)
  .map((name) => `'${name}'`)
  .join(', ');

const { document } = parseHTML('<!doctype html><html></html>');

/** A reference picture as an SVG document of its own, with its font in it. */
export async function pictureSvg(name: PictureName, locale: Locale): Promise<string> {
  const framed = frame(drawPicture(name, document, examples[locale]), examples[locale]);
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  const faces = await Promise.all(
    Object.entries(fonts).map(async ([family, file]) => {
      const font = await subsetFont(await readFile(resolve(file)), framed.textContent, {
        targetFormat: 'woff2',
      });
      const data = Buffer.from(font).toString('base64');
      return `@font-face{font-family:'${family}';src:url(data:font/woff2;base64,${data})}`;
    }),
  );
  style.textContent = faces.join('');
  framed.prepend(style);
  return `${serialize(framed)}\n`;
}

/** The same as a PNG, 1600 pixels wide. */
export async function picturePng(name: PictureName, locale: Locale): Promise<Buffer> {
  const framed = frame(drawPicture(name, document, examples[locale]), examples[locale]);
  const image = new Resvg(serialize(framed), {
    fitTo: { mode: 'width', value: pngWidth },
    font: { fontBuffers: await preparePng(), defaultFontFamily: Object.keys(fonts)[0]! },
    imageRendering: optimizeSpeed,
  });
  return Buffer.from(image.render().asPng());
}

/**
 * A picture with its title over it and the origin of its numbers under it, in the colours of one theme.
 */
function frame({ svg, title, origin, seed }: Picture, t: ExamplesText): SVGSVGElement {
  const [margin, titleSize, originSize] = [24, 20, 12];
  const inner = standaloneSvg(svg, {
    theme,
    origin: { title, origin, seed, link: '' },
  });
  const [width, height] = ['width', 'height'].map((side) => Number(inner.getAttribute(side))) as [
    number,
    number,
  ];
  const top = margin + titleSize + 12;
  const whole = { width: width + 2 * margin, height: top + height + originSize + 2 * margin - 8 };

  const framed = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${whole.width} ${whole.height}`,
    ...whole,
    role: 'img',
    'aria-label': t.picture.summary(title, origin),
    'font-family': fontFamily,
  }) as SVGSVGElement;
  inner.setAttribute('x', String(margin));
  inner.setAttribute('y', String(top));
  inner.setAttribute('font-family', fontFamily);
  // The page's own family means nothing here.
  for (const styled of [inner, ...inner.querySelectorAll('[font-family], [style]')]) {
    styled.setAttribute(
      'style',
      (styled.getAttribute('style') ?? '').replace(/font-family:[^;]*;?/, ''),
    );
    if (styled.getAttribute('font-family') === 'inherit') styled.removeAttribute('font-family');
  }
  framed.append(
    element('rect', { ...whole, fill: palette[theme].card }),
    element(
      'text',
      {
        x: margin,
        y: margin + titleSize * 0.8,
        'font-size': titleSize,
        fill: palette[theme].ink,
      },
      title,
    ),
    inner,
    element(
      'text',
      {
        x: margin,
        y: whole.height - margin + 4,
        'font-size': originSize,
        fill: palette[theme]['ink-soft'],
      },
      origin,
    ),
  );
  return framed;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, String(value));
  made.textContent = text;
  return made;
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
