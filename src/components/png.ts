import { palette, type Theme } from '#figures/palette.ts';
import { standaloneSvg, type PictureOrigin } from '#figures/standalone-svg.ts';

/** A figure as a PNG at twice its size, with its origin in a caption under it. */
export async function toPng(
  svg: SVGSVGElement,
  { theme, origin, caption }: { theme: Theme; origin: PictureOrigin; caption: readonly string[] },
): Promise<Blob> {
  const standalone = standaloneSvg(svg, { theme, origin });
  const image = new Image();
  const markup = new XMLSerializer().serializeToString(standalone);
  image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
  await image.decode();

  const [scale, margin, line] = [2, 8, 14];
  const width = Number(standalone.getAttribute('width'));
  const height = Number(standalone.getAttribute('height'));
  const canvas = document.createElement('canvas');
  canvas.width = scale * width;
  canvas.height = scale * (height + 2 * margin + line * caption.length);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = palette[theme].card;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, width, height);
  context.fillStyle = palette[theme]['ink-soft'];
  context.font = '10px system-ui, sans-serif';
  caption.forEach((text, i) =>
    context.fillText(text, margin, height + margin + line * (i + 0.75), width - 2 * margin),
  );
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('toPng: no picture')))),
  );
}
