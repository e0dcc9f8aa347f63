/** What parameters are counted of. */
interface CountedSizes {
  readonly dModel: number;
  readonly numHeads: number;
  /** Of the learned table of positions. */
  readonly length: number;
}

/** The worked examples and the reference pictures, on their page, on a terminal and in their files. */
const en = {
  titles: {
    basic: 'Scaled dot-product attention',
    causal: 'A causal mask',
    multiHead: 'Eight heads',
    positions: 'Positional encoding',
    pipeline: 'The whole pipeline',
    orderInvariance: 'The order of tokens',
    parameterCounts: 'Counting parameters',
  },
  origins: {
    handSet: 'queries, keys and values set by hand',
    random: (seed: number) => `token vectors and projections random, seed ${seed}`,
    formula: 'computed from the formula',
  },
  query: 'query',
  key: 'key',
  weight: 'weight',
  position: 'position',
  channel: 'channel',
  headTitle: (head: number) => `head ${head}`,
  sentence: 'El gato come pescado ahora (the cat eats fish now)',
  /** What stands over a printed matrix. */
  matrices: {
    queries: 'Q, queries',
    keys: 'K, keys',
    values: 'V, values',
    products: 'QKᵀ, products',
    scores: 'S, scores: QKᵀ / √d_k',
    weights: 'A, weights: the softmax of each row of S',
    output: 'O, output: AV',
    mask: 'Mask: ✓ may attend, ✗ may not',
    maskedScores: 'S, scores, −∞ where masked',
    headWeights: (head: number) => `A, weights of head ${head}`,
    tokens: 'X, token vectors, random',
    embeddings: 'Embeddings, random',
    encoding: 'Positions',
    sum: 'X: embeddings + positions',
    positionsStart: (last: number) => `PE, positions 0 to ${last}, channels 0 to ${last}`,
    positionProducts: (near: number, far: number) =>
      `PE[p] · PE[p + k] for p = ${near} and p = ${far}`,
  },
  firstColumns: (title: string, shown: number, of: number) =>
    `${title}, first ${shown} of ${of} columns`,
  multiHead: {
    sizes: (dModel: number, numHeads: number, dK: number) =>
      `d_model ${dModel}, ${numHeads} heads, d_k = ${dModel} / ${numHeads} = ${dK}`,
    shapes: (concatenated: string, output: string) =>
      `concatenated ${concatenated}, output ${output}`,
  },
  order: {
    moved: (order: string) => `the tokens in the order ${order}`,
    without: 'largest difference between f(PX) and P f(X)',
    with: 'the same with positions added',
    atRounding: 'at most a few roundings',
  },
  counts: ({ dModel, numHeads, length }: CountedSizes) => ({
    attention: `attention, d_model ${dModel}: 4 · ${dModel} · ${dModel}`,
    attentionWithBiases: `the same with biases: + 4 · ${dModel}`,
    heads: `${numHeads} heads, d_model ${dModel}: the same as one`,
    headsWithBiases: `${numHeads} heads with biases`,
    sinusoidalPositions: 'sinusoidal positions: nothing to learn',
    learnedPositions: `learned positions, ${length} × ${dModel}`,
    gpt2Small: 'GPT-2 small, all of it',
  }),
  written: (files: string) => `Files written: ${files}`,
  picture: {
    summary: (title: string, origin: string) => `${title}; ${origin}`,
    weights: 'Attention weights, a row per query, a column per key, from 0 to 1.',
    heads: 'Attention weights of eight heads on one scale from 0 to 1.',
    positions:
      'Sines and cosines between −1 and 1: fast waves on the left, ever slower ones to the right.',
  },
  prints: 'It prints',
  numbersAndCode: 'The numbers and the code',
};

const es: typeof en = {
  titles: {
    basic: 'Atención por producto escalar escalado',
    causal: 'Una máscara causal',
    multiHead: 'Ocho cabezas',
    positions: 'Codificación posicional',
    pipeline: 'El proceso completo',
    orderInvariance: 'El orden de los tokens',
    parameterCounts: 'Contar parámetros',
  },
  origins: {
    handSet: 'consultas, claves y valores puestos a mano',
    random: (seed) => `vectores de los tokens y proyecciones al azar, semilla ${seed}`,
    formula: 'calculado con la fórmula',
  },
  query: 'consulta',
  key: 'clave',
  weight: 'peso',
  position: 'posición',
  channel: 'canal',
  headTitle: (head) => `cabeza ${head}`,
  sentence: 'El gato come pescado ahora',
  matrices: {
    queries: 'Q, consultas',
    keys: 'K, claves',
    values: 'V, valores',
    products: 'QKᵀ, productos',
    scores: 'S, puntuaciones: QKᵀ / √d_k',
    weights: 'A, pesos: la softmax de cada fila de S',
    output: 'O, salida: AV',
    mask: 'Máscara: ✓ puede atender, ✗ no puede',
    maskedScores: 'S, puntuaciones, −∞ donde la máscara prohíbe',
    headWeights: (head) => `A, pesos de la cabeza ${head}`,
    tokens: 'X, vectores de los tokens, al azar',
    embeddings: 'Embeddings, al azar',
    encoding: 'Posiciones',
    sum: 'X: embeddings + posiciones',
    positionsStart: (last) => `PE, posiciones 0 a ${last}, canales 0 a ${last}`,
    positionProducts: (near, far) => `PE[p] · PE[p + k] para p = ${near} y p = ${far}`,
  },
  firstColumns: (title, shown, of) => `${title}, las ${shown} primeras de ${of} columnas`,
  multiHead: {
    sizes: (dModel, numHeads, dK) =>
      `d_model ${dModel}, ${numHeads} cabezas, d_k = ${dModel} / ${numHeads} = ${dK}`,
    shapes: (concatenated, output) => `concatenadas ${concatenated}, salida ${output}`,
  },
  order: {
    moved: (order) => `los tokens en el orden ${order}`,
    without: 'mayor diferencia entre f(PX) y P f(X)',
    with: 'lo mismo, sumando las posiciones',
    atRounding: 'como mucho, unos pocos redondeos',
  },
  counts: ({ dModel, numHeads, length }) => ({
    attention: `atención, d_model ${dModel}: 4 · ${dModel} · ${dModel}`,
    attentionWithBiases: `lo mismo con sesgos: + 4 · ${dModel}`,
    heads: `${numHeads} cabezas, d_model ${dModel}: lo mismo que una`,
    headsWithBiases: `${numHeads} cabezas con sesgos`,
    sinusoidalPositions: 'posiciones sinusoidales: nada que aprender',
    learnedPositions: `posiciones aprendidas, ${length} × ${dModel}`,
    gpt2Small: 'GPT-2 small, todo el modelo',
  }),
  written: (files) => `Archivos escritos: ${files}`,
  picture: {
    summary: (title, origin) => `${title}; ${origin}`,
    weights: 'Pesos de atención, una fila por consulta y una columna por clave, de 0 a 1.',
    heads: 'Pesos de atención de ocho cabezas en una misma escala de 0 a 1.',
    positions:
      'Senos y cosenos entre −1 y 1: ondas rápidas a la izquierda, cada vez más lentas hacia la derecha.',
  },
  prints: 'Imprime',
  numbersAndCode: 'Los números y el código',
};

export const examples = { en, es };
export type ExamplesText = typeof en;
