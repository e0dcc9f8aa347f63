import type { CellRef } from '#core/index.ts';
import type { MatrixName } from './state.ts';

/** Matrices that every head has one of, by their name in the demo, and their name in the core's `Head`. */
const inHead: Partial<Record<MatrixName, string>> = {
  queries: 'queries',
  keys: 'keys',
  values: 'values',
  weights: 'weights',
  headOutput: 'output',
};

/** A cell of the demo as the core names it: `weights` of head 3 is `heads.3.weights`. */
export function toCore({ matrix, row, col }: CellRef, head: number): CellRef {
  const name = inHead[matrix as MatrixName];
  return { matrix: name ? `heads.${head}.${name}` : matrix, row, col };
}

/** A cell of the core as the demo names it, and the head that it belongs to, if it belongs to one. */
export function fromCore({ matrix, row, col }: CellRef): { cell: CellRef; head?: number } {
  const [, head, name] = /^heads\.(\d+)\.(\w+)$/.exec(matrix) ?? [];
  if (head === undefined) return { cell: { matrix, row, col } };
  const shown = Object.entries(inHead).find(([, core]) => core === name)?.[0] ?? name!;
  return { cell: { matrix: shown, row, col }, head: Number(head) };
}

/** The letter of a matrix of the demo; those that every head has one of carry its number. */
export function letterOf(name: MatrixName, head: number): string {
  const number = subscript(head);
  switch (name) {
    case 'queries':
      return `Q${number}`;
    case 'keys':
      return `K${number}`;
    case 'values':
      return `V${number}`;
    case 'weights':
      return `A${number}`;
    case 'headOutput':
      return `head${number}`;
    case 'concatenated':
      return 'Concat';
    case 'outputProjection':
      return 'Wᴼ';
    case 'shares':
      return 'share';
    case 'output':
      return 'O';
  }
}

/** A cell, as the core names it, by the labels of its row and column: `A₃[come, pescado]`, `Concat[come, 29]`. */
export function cellNamer(tokens: readonly string[]): (cell: CellRef) => string {
  return (cell) => {
    const {
      cell: { matrix, row, col },
      head,
    } = fromCore(cell);
    const columnLabel = ['weights', 'products', 'scores'].includes(matrix) ? tokens[col] : col;
    const number = subscript(head ?? 0);
    if (matrix === 'products') return `Q${number}K${number}ᵀ[${tokens[row]}, ${columnLabel}]`;
    if (matrix === 'scores') return `S${number}[${tokens[row]}, ${columnLabel}]`;
    const name = matrix as MatrixName;
    if (name === 'shares') return `share${subscript(col)}[${tokens[row]}]`;
    const rowLabel = name === 'outputProjection' ? row : tokens[row];
    return `${letterOf(name, head ?? 0)}[${rowLabel}, ${columnLabel}]`;
  };
}

export function subscript(number: number): string {
  return String(number).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)));
}
