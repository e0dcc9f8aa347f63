const en = {
  title: 'Why divide by √dₖ',
  width: 'Width of queries and keys',
  query: 'Query',
  newNumbers: 'New numbers',
  setup: (queries: number, keys: number) =>
    `${queries} queries against ${keys} keys, every entry drawn from N(0, 1).`,
  without: 'without the scale',
  with: 'with the scale',
  spread: 'Spread of what the softmax sees',
  beyond: (share: string) => `${share} of the scores without the scale lies beyond the edges`,
  spreadX: 'score',
  spreadY: 'share per unit',
  spreadLabel: (d: number, raw: string, scaled: string) =>
    `Distribution of the scores at width ${d}: standard deviation ${raw} without the scale, ${scaled} with it.`,
  weights: (query: number) => `Weights of query ${query}`,
  weightsX: 'key',
  weightsY: 'weight',
  weightsLabel: (side: string, top: string, key: number) =>
    `Attention weights of one query ${side}: the largest is ${top}, on key ${key}.`,
  entropy: 'Entropy of the weights, mean of the queries',
  entropyY: 'nats',
  entropyLabel: (raw: string, scaled: string) =>
    `Mean entropy of the weights against the width; here ${raw} nats without the scale, ${scaled} with it.`,
  slope: 'Steepest slope of the softmax, median of the queries',
  slopeY: 'slope',
  slopeLabel: (raw: string, scaled: string) =>
    `Median of the queries’ steepest slopes against the width; here ${raw} without the scale, ${scaled} with it.`,
  widthAxis: 'dₖ',
  note: (parts: {
    entropy: string;
    entropyScaled: string;
    most: string;
    slope: string;
    slopeScaled: string;
  }) =>
    `Entropy of the weights: ${parts.entropy} nats without the scale, ${parts.entropyScaled} with it (${parts.most} at most). Steepest slope: ${parts.slope} without, ${parts.slopeScaled} with.`,
  matrices: {
    statistics: 'What the softmax makes of each width',
    weights: (query: number) => `Weights of query ${query}`,
  },
  columns: {
    standardDeviation: 'standard deviation',
    entropy: 'entropy',
    steepestSlope: 'steepest slope',
  },
};

const es: typeof en = {
  title: 'Por qué se divide entre √dₖ',
  width: 'Ancho de las consultas y las claves',
  query: 'Consulta',
  newNumbers: 'Otros números',
  setup: (queries, keys) =>
    `${queries} consultas frente a ${keys} claves; cada componente se muestrea de N(0, 1).`,
  without: 'sin escalado',
  with: 'con escalado',
  spread: 'Dispersión de lo que ve la softmax',
  beyond: (share) => `el ${share} de las puntuaciones sin escalado queda fuera del gráfico`,
  spreadX: 'puntuación',
  spreadY: 'proporción por unidad',
  spreadLabel: (d, raw, scaled) =>
    `Distribución de las puntuaciones con ancho ${d}: desviación estándar ${raw} sin escalado, ${scaled} con él.`,
  weights: (query) => `Pesos de la consulta ${query}`,
  weightsX: 'clave',
  weightsY: 'peso',
  weightsLabel: (side, top, key) =>
    `Pesos de atención de una consulta ${side}: el mayor es ${top}, en la clave ${key}.`,
  entropy: 'Entropía de los pesos, media entre las consultas',
  entropyY: 'nats',
  entropyLabel: (raw, scaled) =>
    `Entropía media de los pesos según el ancho; aquí, ${raw} nats sin escalado y ${scaled} con él.`,
  slope: 'Pendiente máxima de la softmax, mediana entre las consultas',
  slopeY: 'pendiente',
  slopeLabel: (raw, scaled) =>
    `Mediana de las pendientes máximas de las consultas según el ancho; aquí, ${raw} sin escalado y ${scaled} con él.`,
  widthAxis: 'dₖ',
  note: ({ entropy, entropyScaled, most, slope, slopeScaled }) =>
    `Entropía de los pesos: ${entropy} nats sin escalado, ${entropyScaled} con él (${most} como máximo). Pendiente máxima: ${slope} sin escalado, ${slopeScaled} con él.`,
  matrices: {
    statistics: 'Lo que la softmax hace con cada ancho',
    weights: (query) => `Pesos de la consulta ${query}`,
  },
  columns: {
    standardDeviation: 'desviación estándar',
    entropy: 'entropía',
    steepestSlope: 'pendiente máxima',
  },
};

export const scaling = { en, es };
