const en = {
  title: 'Four projections and what they make',
  stepsLabel: 'Step',
  steps: {
    project: 'Project',
    compare: 'Compare',
    form: 'Features',
    weights: 'Weigh',
    output: 'Output',
  },
  rolesLabel: 'Which projection',
  roles: { queries: 'queries', keys: 'keys', values: 'values' },
  comparisonsLabel: 'What is compared',
  comparisons: {
    none: 'XXᵀ: nothing projected',
    shared: 'KKᵀ: one projection',
    own: 'QKᵀ: two projections',
  },
  random: 'random projections',
  newNumbers: 'New numbers',
  biases: 'biases',
  randomOrigin: (seed: number) => `X hand-set, projections random, seed ${seed}`,
  features: ['article', 'animal', 'action', 'food'],
  parts: ['actor', 'object', 'verb'],
  contents: ['alive', 'edible'],
  bias: 'bias',
  verdict: {
    symmetric: 'Symmetric: each pair has the same product both ways.',
    asymmetric: (unequal: number, all: number) =>
      `Not symmetric: ${unequal} of ${all} pairs differ.`,
  },
  themselves: (count: number, all: number) =>
    `Tokens that give no other more weight than themselves: ${count} of ${all}.`,
  names: {
    x: 'tokens',
    queryProjection: 'projection',
    keyProjection: 'projection',
    valueProjection: 'projection',
    outputProjection: 'projection',
    queryBias: 'bias',
    keyBias: 'bias',
    valueBias: 'bias',
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    products: 'products',
    difference: 'there minus back',
    form: 'feature by feature',
    scores: 'scores',
    weights: 'weights',
    mixtures: 'mixtures',
    output: 'output',
  },
  matrices: {
    x: 'Token vectors, one row per token',
    queryProjection: 'The projection to queries',
    keyProjection: 'The projection to keys',
    valueProjection: 'The projection to values',
    outputProjection: 'The output projection',
    queryBias: 'Bias',
    keyBias: 'Bias',
    valueBias: 'Bias',
    queries: 'Queries: what each token looks for',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    products: 'Products, each token against each',
    difference: 'Each product minus that of the same two tokens the other way round',
    form: 'The two projections as one matrix: which feature looks for which',
    scores: 'Scores: a row a query, a column a key',
    weights: 'Attention weights: a row a query, a column a key',
    mixtures: 'Mixtures of values, one row per token',
    output: 'Output, as wide as the tokens',
  },
  notes: {
    x: (token: string) =>
      `A number to change: the rows of “${token}” follow, in queries, keys and values.`,
    projection: (from: string, to: string) =>
      `How much of “${from}” goes into “${to}”. The same for every token.`,
    bias: (part: string) => `Added to “${part}” of every token, whatever the token is.`,
    queries: (token: string, part: string) =>
      `How much “${token}” looks for “${part}”: its row of X times a column of the projection.`,
    keys: (token: string, part: string) =>
      `How well “${token}” can be found by “${part}”: its row of X times a column of the projection.`,
    values: (token: string, content: string) =>
      `How much “${content}” the token “${token}” hands over: its row of X times a column of the projection.`,
    projected: (letter: string) => `A number of ${letter}, as it goes into the products.`,
    products: {
      itself: (token: string) => `“${token}” against itself.`,
      none: 'The same two rows of X meet both ways. A dot product does not care which of them comes first.',
      shared:
        'One projection makes queries and keys, so the same two rows meet both ways: the product is the same.',
      own: (query: string, key: string) =>
        `The query of “${query}” meets the key of “${key}”; the other way round, two other rows meet.`,
      happens: 'The same both ways here, though other rows meet.',
    },
    difference: {
      none: 'The same both ways.',
      some: (query: string, key: string) =>
        `“${query}” looking at “${key}”, minus “${key}” looking at “${query}”.`,
    },
    form: {
      none: (from: string, to: string) =>
        from === to
          ? `Without projections, “${from}” meets “${to}”, and nothing else.`
          : `Without projections, “${from}” never meets “${to}”.`,
      shared: (from: string, to: string) =>
        `How much “${from}” looks for “${to}”. With one projection, “${to}” looks for “${from}” just as much.`,
      own: (from: string, to: string) =>
        `How much a token with “${from}” in it looks for a token with “${to}” in it.`,
    },
    weights: {
      itself: (token: string) => `The share of “${token}” in what it receives itself.`,
      other: (query: string, key: string) => `The share of “${key}” in what “${query}” receives.`,
    },
    mixtures: (token: string) =>
      `What “${token}” receives: every token’s value, in the proportions of its row of weights.`,
    output: (token: string, feature: string) =>
      `What “${token}” receives, written in the columns of X: its “${feature}”.`,
  },
};

