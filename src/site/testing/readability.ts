/** What a page must give to any reader, measured in the browser: room, size and names. */
import type { Page } from 'playwright-core';

export interface Readability {
  /** How far the page reaches, in CSS pixels. */
  width: number;
  /** Elements that reach beyond the window, or whose text is cut off, and by how much. */
  cut: string[];
  /** Targets below 24 by 24 pixels that have another target nearer than that (WCAG 2.5.8). */
  small: string[];
}

/**
 * Goes to the page's top: what has scrolled under the bar there is no neighbour of its targets. Then waits
 * until what answers a new width has answered.
 */
export function measureReadability(page: Page): Promise<Readability> {
  return page.evaluate(async () => {
    window.scrollTo({ top: 0, behavior: 'instant' });
    for (let frames = 0; frames < 2; frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const named = (element: Element): string => {
      const within = element.closest<HTMLElement>('[data-demo], [data-exercise]');
      const place = within ? `${within.dataset['demo'] ?? within.dataset['exercise']} ` : '';
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return `${place}${element.tagName} ${name.trim().slice(0, 40)}`;
    };
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('.katex-mathml, .sr-only')
      );
    };
    const isScroller = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX);
    const scrolls = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return false;
      return isScroller(parent) || scrolls(parent);
    };

    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'body *:not(svg, svg *, .katex *)',
    )) {
      // A field scrolls by itself; the name of the section one is in stands over it in full.
      if (!isShown(element) || element.matches('input, select, .display-current')) continue;
      const { left, right } = element.getBoundingClientRect();
      const beyond = Math.max(right - innerWidth, -left);
      if (element.childElementCount === 0 && beyond > 1 && !scrolls(element))
        cut.push(`${named(element)}: ${Math.round(beyond)} beyond the window`);
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline') continue;
      const tooWide = element.scrollWidth - element.clientWidth;
      if (/hidden|clip/.test(overflowX) && tooWide > 1)
        cut.push(`${named(element)}: ${tooWide} of its width`);
      const tooHigh = element.scrollHeight - element.clientHeight;
      if (/hidden|clip/.test(overflowY) && tooHigh > 2 && !isScroller(element))
        cut.push(`${named(element)}: ${tooHigh} of its height`);
    }

    const interactive =
      'a[href], button, input:not([type="hidden"]), select, summary, [tabindex="0"], [role="gridcell"]';
    const targets = [...document.querySelectorAll<HTMLElement>(interactive)].filter(isShown);
    const boxes = targets.map((target) =>
      (target.closest('label') ?? target).getBoundingClientRect(),
    );
    const isSmall = ({ width, height }: DOMRect): boolean => width < 24 || height < 24;
    const small = targets.flatMap((target, i) => {
      const box = boxes[i]!;
      // The line height of the text around it decides how high a link in a sentence is.
      if (!isSmall(box) || getComputedStyle(target).display === 'inline') return [];
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const tooNear = targets.find((other, j) => {
        const near = boxes[j]!;
        if (other.contains(target) || target.contains(other) || near === box) return false;
        const [dx, dy] = isSmall(near)
          ? [near.x + near.width / 2 - x, near.y + near.height / 2 - y]
          : [
              Math.max(near.left - x, 0, x - near.right),
              Math.max(near.top - y, 0, y - near.bottom),
            ];
        return Math.hypot(dx, dy) < (isSmall(near) ? 24 : 12);
      });
      return tooNear ? [{ target, tooNear }] : [];
    });
    return {
      width: document.documentElement.scrollWidth,
      cut,
      small: small.map(({ target, tooNear }) => {
        const { width, height } = target.getBoundingClientRect();
        return `${named(target)}: ${Math.round(width)} by ${Math.round(height)}, near ${named(tooNear)}`;
      }),
    };
  });
}

/** The least room that text must bear around it (WCAG 1.4.12). */
export const roomyText =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
  'p { margin-bottom: 2em !important }';

/**
 * What a screen reader could not tell its user, from the accessibility tree as text: controls and
 * pictures without a name, names that stand twice in one group.
 */
export function unclear(tree: string): string[] {
  const found: string[] = [];
  const nodes: { indent: number; role: string; seen: Set<string> }[] = [];
  for (const line of tree.split('\n')) {
    const match = /^( *)- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?(.*)$/.exec(line);
    if (!match) continue;
    const [, spaces, role, name, rest] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const indent = spaces.length;
    while (nodes.length > 0 && nodes.at(-1)!.indent >= indent) nodes.pop();
    const isControl =
      /^(button|checkbox|radio|slider|spinbutton|textbox|combobox|link|application|grid|img|gridcell|region|figure|toolbar|math)$/.test(
        role,
      );
    if (isControl && role !== 'math' && !name) found.push(`${role} without a name: ${line.trim()}`);
    if (isControl && /^(?:↑|↓|←|→|×|±|✓|✗|\+|-)$/u.test(name ?? ''))
      found.push(`${role} whose name is a sign: ${line.trim()}`);
    const group = nodes.at(-1);
    if (group && isControl && name && role !== 'gridcell' && !/\[disabled\]/.test(rest)) {
      const key = `${role} ${name}`;
      if (group.seen.has(key)) found.push(`twice in one ${group.role}: ${key}`);
      group.seen.add(key);
    }
    nodes.push({ indent, role, seen: new Set() });
  }
  return found;
}
