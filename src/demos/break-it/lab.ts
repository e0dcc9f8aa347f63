import { at, map, matrix, sliceCols, zeros, type CellRef, type Matrix } from '#core/index.ts';
import { distance, type Case } from '#exercises/break-it/case.ts';
import { stepsWith } from '#exercises/break-it/faults.ts';
import { headWidth, run, type Run } from '#exercises/break-it/layer.ts';
import { columnSum, rowSum, trial, type Probe, type Trial } from '#exercises/break-it/probes.ts';
import { rightSteps } from '#exercises/break-it/steps.ts';
import { shownBy, type BreakItState, type MatrixName } from './state.ts';

/** One state of the lab, computed. */
export interface Lab {
  readonly given: Case;
  /** The case's layer, as it is and under the probe. */
  readonly trial: Trial;
  /** The layer without its fault, under the probe. */
  readonly right: Run;
}

export function labOf(given: Case, probe: Probe): Lab {
  return {
    given,
    trial: trial(given.layer, stepsWith(given.fault), probe),
    right: run(given.layer, rightSteps, probe),
  };
}

/** The numbers of one of the matrices, of one head. */
export function numbersOf(
  { trial: { after }, right }: Lab,
  name: MatrixName,
  head: number,
): Matrix {
  switch (name) {
    case 'queries':
    case 'keys':
    case 'values':
      return ofHead(after[name], head);
    case 'rowSums':
      return rowSums(after.heads[head]!.weights);
    case 'columnSums':
      return columnSums(after.heads[head]!.weights);
    case 'rightScores':
      return right.heads[head]!.scores;
    case 'rightWeights':
      return right.heads[head]!.weights;
    case 'rightOutput':
      return right.heads[head]!.output;
    default:
      return after.heads[head]![name];
  }
}

/** A head's columns of what all heads are given, whatever the layer makes of them. */
function ofHead(packed: Matrix, head: number): Matrix {
  return sliceCols(packed, head * headWidth, (head + 1) * headWidth);
}

function rowSums(weights: Matrix): Matrix {
  return map(zeros(weights.rows, 1), (_, row) => rowSum(weights, row));
}

function columnSums(weights: Matrix): Matrix {
  return matrix([Array.from({ length: weights.cols }, (_, col) => columnSum(weights, col))]);
}

/** The number that a cell had without the probe; undefined where the cell was not there. */
export function valueBefore({ trial: { before, after } }: Lab, cell: CellRef, head: number) {
  const { matrix: name, row, col } = cell;
  const [fromRow, fromCol] = [after.origins[row]!, after.origins[col]];
  switch (name) {
    case 'queries':
    case 'keys':
    case 'values':
      return fromRow < 0 ? undefined : at(before[name], fromRow, head * headWidth + col);
    case 'output':
      return fromRow < 0 ? undefined : at(before.heads[head]!.output, fromRow, col);
    case 'scores':
    case 'weights': {
      if (fromRow < 0 || fromCol === undefined || fromCol < 0) return undefined;
      return at(before.heads[head]![name], fromRow, fromCol);
    }
    default:
      return undefined;
  }
}

/** What the cell would hold without the fault; undefined for sums, and for what the fault has not touched yet. */
export function rightValue({ right }: Lab, { matrix: name, row, col }: CellRef, head: number) {
  switch (name) {
    case 'scores':
    case 'weights':
    case 'output':
      return at(right.heads[head]![name], row, col);
    default:
      return undefined;
  }
}

/** Differences beyond rounding. */
export const rounding = 1e-9;

/**
 * The cells to frame: of the layer's matrices those that the probe has moved, of the matrices without the fault
 * those that are not what the layer gives.
 */
export function framed(lab: Lab, state: BreakItState): readonly CellRef[] {
  const { head } = state;
  const own: Partial<Record<MatrixName, MatrixName>> = {
    rightScores: 'scores',
    rightWeights: 'weights',
    rightOutput: 'output',
  };
  return shownBy(state).flatMap((name) =>
    cellsOf(numbersOf(lab, name, head), name).filter((cell) => {
      const value = at(numbersOf(lab, name, head), cell.row, cell.col);
      const other = own[name];
      const compared = other
        ? at(numbersOf(lab, other, head), cell.row, cell.col)
        : valueBefore(lab, cell, head);
      return compared !== undefined && distance(value, compared) > rounding;
    }),
  );
}

function cellsOf({ rows, cols }: Matrix, name: MatrixName): CellRef[] {
  return Array.from({ length: rows * cols }, (_, cell) => ({
    matrix: name,
    row: Math.floor(cell / cols),
    col: cell % cols,
  }));
}
