import type { Locale } from './locale.ts';

const formats = { en: new Intl.NumberFormat('en'), es: new Intl.NumberFormat('es') };

/**
 * A whole number with its digits in groups of three: 124,439,808; in Spanish 124 439 808, with thin spaces
 * and only from five digits on. A point between groups, as Spain writes it, is a decimal point in this course.
 */
export function formatCount(count: number, locale: Locale): string {
  return formats[locale]
    .formatToParts(count)
    .map(({ type, value }) => {
      if (type === 'minusSign') return '−';
      return type === 'group' && locale === 'es' ? '\u202F' : value;
    })
    .join('');
}
