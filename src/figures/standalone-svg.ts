import { palette, type ColourName, type Theme } from './palette.ts';
import { svgElement } from './svg-element.ts';

/** What a picture that leaves the site says about itself. */
export interface PictureOrigin {
  readonly title: string;
  /** Where its numbers come from: hand-set, random, trained. */
  readonly origin: string;
  readonly seed?: number | undefined;
  /** The address that shows the demo in this state, or where the picture is explained. */
  readonly link?: string | undefined;
}

/**
 * A figure as an SVG document of its own: colours of one theme instead of the page's tokens, a
 * ground, a font that every viewer has, its size in pixels, and its origin as metadata.
 *
 * @param svg left as it is
 * @throws if the figure uses a token that the palette does not have
 */
export function standaloneSvg(
  svg: SVGSVGElement,
  { theme, origin }: { theme: Theme; origin: PictureOrigin },
): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { ownerDocument } = svg;
  for (const image of copy.querySelectorAll('[data-shown-in]'))
    if (image.getAttribute('data-shown-in') !== theme) image.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) resolveTokens(element, theme);

  const [, , width = '0', height = '0'] = (copy.getAttribute('viewBox') ?? '').split(/[\s,]+/);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.setAttribute('color', palette[theme]['ink-soft']);

  const ground = svgElement(ownerDocument, 'rect', { width, height, fill: palette[theme].card });
  const title = svgElement(ownerDocument, 'title', {}, origin.title);
  const metadata = svgElement(ownerDocument, 'metadata', {}, JSON.stringify(origin));
  copy.prepend(title, metadata, ground);
  return copy;
}

function resolveTokens(element: Element, theme: Theme): void {
  for (const { name, value } of [...element.attributes]) {
    if (!/var\(--|light-dark\(/.test(value)) continue;
    const resolved = value
      .replace(/var\(--([\w-]+)\)/g, (_, token: string) => {
        if (!Object.hasOwn(palette[theme], token))
          throw new Error(`standaloneSvg: the palette has no colour ${token}`);
        return palette[theme][token as ColourName];
      })
      .replace(/light-dark\((#\w+), (#\w+)\)/g, theme === 'light' ? '$1' : '$2');
    element.setAttribute(name, resolved);
  }
}
