import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { expect, test, vi } from 'vitest';
import { coursePages } from './course-pages.ts';

vi.mock('#exercises/catalogue.ts', () => ({
  solvable: { softmax: ['softmax-by-hand', 'softmax-axis'], 'break-it': ['break-it-scale'] },
}));

type Sidebar = StarlightRouteData['sidebar'];

function link(label: string, href: string, isCurrent = false): Sidebar[number] {
  return { type: 'link', label, href, isCurrent, badge: undefined, attrs: {} };
}

test('the chapters and other pages with exercises, in the sidebar’s order and language, under any base', () => {
  const sidebar: Sidebar = [
    link('Antes de empezar', '/base/es/before-you-start/'),
    {
      type: 'group',
      label: 'La atención',
      badge: undefined,
      collapsed: false,
      entries: [link('Softmax', '/base/es/softmax/', true)],
    },
    link('Romperla', '/base/es/break-it/'),
    link('Notación', '/base/es/notation/'),
    link('Inicio', '/base/es/'),
    link('Fuera', 'https://example.org'),
  ];
  const shown = coursePages(sidebar).map(({ slug, title, isCurrent, isChapter, exercises }) => [
    slug,
    title,
    isCurrent,
    isChapter,
    exercises,
  ]);
  expect(shown).toEqual([
    ['before-you-start', 'Antes de empezar', false, true, 0],
    ['softmax', 'Softmax', true, true, 2],
    ['break-it', 'Romperla', false, false, 1],
  ]);
});
