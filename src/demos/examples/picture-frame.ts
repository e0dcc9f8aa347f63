import { palette, type Theme } from '#figures/palette.ts';
import { standaloneSvg } from '#figures/standalone-svg.ts';
import { svgElement } from '#figures/svg-element.ts';
import type { ExamplesText } from '#i18n/examples.ts';
import type { Picture } from './pictures.ts';

/**
 * A picture with its title over it and the origin of its numbers under it, in the colours of one theme.
 */
export function framePicture(
  { svg, title, origin, seed }: Picture,
  {
    document,
    t,
    theme,
    fontFamily,
    link,
  }: {
    document: Document;
    t: ExamplesText;
    theme: Theme;
    fontFamily: string;
    /** Where the picture is explained. */
    link?: string | undefined;
  },
): SVGSVGElement {
  const [margin, titleSize, originSize] = [24, 20, 12];
  const inner = standaloneSvg(svg, {
    theme,
    origin: { title, origin, seed, link },
  });
  const [width, height] = ['width', 'height'].map((side) => Number(inner.getAttribute(side))) as [
    number,
    number,
  ];
  const top = margin + titleSize + 12;
  const whole = { width: width + 2 * margin, height: top + height + originSize + 2 * margin - 8 };

  const framed = svgElement(document, 'svg', {
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
    svgElement(document, 'rect', { ...whole, fill: palette[theme].card }),
    svgElement(
      document,
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
    svgElement(
      document,
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
