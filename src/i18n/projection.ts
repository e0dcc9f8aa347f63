const en = {
  title: 'A row times a matrix',
  layoutLabel: 'How W is written down',
  layouts: { rows: 'W, in × out', torch: 'weight, out × in (PyTorch)' },
  features: ['noun', 'alive', 'action'],
  outputs: ['out 0', 'out 1'],
  names: { tokens: 'tokens', projection: 'projection', product: 'result' },
  matrices: {
    tokens: 'Token vectors, one row per token',
    projection: 'A projection: how much of each feature goes into each entry of the result',
    product: 'The result, one row per token',
  },
  notes: {
    input: 'A number to change. Which results follow it: a row, or a column?',
    product: (token: string, output: string) =>
      `The row of “${token}” times the column “${output}”: multiplied entry by entry, then added.`,
  },
};

const es: typeof en = {
  title: 'Una fila por una matriz',
  layoutLabel: 'Cómo se escribe W',
  layouts: { rows: 'W, entrada × salida', torch: 'weight, salida × entrada (PyTorch)' },
  features: ['sustantivo', 'vivo', 'acción'],
  outputs: ['salida 0', 'salida 1'],
  names: { tokens: 'tokens', projection: 'proyección', product: 'resultado' },
  matrices: {
    tokens: 'Vectores de los tokens, una fila por token',
    projection: 'Una proyección: cuánto de cada rasgo entra en cada componente del resultado',
    product: 'El resultado, una fila por token',
  },
  notes: {
    input: 'Cambia este número. ¿Qué resultados cambian con él: una fila o una columna?',
    product: (token, output) =>
      `La fila de «${token}» por la columna «${output}»: se multiplican componente a componente y se suman los productos.`,
  },
};

export const projection = { en, es };
