import { parseHTML } from 'linkedom';
import type { Problem } from '#exercises/exercise.ts';
import { fillFacts } from './fill-facts.ts';

/** The pieces of an exercise's text as HTML, by the name of their slot: `question`, `hint-0`, `mistake-columns`. */
export type Parts = Readonly<Record<string, string>>;

/**
 * Takes the text of an exercise apart and fills in the numbers of a problem.
 *
 * @throws RangeError if a part is missing, or is there for nothing
 */
export function partsOf(id: string, html: string, { asked, mistakes, facts }: Problem): Parts {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const { body } = document;
  fillFacts(body, facts);

  const take = (kind: string): [name: string, html: string][] =>
    [...body.querySelectorAll<HTMLElement>(`[data-part="${kind}"]`)].map((part) => {
      part.remove();
      return [part.dataset['name'] ?? '', contentOf(part)];
    });
  const reasons = [...body.querySelectorAll<HTMLElement>('[data-part="option"]')].map((option) => {
    const reason = option.querySelector('[data-part="reason"]');
    reason?.remove();
    return [option.dataset['name'] ?? '', reason ? contentOf(reason) : ''] as const;
  });

  const hints = take('hint').map(([, hint]) => hint);
  const solutions = take('solution');
  const named = { mistake: take('mistake'), option: take('option'), item: take('item') };

  const expected = {
    mistake: asked.kind === 'choice' ? [] : Object.keys(mistakes),
    option: asked.kind === 'choice' ? asked.options : [],
    item: asked.kind === 'order' ? asked.items : [],
  };
  for (const kind of ['mistake', 'option', 'item'] as const) {
    const written = named[kind].map(([name]) => name);
    if ([...written].sort().join() !== [...expected[kind]].sort().join())
      throw new RangeError(
        `${id}: one ${kind} each for ${expected[kind].join(', ') || 'nothing'}; got ${written.join(', ') || 'none'}`,
      );
  }
  if (hints.length === 0) throw new RangeError(`${id}: at least one <Hint>`);
  if (solutions.length !== 1)
    throw new RangeError(`${id}: one <Solution>, got ${solutions.length}`);
  const unreasoned = reasons.find(([, reason]) => reason === '');
  if (unreasoned) throw new RangeError(`${id}: a <Reason> in the option “${unreasoned[0]}”`);

  return Object.fromEntries([
    ...hints.map((hint, index) => [`hint-${index}`, hint] as const),
    ...Object.entries(named).flatMap(([kind, pieces]) =>
      pieces.map(([name, piece]) => [`${kind}-${name}`, piece] as const),
    ),
    ...reasons.map(([name, reason]) => [`reason-${name}`, reason] as const),
    ['solution', solutions[0]![1]],
    // eslint-disable-next-line no-restricted-syntax -- read while the site is built, from the site's own text
    ['question', body.innerHTML.trim()],
  ]);
}

/** What is in a part; of a part with one paragraph, what is in that, so that it can stand in a line. */
function contentOf(part: Element): string {
  const [only, ...others] = part.children;
  const isOneParagraph =
    only?.tagName === 'P' &&
    others.length === 0 &&
    part.textContent.trim() === only.textContent.trim();
  // eslint-disable-next-line no-restricted-syntax -- as above
  return (isOneParagraph ? only : part).innerHTML.trim();
}
