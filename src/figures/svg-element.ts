/** What an SVG element is given, besides what it holds. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element with its attributes and, where it is a text, its text. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Attributes,
  content?: string,
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, String(value));
  if (content !== undefined) element.textContent = content;
  return element;
}
