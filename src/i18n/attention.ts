const en = {
  title: 'Attention, step by step',
  stepsLabel: 'Step',
  steps: {
    similarity: 'Similarity',
    scale: 'Scale',
    softmax: 'Softmax',
    mix: 'Mix values',
    all: 'All at once',
  },
  features: ['article', 'animal', 'action', 'food'],
  contents: ['alive', 'edible'],
  matrices: {
    queries: 'Queries: what each token looks for',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    products: 'Products of queries and keys',
    scores: 'Scores',
    weights: 'Attention weights',
    output: 'Output',
  },
  notes: {
    input: 'Set by hand. Change it and everything computed from it changes with it.',
    products: (query: string, key: string) =>
      `The query of ${query} against the key of ${key}: multiplied entry by entry, then added.`,
    scores: (query: string, key: string) =>
      `How well the key of ${key} answers ${query}, on a scale that does not depend on the vectors’ length.`,
    weights: (query: string, key: string) =>
      `The share of ${key} in what ${query} receives. The whole row of scores takes part: raise one and the others give way.`,
    output: (query: string, content: string) =>
      `The “${content}” entry of what ${query} receives: every token’s value, in the proportions of its row of weights.`,
  },
  overflow:
    'These numbers are so large that a product overflowed double precision. Reset, or choose smaller ones.',
};

const es: typeof en = {
  title: 'La atención, paso a paso',
  stepsLabel: 'Paso',
  steps: {
    similarity: 'Similitud',
    scale: 'Escala',
    softmax: 'Softmax',
    mix: 'Mezcla',
    all: 'Todo a la vez',
  },
  features: ['artículo', 'animal', 'acción', 'comida'],
  contents: ['vivo', 'comestible'],
  matrices: {
    queries: 'Consultas: qué busca cada token',
    keys: 'Claves: por qué se encuentra a cada token',
    values: 'Valores: qué entrega cada token',
    products: 'Productos de consultas y claves',
    scores: 'Puntuaciones',
    weights: 'Pesos de atención',
    output: 'Salida',
  },
  notes: {
    input: 'Puesto a mano. Cámbialo y cambiará todo lo que se calcula con él.',
    products: (query, key) =>
      `La consulta de ${query} frente a la clave de ${key}: se multiplican componente a componente y se suman.`,
    scores: (query, key) =>
      `Lo bien que la clave de ${key} responde a ${query}, en una escala que no depende de la longitud de los vectores.`,
    weights: (query, key) =>
      `La parte de ${key} en lo que recibe ${query}. Participa toda la fila de puntuaciones: si una sube, las demás ceden.`,
    output: (query, content) =>
      `El componente «${content}» de lo que recibe ${query}: los valores de todos los tokens, en la proporción de su fila de pesos.`,
  },
  overflow:
    'Son números tan grandes que un producto se ha desbordado. Restablece la demostración o elige otros menores.',
};

export const attention = { en, es };
