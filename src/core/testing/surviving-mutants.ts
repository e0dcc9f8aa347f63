interface Equivalents {
  readonly reason: string;
  /** `file: what the core has → what the mutant has` */
  readonly mutants: readonly string[];
}

/**
 * The mutants of the core that no test can kill, since they compute the same, and why that is.
 * `check-survivors.ts` holds this list against Stryker's report.
 */
export const equivalents: readonly Equivalents[] = [
  {
    reason: 'There for the type checker alone, which cannot see that the value is never undefined.',
    mutants: [
      `format-number.ts: '' → "Stryker was here!"`,
      'mask.ts: rows[ragged]?.length → rows[ragged].length',
      'matrix.ts: rows[ragged]?.length → rows[ragged].length',
      'provenance-text.ts: first?.text → first.text',
    ],
  },
  {
    reason: 'Row 0 gives the length that all rows must have, so it is never the ragged one.',
    mutants: ['mask.ts: ragged >= 0 → ragged > 0', 'matrix.ts: ragged >= 0 → ragged > 0'],
  },
  {
    reason: 'x is an infinity there, never 0.',
    mutants: ['format-number.ts: x > 0 → x >= 0'],
  },
  {
    reason:
      'One step too many, past the end of a Float64Array: it drops what is written there. In matmul the ' +
      'cells of the row or tile too many that do exist are written again, right, by what follows.',
    mutants: [
      'matmul.ts: i < tiledRows → i <= tiledRows',
      'matmul.ts: p < panel.length → p <= panel.length',
      'matmul.ts: i < toRow → i <= toRow',
      'matrix.ts: j < a.cols → j <= a.cols',
    ],
  },
  {
    reason:
      'Another share of rows for the tiles, the same cells: with + the tiles run past the last row, with * ' +
      'there are no tiles, and every row is left to fillCells. The bench sees the second: it is slower.',
    mutants: [
      'matmul.ts: a.rows - (a.rows % 4) → a.rows + a.rows % 4',
      'matmul.ts: a.rows % 4 → a.rows * 4',
    ],
  },
  {
    reason:
      'Whether the sum of nothing and whole constants are asked makes no difference: 0 and whole numbers ' +
      'below 10⁶ are always printed exactly.',
    mutants: [
      `provenance-text.ts: expression.kind !== 'sum' → true`,
      `provenance-text.ts: 'sum' → ""`,
      `provenance-text.ts: expression.kind === 'constant' && isShortWhole(expression.value) → false`,
      `provenance-text.ts: expression.kind === 'constant' → true`,
      `provenance-text.ts: expression.kind === 'constant' → expression.kind !== 'constant'`,
      `provenance-text.ts: 'constant' → ""`,
    ],
  },
  {
    reason:
      'The first entry, the whole match, is skipped, whatever stands there when nothing matches.',
    mutants: ['multi-head-provenance.ts: [] → ["Stryker was here"]'],
  },
  {
    reason: 'The prototype of a number, a text or a function is not that of a plain record either.',
    mutants: [`parameters.ts: typeof node !== 'object' → false`],
  },
  {
    reason: 'At the boundary the logarithm is 0: the bucket is the same by either rule.',
    mutants: ['relative-position.ts: distance < exact → distance <= exact'],
  },
];
