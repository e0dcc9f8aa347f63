import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { course, emptyProgress, solvedOn } from './progress.ts';

type SidebarEntry = StarlightRouteData['sidebar'][number];

/** A page that can be marked, as the sidebar names it in the language of the page that is built. */
export interface CoursePage {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly isCurrent: boolean;
  /** One of the chapters; else a page with exercises only. */
  readonly isChapter: boolean;
  readonly exercises: number;
}

/** The chapters of the sidebar and its other pages with exercises, in its order. */
export function coursePages(sidebar: readonly SidebarEntry[]): CoursePage[] {
  return sidebar.flatMap((entry): CoursePage[] => {
    if (entry.type === 'group') return coursePages(entry.entries);
    const { label: title, href, isCurrent } = entry;
    const slug = href.split('/').at(-2) ?? '';
    const isChapter = course.chapters.includes(slug);
    const { exercises } = solvedOn(slug, emptyProgress());
    return isChapter || exercises > 0
      ? [{ slug, title, href, isCurrent, isChapter, exercises }]
      : [];
  });
}
