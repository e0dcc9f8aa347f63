/**
 * A number as the site prints it: fixed decimals, a true minus sign (U+2212), never −0.00. From 10⁶ on,
 * and below 10⁻⁶, a power of ten: `1.23×10⁴⁵`, so that nothing gets long.
 *
 * @param digits decimals, 0 to 6
 * @throws RangeError if digits is anything else
 */
export function formatNumber(x: number, digits = 2): string {
  const decimal = toDecimal(x, digits);
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  return typeset(decimal);
}

/** A finite number as a power of ten, whatever its size: `5.3×10⁻⁶`. Zeros that say nothing are left out. */
export function formatScientific(x: number, digits = 1): string {
  return typeset(x.toExponential(digits).replace(/\.?0+e/, 'e'));
}

/** JavaScript's `-1.23e+45` as `−1.23×10⁴⁵`. */
function typeset(decimal: string): string {
  const [significand = '', exponent] = decimal.split('e');
  const signed = significand.replace('-', '−');
  return exponent === undefined ? signed : `${signed}×10${superscript(exponent)}`;
}

/**
 * Whether printing a number at these digits rounds nothing away. What floating point itself adds, as in
 * 0.1 + 0.2 = 0.30000000000000004, does not count: it stays far below 10⁻¹² of the number.
 */
export function isPrintedExactly(x: number, digits = 2): boolean {
  const printed = Number(toDecimal(x, digits));
  return !Number.isFinite(x) || Math.abs(printed - x) <= 1e-12 * Math.abs(x);
}

/** The digits to print, in the notation of JavaScript: `-0.50`, `1.23e+45`. */
function toDecimal(x: number, digits: number): string {
  if (!Number.isInteger(digits) || digits < 0 || digits > 6) {
    throw new RangeError(`formatNumber: digits are an integer from 0 to 6, got ${digits}`);
  }
  const fixed = x.toFixed(digits);
  const isLong = Math.abs(Number(fixed)) >= 1e6;
  const isTiny = x !== 0 && Math.abs(x) < 1e-6;
  if (isLong || isTiny) return x.toExponential(digits);
  return Number(fixed) === 0 ? fixed.replace('-', '') : fixed;
}

/** `+45` as `⁴⁵`, `-7` as `⁻⁷`. */
function superscript(exponent: string): string {
  return exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}
