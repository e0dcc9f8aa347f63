/** ONNX Runtime is given matrices of 1 to this many rows and columns. */
export const greatestSize = 256;
