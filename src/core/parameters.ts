import type { Matrix } from './matrix.ts';

/** One place in a tree of parameters. */
export interface ParameterEntry {
  /** The names and indices that lead there, `layers.0.queryProjection`; empty if the tree is one matrix. */
  readonly path: string;
  readonly rows: number;
  readonly cols: number;
  /** rows · cols; 0 if the matrix has been counted elsewhere. */
  readonly count: number;
  /** The path at which this very matrix was counted. */
  readonly tiedTo?: string;
}

/**
 * How many numbers there are to learn: Σ rows · cols over the matrices of a tree.
 *
 * A matrix that stands in two places is counted once: tied parameters are the same object, not equal
 * ones. What is `undefined` or an empty record or array counts 0: a bias that is not there.
 *
 * @param tree a matrix, or records and arrays of such trees, as deep as you like
 * @throws TypeError on anything else in the tree, naming its path
 */
export function countParameters(tree: unknown): number {
  return listEntries('countParameters', tree).reduce((total, { count }) => total + count, 0);
}

/**
 * The matrices of a tree, in the order in which they stand there; the counts add up to `countParameters`.
 *
 * @param tree a matrix, or records and arrays of such trees
 * @throws TypeError on anything else in the tree, naming its path
 */
export function parameterEntries(tree: unknown): ParameterEntry[] {
  return listEntries('parameterEntries', tree);
}

function listEntries(caller: string, tree: unknown): ParameterEntry[] {
  const entries: ParameterEntry[] = [];
  const places = new Map<Matrix, string>();

  const visit = (node: unknown, path: string): void => {
    if (node === undefined) return;
    if (isMatrix(node)) {
      const { rows, cols } = node;
      const tiedTo = places.get(node);
      if (tiedTo === undefined) {
        places.set(node, path);
        entries.push({ path, rows, cols, count: rows * cols });
      } else {
        entries.push({ path, rows, cols, count: 0, tiedTo });
      }
    } else if (isBranch(node)) {
      for (const [name, child] of Object.entries(node)) {
        visit(child, path === '' ? name : `${path}.${name}`);
      }
    } else {
      throw new TypeError(
        `${caller}: matrices in records and arrays, got ${describe(node)} at ${path === '' ? 'the root' : path}`,
      );
    }
  };
  visit(tree, '');
  return entries;
}

function isMatrix(node: unknown): node is Matrix {
  return (
    typeof node === 'object' &&
    node !== null &&
    'rows' in node &&
    'cols' in node &&
    'data' in node &&
    node.data instanceof Float64Array
  );
}

/** Whether a node is an array or a plain record: not a class's object, a typed array, a Map. */
function isBranch(node: unknown): node is object {
  if (typeof node !== 'object' || node === null) return false;
  const prototype: unknown = Object.getPrototypeOf(node);
  return Array.isArray(node) || prototype === Object.prototype || prototype === null;
}

function describe(node: unknown): string {
  if (node === null) return 'null';
  return typeof node === 'object' ? `a ${node.constructor.name}` : `a ${typeof node}`;
}
