/** The languages of the course. English stands at the site's root, Spanish under `/es/`. */
export type Locale = 'en' | 'es';

/** The dictionary language of a BCP 47 tag; English where the tag is missing or unknown. */
export function toLocale(tag: string | undefined): Locale {
  return tag?.startsWith('es') ? 'es' : 'en';
}
