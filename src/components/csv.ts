import { toRows } from '#core/index.ts';
import type { NamedMatrix } from './named-matrix.ts';

/**
 * A matrix as a CSV text (RFC 4180): a line of column labels, then a line a row with its label
 * first. Numbers at full precision, with a decimal point; NaN and ±∞ as JavaScript writes them.
 */
export function toCsv({ letter, data, rowLabels, colLabels }: NamedMatrix): string {
  const lines = [
    [letter, ...colLabels],
    ...toRows(data).map((row, i) => [rowLabels[i] ?? String(i), ...row.map(String)]),
  ];
  return lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
