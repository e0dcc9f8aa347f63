import type { Locale } from './locale.ts';

/** A whole number with its digits in groups of three: 124,439,808; in Spanish 124 439 808. */
export function formatCount(count: number, locale: Locale): string {
  const [separator, fewest] = locale === 'en' ? [',', 4] : ['\u202F', 5];
  const digits = String(Math.abs(count));
  const grouped = digits.length < fewest ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator);
  return count < 0 ? `−${grouped}` : grouped;
}
