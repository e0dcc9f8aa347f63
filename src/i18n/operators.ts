/** What is said for the signs between matrices. */
const en = {
  times: 'times',
  plus: 'plus',
  equals: 'equals',
  minus: (letter: string) => `minus ${letter}`,
  gives: 'gives',
  transposed: 'transposed',
  root: (width: number) => `over the root of ${width}`,
  softmax: 'by softmax',
  /** The three lines of attention, with the scale in words. */
  chain: (scale: string) =>
    `S is Q times K transposed ${scale}; A is the softmax of S; O is A times V.`,
  maskedScores: (root: string) =>
    `The products ${root}, with minus infinity where the mask forbids:`,
  rowsMoved: 'with its rows in the new order',
  bothMoved: 'with rows and columns in the new order',
  mean: 'their mean is',
  last: 'the last row is',
};

const es: typeof en = {
  times: 'por',
  plus: 'más',
  equals: 'es igual a',
  minus: (letter) => `menos ${letter}`,
  gives: 'da',
  transposed: 'transpuesta',
  root: (width) => `entre la raíz de ${width}`,
  softmax: 'con la softmax',
  chain: (scale) => `S es Q por K transpuesta ${scale}; A es la softmax de S; O es A por V.`,
  maskedScores: (root) => `Los productos ${root}, con menos infinito donde la máscara prohíbe:`,
  rowsMoved: 'con sus filas en el nuevo orden',
  bothMoved: 'con filas y columnas en el nuevo orden',
  mean: 'su media es',
  last: 'la última fila es',
};

export const operators = { en, es };
