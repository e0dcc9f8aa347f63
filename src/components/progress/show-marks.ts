import { toLocale } from '#i18n/locale.ts';
import { progressText } from '#i18n/progress.ts';
import { keeping, markRead, markSolved, subscribe } from './progress-store.ts';
import { isEmpty, solvedOn, type Progress } from './progress.ts';

/** Shows what is marked in the sidebar, in lists of chapters and at the page's end, and follows its changes. */
export function showMarks(): void {
  const t = progressText[toLocale(document.documentElement.lang)];
  const links = document.querySelectorAll<HTMLAnchorElement>('.sidebar-content a, .chapter-list a');
  const end = document.querySelector<HTMLElement>('.chapter-end');
  const button = end?.querySelector('button');

  const show = (progress: Progress): void => {
    for (const link of links) {
      const slug = link.pathname.split('/').at(-2)!;
      const isRead = progress.read.has(slug);
      const { solved, exercises } = solvedOn(slug, progress);
      link.querySelector('.progress-mark')?.remove();
      if (!isRead && solved === 0) continue;
      const mark = span('progress-mark', '');
      const said = [...(isRead ? [t.read] : []), ...(solved ? [t.solved(solved, exercises)] : [])];
      const seen = span('', solved ? `${solved}/${exercises}` : '');
      seen.ariaHidden = 'true';
      seen.append(span('tick', isRead ? '✓' : ''));
      mark.append(span('sr-only', ` (${said.join(', ')})`), seen);
      link.append(mark);
    }
    if (!end) return;
    const slug = end.dataset['slug']!;
    button?.setAttribute('aria-pressed', `${progress.read.has(slug)}`);
    const { solved, exercises } = solvedOn(slug, progress);
    const count = end.querySelector('.solved');
    if (count) count.textContent = t.solved(solved, exercises);
    const isLost = keeping() === 'only this page' && !isEmpty(progress);
    end.querySelector('.not-kept > span')!.toggleAttribute('hidden', !isLost);
    end.dataset['alive'] = '';
  };

  button?.addEventListener('click', () =>
    markRead(end!.dataset['slug']!, button.getAttribute('aria-pressed') === 'false'),
  );
  // So a demo says it that knows of no progress.
  document.addEventListener('exercise-solved', (event) =>
    markSolved((event as CustomEvent<{ id: string }>).detail.id),
  );
  subscribe(show);
}

function span(className: string, text: string): HTMLSpanElement {
  return Object.assign(document.createElement('span'), { className, textContent: text });
}
