import type { Snippet } from 'svelte';
import type { Locale } from '#i18n/locale.ts';

/** What a chapter hands to a demo: its language, its formula and the source to show. */
export interface IslandProps {
  locale: Locale;
  formula?: Snippet;
  source?: Snippet;
  /** Astro's types count named slots among the children. */
  children?: unknown;
}
