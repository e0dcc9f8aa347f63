/** Matrices whose shapes do not fit together; the message names the function, the rule and the shapes. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}
