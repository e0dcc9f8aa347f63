import type {
  AttentionLayer,
  AttentionParameters,
  Head,
  HeadParameters,
  LayerOptions,
} from './attention-layer.ts';
import { attentionProvenance } from './attention-provenance.ts';
import { linearProvenance } from './linear-provenance.ts';
import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { MultiHeadAttention, MultiHeadParameters } from './multi-head.ts';
import { cellOf, inputProvenance, renameMatrices } from './provenance.ts';
import type { CellRef, Provenance, Source } from './provenance.ts';

/**
 * Where one cell of `attention(parameters, x, options)` came from, one step back. A cell of `queries`,
 * `keys`, `values` is a row of the tokens by a column of a projection; of `products`, `scores` and
 * `weights`, as `attentionProvenance` says; of `mixtures`, weights by values; of `output`, mixtures by W^O.
 *
 * @param cell of a result, or of an input: `x`, `context` (where given), a parameter, `mask`, `bias`
 * @throws RangeError if there is no such matrix, or no such cell in it
 */
export function attentionLayerProvenance(
  parameters: AttentionParameters,
  x: Matrix,
  result: AttentionLayer,
  cell: CellRef,
  options: LayerOptions = {},
): Provenance {
  const { mixtures, output, ...steps } = result;
  const { outputProjection, outputBias } = parameters;
  if (cell.matrix === 'output') {
    return linearProvenance(mixtures, outputProjection, outputBias, output, cell, {
      names: {
        x: 'mixtures',
        projection: 'outputProjection',
        bias: 'outputBias',
        result: 'output',
      },
      source: { function: 'attention', variable: 'output' },
    });
  }
  if (cell.matrix === 'mixtures') {
    const asked = { ...cell, matrix: 'output' };
    return renameResult(
      headProvenance(parameters, x, { ...steps, output: mixtures }, asked, options),
      'mixtures',
    );
  }
  return headProvenance(parameters, x, { ...steps, output: mixtures }, cell, options);
}

/**
 * Where one cell of `multiHeadAttention(parameters, x, options)` came from, one step back.
 *
 * @param cell of `heads.0.queries`, `heads.0.weights`, … (as `attentionHead` returns them), of
 *   `concatenated`, a copy of a cell of a head's output, or of `output`; or of an input: `x`, `context`,
 *   `mask`, `bias`, `outputProjection`, `outputBias`, `heads.0.queryProjection`, …
 * @throws RangeError if there is no such matrix, or no such cell in it
 */
export function multiHeadProvenance(
  parameters: MultiHeadParameters,
  x: Matrix,
  result: MultiHeadAttention,
  cell: CellRef,
  options: LayerOptions = {},
): Provenance {
  const { outputProjection, outputBias } = parameters;
  const { heads, concatenated, output } = result;
  const source = (variable: string): Source => ({ function: 'multiHeadAttention', variable });

  if (cell.matrix === 'output') {
    return linearProvenance(concatenated, outputProjection, outputBias, output, cell, {
      names: {
        x: 'concatenated',
        projection: 'outputProjection',
        bias: 'outputBias',
        result: 'output',
      },
      source: source('output'),
    });
  }
  if (cell.matrix === 'concatenated') {
    const value = at(concatenated, cell.row, cell.col);
    const copied = headOfColumn(heads, cell.col);
    return {
      cell,
      value,
      operation: 'copy',
      expression: cellOf(
        heads[copied.head]!.output,
        `heads.${copied.head}.output`,
        cell.row,
        copied.col,
      ),
      decidedBy: [],
      term: 'concatenated',
      source: source('concatenated'),
    };
  }
  const input = inputOf({ outputProjection, outputBias }, cell.matrix);
  if (input) return inputProvenance(input, cell, source(cell.matrix));

  const [, index, matrix] = /^heads\.(\d+)\.(\w+)$/.exec(cell.matrix) ?? [];
  const which = Number(index ?? 0);
  const head = heads[which];
  if (!head) {
    throw new RangeError(
      `multiHeadProvenance: one of heads 0 to ${heads.length - 1}, got ${cell.matrix}`,
    );
  }
  const asked = { ...cell, matrix: matrix ?? cell.matrix };
  const provenance = headProvenance(parameters.heads[which]!, x, head, asked, options);
  const shared = new Set(['x', 'context', 'mask', 'bias']);
  return renameMatrices(provenance, (name) => (shared.has(name) ? name : `heads.${which}.${name}`));
}

/** Which head, and which column of its output, is column `col` of the concatenation. */
export function headOfColumn(
  heads: readonly Head[],
  col: number,
): { readonly head: number; readonly col: number } {
  let start = 0;
  for (const [head, { output }] of heads.entries()) {
    if (col < start + output.cols) return { head, col: col - start };
    start += output.cols;
  }
  throw new RangeError(`headOfColumn: a column from 0 to ${start - 1}, got ${col}`);
}

/** Where one cell of `attentionHead(parameters, x, options)` came from, one step back. */
export function headProvenance(
  parameters: HeadParameters,
  x: Matrix,
  head: Head,
  cell: CellRef,
  options: LayerOptions = {},
): Provenance {
  const { context, ...attentionOptions } = options;
  const tokens = {
    queries: 'x',
    keys: context ? 'context' : 'x',
    values: context ? 'context' : 'x',
  };
  const role = roles.find(({ projected }) => projected === cell.matrix);
  if (role) {
    const { projected, projection, bias } = role;
    const from = tokens[projected];
    return linearProvenance(
      from === 'x' ? x : context!,
      parameters[projection],
      parameters[bias],
      head[projected],
      cell,
      {
        names: { x: from, projection, bias, result: projected },
        source: { function: 'attentionHead', variable: projected },
      },
    );
  }
  const { queries, keys, values } = head;
  const input = inputOf({ x, context, ...parameters }, cell.matrix);
  if (input)
    return inputProvenance(input, cell, { function: 'attentionHead', variable: cell.matrix });
  return attentionProvenance({ queries, keys, values, ...attentionOptions }, head, cell);
}

const roles = [
  { projected: 'queries', projection: 'queryProjection', bias: 'queryBias' },
  { projected: 'keys', projection: 'keyProjection', bias: 'keyBias' },
  { projected: 'values', projection: 'valueProjection', bias: 'valueBias' },
] as const;

function inputOf(
  inputs: Readonly<Record<string, Matrix | undefined>>,
  name: string,
): Matrix | undefined {
  return Object.entries(inputs).find(([input]) => input === name)?.[1];
}

function renameResult(provenance: Provenance, name: string): Provenance {
  return {
    ...provenance,
    cell: { ...provenance.cell, matrix: name },
    term: name,
    source: { function: 'attention', variable: name },
  };
}
