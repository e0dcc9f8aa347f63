import { toRows, type Matrix } from '#core/index.ts';

/** A matrix as a demo shows and saves it. */
export interface NamedMatrix {
  /** Its name in code and in a provenance: `weights`. */
  readonly name: string;
  /** Its letter in formulas: `A`. */
  readonly letter: string;
  /** What it is called in the reader's language: weights. */
  readonly label: string;
  /** What it holds, in words. */
  readonly title: string;
  readonly data: Matrix;
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
}

/** Where the numbers of a saved file come from. */
export interface FileOrigin {
  readonly title: string;
  readonly origin: string;
  readonly seed?: number | undefined;
  readonly link: string;
}

/**
 * Matrices as a JSON text. NaN and ±∞, which JSON cannot write, become the strings "NaN",
 * "Infinity" and "-Infinity"; `Number` reads them back.
 */
export function toJson(matrices: readonly NamedMatrix[], origin: FileOrigin): string {
  const entries = matrices.map(({ name, letter, data, rowLabels, colLabels }) => [
    name,
    { letter, shape: [data.rows, data.cols], rowLabels, colLabels, values: toRows(data) },
  ]);
  return JSON.stringify(
    { ...origin, matrices: Object.fromEntries(entries) },
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    2,
  );
}
