import type { Matrix } from './matrix.ts';
import { cellOf, evaluate } from './provenance.ts';
import type { Provenance } from './provenance.ts';
import { relativePositionBucket } from './relative-position.ts';
import type { RelativePositionOptions } from './relative-position.ts';

/**
 * Where cell (row, col) of a relative position bias came from: the table's number for the pair's bucket.
 *
 * @param table what `relativePositionBias` was given, [1, numBuckets]
 */
export function relativePositionProvenance(
  table: Matrix,
  { row, col }: { readonly row: number; readonly col: number },
  options: RelativePositionOptions = {},
): Provenance {
  const expression = cellOf(table, 'table', 0, relativePositionBucket(col - row, options));
  return {
    cell: { matrix: 'bias', row, col },
    value: evaluate(expression),
    operation: 'copy',
    expression,
    decidedBy: [],
    term: 'bias',
    source: { function: 'relativePositionBias', variable: 'bias' },
  };
}
