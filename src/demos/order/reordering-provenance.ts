import {
  addPositionsProvenance,
  at,
  causalMask,
  cellOf,
  headProvenance,
  inputProvenance,
  operands,
  renameMatrices,
  type CellRef,
  type Expression,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import { positions, type Reordering } from './reordering.ts';
import { movedName, readOffName } from './state.ts';

/**
 * Where one cell of a reordering came from.
 *
 * @param cell of `tokens`, `output`, `weights`, `summary`, of their `new…` and `moved…` counterparts, of
 *   `difference`; or of what lies between, `first.0.queries`, `second.1.scores`, …
 */
export function reorderingProvenance(reordering: Reordering, cell: CellRef): Provenance {
  const { order, first, second, before, moved, after, difference } = reordering;
  const { matrix, row, col } = cell;
  const source = (variable: string) => ({ function: 'reorder', variable });
  const described = (value: number, variable: string) => ({
    cell,
    value,
    decidedBy: [],
    term: matrix,
    source: source(variable),
  });

  switch (matrix) {
    case 'difference':
      return {
        ...described(at(difference, row, col), 'difference'),
        operation: 'add',
        expression: {
          kind: 'difference',
          minuend: cellOf(after, readOffName(reordering.view), row, col),
          subtrahend: cellOf(moved, movedName(reordering.view), row, col),
        },
      };
    case 'movedOutput':
      return {
        ...described(at(moved, row, col), 'moved'),
        operation: 'copy',
        expression: cellOf(before, 'output', order[row]!, col),
      };
    case 'movedWeights':
      return {
        ...described(at(moved, row, col), 'moved'),
        operation: 'copy',
        expression: cellOf(before, 'weights', order[row]!, order[col]!),
      };
    case 'summary':
      return {
        ...described(at(before, row, col), 'before'),
        ...summaryOf(reordering, first.output, 'output', col),
      };
    case 'newSummary':
      return {
        ...described(at(after, row, col), 'after'),
        ...summaryOf(reordering, second.output, 'newOutput', col),
      };
    case 'tokens':
      return tokenProvenance(reordering, 'first', cell);
    case 'newTokens':
      return tokenProvenance(reordering, 'second', cell);
    case 'embeddings':
      return inputProvenance(first.embeddings, cell, source('embeddings'));
    case 'newEmbeddings':
      return inputProvenance(second.embeddings, cell, source('embeddings'));
    case 'positions':
      return inputProvenance(positions, cell, source('positions'));
    default:
      return layerProvenance(reordering, cell);
  }
}

/**
 * The shown cells that a cell was computed from, through everything that is not shown. A value that the
 * mask forbids stands in the arithmetic, times 0: nothing of it is in the result.
 */
export function shownSources(
  reordering: Reordering,
  cell: CellRef,
  isShown: (matrix: string) => boolean,
): CellRef[] {
  const found = new Map<string, CellRef>();
  const visit = (asked: CellRef): void => {
    for (const operand of operands(reorderingProvenance(reordering, asked))) {
      const isMasked =
        reordering.switches.causal && /\.values$/.test(operand.matrix) && operand.row > asked.row;
      if (isMasked) continue;
      const key = `${operand.matrix} ${operand.row} ${operand.col}`;
      if (found.has(key)) continue;
      found.set(key, operand);
      if (!isShown(operand.matrix)) visit(operand);
    }
  };
  visit(cell);
  return [...found.values()].filter(({ matrix }) => isShown(matrix));
}

type Which = 'first' | 'second';

const passNames = {
  first: { embeddings: 'embeddings', tokens: 'tokens', output: 'output', weights: 'weights' },
  second: {
    embeddings: 'newEmbeddings',
    tokens: 'newTokens',
    output: 'newOutput',
    weights: 'newWeights',
  },
} as const;

/** The mean of a column, or its last entry. */
function summaryOf(
  { view }: Reordering,
  output: Matrix,
  name: string,
  col: number,
): Pick<Provenance, 'operation' | 'expression'> {
  if (view === 'last')
    return { operation: 'copy', expression: cellOf(output, name, output.rows - 1, col) };
  const terms = Array.from({ length: output.rows }, (_, row) => cellOf(output, name, row, col));
  const expression: Expression = {
    kind: 'quotient',
    numerator: { kind: 'sum', terms },
    denominator: { kind: 'constant', value: output.rows },
  };
  return { operation: 'add', expression };
}

/** A token's vector: its word's, moved along; with positions, and its place's. */
function tokenProvenance(reordering: Reordering, which: Which, cell: CellRef): Provenance {
  const { order, switches, first } = reordering;
  const { embeddings, tokens } = reordering[which];
  const names = passNames[which];
  if (switches.positions) {
    return addPositionsProvenance(embeddings, positions, tokens, cell, {
      names: { x: names.embeddings, encoding: 'positions', result: names.tokens },
    });
  }
  const source = { function: 'reorder', variable: which };
  if (which === 'first') return inputProvenance(tokens, cell, source);
  return {
    cell,
    value: at(tokens, cell.row, cell.col),
    operation: 'copy',
    expression: cellOf(first.tokens, 'tokens', order[cell.row]!, cell.col),
    decidedBy: [],
    term: names.tokens,
    source,
  };
}

/** A cell of one layer of one pass, in the names that this demo gives them. */
function layerProvenance(reordering: Reordering, cell: CellRef): Provenance {
  const { parameters, switches } = reordering;
  const { which, layer, matrix } = placeOf(reordering, cell.matrix);
  const pass = reordering[which];
  const x = layer === 0 ? pass.tokens : pass.heads[layer - 1]!.output;
  const options = switches.causal ? { mask: causalMask(x.rows) } : {};
  const provenance = headProvenance(
    parameters[layer]!,
    x,
    pass.heads[layer]!,
    { ...cell, matrix },
    options,
  );
  return renameMatrices(provenance, (name) => nameOf(reordering, { which, layer, matrix: name }));
}

interface Place {
  readonly which: Which;
  readonly layer: number;
  readonly matrix: string;
}

function placeOf({ switches }: Reordering, name: string): Place {
  const [, which, layer, matrix] = /^(first|second)\.(\d)\.(\w+)$/.exec(name) ?? [];
  if (matrix !== undefined) return { which: which as Which, layer: Number(layer), matrix };
  const top = switches.layers - 1;
  if (name === 'output' || name === 'weights') return { which: 'first', layer: top, matrix: name };
  if (name === 'newOutput') return { which: 'second', layer: top, matrix: 'output' };
  if (name === 'newWeights') return { which: 'second', layer: top, matrix: 'weights' };
  throw new RangeError(`reorderingProvenance: a matrix of the reordering, got ${name}`);
}

function nameOf({ switches }: Reordering, { which, layer, matrix }: Place): string {
  if (matrix === 'x') {
    return layer === 0 ? passNames[which].tokens : `${which}.${layer - 1}.output`;
  }
  const isTop = layer === switches.layers - 1;
  if (isTop && (matrix === 'output' || matrix === 'weights')) return passNames[which][matrix];
  return `${which}.${layer}.${matrix}`;
}
