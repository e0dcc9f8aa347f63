import { formatNumber, isPrintedExactly, rowView, type Matrix } from '#core/index.ts';
import { formatInput } from '#components/format-cell.ts';

/** A number rounded to these digits; without zeros that say nothing where nothing is lost. */
export function show(x: number, digits = 2): string {
  return isPrintedExactly(x, digits) ? formatInput(x) : formatNumber(x, digits);
}

/** A row as a point: `(2, −1)`. */
export function showRow(a: Matrix, row = 0, digits = 2): string {
  return `(${Array.from(rowView(a, row), (x) => show(x, digits)).join(', ')})`;
}

/** A row as its parts, each after its name: `animal 2, food −1`. */
export function showNamed(a: Matrix, names: readonly string[], row = 0): string {
  return Array.from(rowView(a, row), (x, col) => `${names[col]} ${show(x)}`).join(', ');
}
