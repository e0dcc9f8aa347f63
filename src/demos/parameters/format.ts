import { formatNumber } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';

/** A share of the whole: `33.3%`, two decimals below one per cent. */
export function formatShare(share: number, locale: Locale): string {
  const percent = 100 * share;
  const isRound = percent === 0 || percent === 100;
  const digits = isRound ? 0 : percent < 1 ? 2 : 1;
  const isTiny = percent > 0 && percent < 0.005;
  const text = isTiny ? '< 0.01' : formatNumber(percent, digits);
  return locale === 'en' ? `${text}%` : `${text}\u00A0%`;
}

/** Bytes as people say them, a step being 1000: `498 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
  return `${formatNumber(value, digits)}\u00A0${units[unit]}`;
}

/** Millions: `124`, or with decimals. */
export function formatMillions(count: number, digits = 0): string {
  return formatNumber(count / 1e6, digits);
}