const es: typeof en = {
  title: 'Cuatro proyecciones y lo que producen',
  stepsLabel: 'Paso',
  steps: {
    project: 'Proyectar',
    compare: 'Comparar',
    form: 'Rasgos',
    weights: 'Pesar',
    output: 'Salida',
  },
  rolesLabel: 'Qué proyección',
  roles: { queries: 'consultas', keys: 'claves', values: 'valores' },
  comparisonsLabel: 'Qué se compara',
  comparisons: {
    none: 'XXᵀ: sin proyectar',
    shared: 'KKᵀ: una proyección',
    own: 'QKᵀ: dos proyecciones',
  },
  random: 'proyecciones aleatorias',
  newNumbers: 'Otros números',
  biases: 'sesgos',
  randomOrigin: (seed) => `X puesta a mano; proyecciones aleatorias, semilla ${seed}`,
  features: ['artículo', 'animal', 'acción', 'comida'],
  parts: ['actor', 'objeto', 'verbo'],
  contents: ['vivo', 'comestible'],
  bias: 'sesgo',
  verdict: {
    symmetric: 'Simétrica: cada par tiene el mismo producto en los dos sentidos.',
    asymmetric: (unequal, all) => `No es simétrica: difieren ${unequal} de ${all} pares.`,
  },
  themselves: (count, all) =>
    `Tokens que no dan a ningún otro más peso que a sí mismos: ${count} de ${all}.`,
  names: {
    x: 'tokens',
    queryProjection: 'proyección',
    keyProjection: 'proyección',
    valueProjection: 'proyección',
    outputProjection: 'proyección',
    queryBias: 'sesgo',
    keyBias: 'sesgo',
    valueBias: 'sesgo',
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    products: 'productos',
    difference: 'ida menos vuelta',
    form: 'rasgo a rasgo',
    scores: 'puntuaciones',
    weights: 'pesos',
    mixtures: 'mezclas',
    output: 'salida',
  },
  matrices: {
    x: 'Vectores de los tokens, una fila por token',
    queryProjection: 'La proyección a consultas',
    keyProjection: 'La proyección a claves',
    valueProjection: 'La proyección a valores',
    outputProjection: 'La proyección de salida',
    queryBias: 'Sesgo',
    keyBias: 'Sesgo',
    valueBias: 'Sesgo',
    queries: 'Consultas: qué busca cada token',
    keys: 'Claves: por qué rasgos se puede encontrar cada token',
    values: 'Valores: qué entrega cada token',
    products: 'Productos, cada token con cada token',
    difference: 'Cada producto menos el de los mismos dos tokens en el otro sentido',
    form: 'Las dos proyecciones en una sola matriz: qué rasgo busca a cuál',
    scores: 'Puntuaciones: una fila por consulta, una columna por clave',
    weights: 'Pesos de atención: una fila por consulta, una columna por clave',
    mixtures: 'Mezclas de valores, una fila por token',
    output: 'Salida, tan ancha como los tokens',
  },
  notes: {
    x: (token) =>
      `Cambia este número y cambiarán las filas de «${token}» en consultas, claves y valores.`,
    projection: (from, to) =>
      `Cuánto de «${from}» entra en «${to}». Es igual para todos los tokens.`,
    bias: (part) => `Se suma a «${part}» de todos los tokens, sean cuales sean.`,
    queries: (token, part) =>
      `Hasta qué punto «${token}» busca «${part}»: su fila de X por una columna de la proyección.`,
    keys: (token, part) =>
      `Hasta qué punto se puede encontrar «${token}» por «${part}»: su fila de X por una columna de la proyección.`,
    values: (token, content) =>
      `Cuánto de «${content}» entrega el token «${token}»: su fila de X por una columna de la proyección.`,
    projected: (letter) => `Un número de ${letter}, tal como entra en los productos.`,
    products: {
      itself: (token) => `«${token}» consigo mismo.`,
      none: 'En los dos sentidos se encuentran las mismas dos filas de X. Al producto escalar le da igual cuál va primero.',
      shared:
        'Una sola proyección hace consultas y claves, así que en los dos sentidos se encuentran las mismas dos filas: el producto es el mismo.',
      own: (query, key) =>
        `La consulta de «${query}» se encuentra con la clave de «${key}»; en el otro sentido se encuentran otras dos filas.`,
      happens: 'Aquí coincide en los dos sentidos, aunque se encuentran otras filas.',
    },
    difference: {
      none: 'Lo mismo en los dos sentidos.',
      some: (query, key) =>
        `Cuando «${query}» mira a «${key}», menos cuando «${key}» mira a «${query}».`,
    },
    form: {
      none: (from, to) =>
        from === to
          ? `Sin proyecciones, «${from}» se encuentra con «${to}» y con nada más.`
          : `Sin proyecciones, «${from}» nunca se encuentra con «${to}».`,
      shared: (from, to) =>
        `Cuánto busca «${from}» a «${to}». Con una sola proyección, «${to}» busca a «${from}» en la misma medida.`,
      own: (from, to) => `Cuánto busca un token que tiene «${from}» a uno que tiene «${to}».`,
    },
    weights: {
      itself: (token) => `La parte de «${token}» en lo que recibe él mismo.`,
      other: (query, key) => `La parte de «${key}» en lo que recibe «${query}».`,
    },
    mixtures: (token) =>
      `Lo que recibe «${token}»: los valores de todos los tokens, en las proporciones que marca su fila de pesos.`,
    output: (token, feature) =>
      `Lo que recibe «${token}», escrito en las columnas de X: su «${feature}».`,
  },
};

export const projections = { en, es };
