const en = {
  title: 'A row times a matrix',
  layoutLabel: 'How W is written down',
  layouts: { rows: 'in × out', torch: 'out × in (PyTorch)' },
  features: ['noun', 'alive', 'action'],
  outputs: ['who?', 'what?'],
  matrices: {
    tokens: 'Token vectors, one row a token',
    projection: 'A projection: how much of each feature goes into each entry of the query',
    queries: 'Queries, one row a token',
  },
  notes: {
    input: 'Set by hand. Change it and see which results change with it: a row, or a column.',
    queries: (token: string, output: string) =>
      `The row of “${token}” times the column “${output}”: multiplied entry by entry, then added.`,
  },
};

const es: typeof en = {
  title: 'Una fila por una matriz',
  layoutLabel: 'Cómo se escribe W',
  layouts: { rows: 'entrada × salida', torch: 'salida × entrada (PyTorch)' },
  features: ['nombre', 'vivo', 'acción'],
  outputs: ['¿quién?', '¿qué?'],
  matrices: {
    tokens: 'Vectores de los tokens, una fila por token',
    projection: 'Una proyección: cuánto de cada rasgo entra en cada componente de la consulta',
    queries: 'Consultas, una fila por token',
  },
  notes: {
    input: 'Puesto a mano. Cámbialo y mira qué resultados cambian con él: una fila o una columna.',
    queries: (token, output) =>
      `La fila de «${token}» por la columna «${output}»: se multiplican componente a componente y se suman.`,
  },
};

export const projection = { en, es };
