import { ShapeError } from './errors.ts';
import { matmul } from './matmul.ts';
import { formatShape, map } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * A projection of every row of x, with or without a bias:
 *
 *     y = x W + b
 *
 * @param x [n, in]
 * @param projection W, [in, out]; PyTorch's `nn.Linear` stores its transpose
 * @param bias b, [1, out], added to every row
 * @returns [n, out]
 * @throws ShapeError if the shapes do not fit
 */
export function linear(x: Matrix, projection: Matrix, bias?: Matrix): Matrix {
  if (x.cols !== projection.rows) {
    throw new ShapeError(
      `linear: one row of the projection per column of x, got x ${formatShape(x)}, projection ${formatShape(projection)}`,
    );
  }
  if (bias && (bias.rows !== 1 || bias.cols !== projection.cols)) {
    throw new ShapeError(
      `linear: a 1×${projection.cols} bias, one number per column of the projection, got ${formatShape(bias)}`,
    );
  }
  const projected = matmul(x, projection); // [n, out]
  return bias ? map(projected, (value, _, j) => value + bias.data[j]!) : projected;
}
