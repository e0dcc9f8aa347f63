/**
 * mean = Σ x / n
 *
 * @throws RangeError if there are no values
 */
export function mean(values: ArrayLike<number>): number {
  checkSome('mean', values);
  return sumOf(values, (x) => x) / values.length;
}

/**
 * The population variance, Σ (x − mean)² / n. Two passes: the one-pass E[x²] − E[x]² loses every digit
 * when the values are large and close together.
 *
 * @throws RangeError if there are no values
 *
 * Source: Chan, Golub & LeVeque, Algorithms for Computing the Sample Variance (1983), the two-pass
 * algorithm.
 */
export function variance(values: ArrayLike<number>): number {
  checkSome('variance', values);
  const center = mean(values);
  return sumOf(values, (x) => (x - center) ** 2) / values.length;
}

/**
 * The middle value, or the mean of the two in the middle.
 *
 * @throws RangeError if there are no values
 */
export function median(values: ArrayLike<number>): number {
  checkSome('median', values);
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

function sumOf(values: ArrayLike<number>, f: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += f(values[i]!);
  return sum;
}

function checkSome(caller: string, values: ArrayLike<number>): void {
  if (values.length === 0) throw new RangeError(`${caller}: at least one value, got none`);
}
