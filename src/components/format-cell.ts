import { formatNumber, isPrintedExactly } from '#core/index.ts';

/**
 * A number in at most five characters: 0.54, 12.3, −345, 1e6.
 *
 * @param decimals how many at most; fewer where the five characters do not hold them
 */
export function formatCell(value: number, decimals = 2): string {
  const size = Math.abs(value);
  if (size >= 9999.5 && size < Infinity) return shortExponent(value);
  if (size >= 99.95) return formatNumber(value, 0);
  if (size >= 9.995) return formatNumber(value, Math.min(1, decimals));
  return formatNumber(size < 0.005 ? 0 : value, decimals);
}

function shortExponent(value: number): string {
  return value.toExponential(0).replace('+', '').replace('-', '−');
}

/** A number as it stands in a field: at most six decimals, none that says nothing. */
export function formatInput(value: number): string {
  return String(Number(value.toFixed(6)) + 0).replace('-', '−');
}

/** A number in a table: a whole one with all its digits, others with six decimals, fewer where they say nothing. */
export function formatTable(value: number): string {
  const isPlain = Number.isSafeInteger(value) || isPrintedExactly(value, 6);
  return Number.isFinite(value) && isPlain ? formatInput(value) : formatNumber(value, 6);
}
