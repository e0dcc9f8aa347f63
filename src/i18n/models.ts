/** How far a key is from its query, in words. */
function distanceEn(offset: number): string {
  if (offset === 0) return 'the same position';
  const size = Math.abs(offset);
  return `${size} ${size === 1 ? 'token' : 'tokens'} ${offset < 0 ? 'before' : 'after'}`;
}

function distanceEs(offset: number): string {
  if (offset === 0) return 'la misma posición';
  const size = Math.abs(offset);
  return `${size} ${size === 1 ? 'token' : 'tokens'} ${offset < 0 ? 'antes' : 'después'}`;
}

/** Who asks, who is asked, and how many of the tokens may be. */
interface Seen {
  readonly query: string;
  readonly key: string;
  readonly allowed: number;
  readonly all: number;
}

const en = {
  title: 'One sentence, three models',
  sentence: 'Sentence',
  viewsLabel: 'What to show',
  views: { weights: 'Weights', scores: 'Scores', bias: 'Mask and positions', output: 'Output' },
  titles: { gpt: 'GPT', bert: 'BERT', t5: 'T5' },
  prefixTitle: 'Prefix LM',
  kinds: {
    gpt: 'decoder only: each token sees itself and what comes before',
    prefix: 'decoder only: everybody sees the prefix, the rest is causal',
    bert: 'encoder only: each token sees all of them',
    t5Encoder: 'each token of the input sees all of the input',
    t5Decoder: 'each token of the output sees itself and what comes before',
    t5Cross: 'each token of the output sees all of the input',
  },
  prefix: 'Prefix that all see',
  prefixes: (count: number) => (count === 0 ? 'none (GPT)' : `${count}`),
  layer: 'Sub-layer',
  layers: {
    encoder: 'encoder, self-attention',
    decoder: 'decoder, self-attention',
    cross: 'decoder, cross-attention',
  },
  scale: 'Scale',
  scales: {
    folded: '1, and Q / √dₖ (T5)',
    plain: '1, and Q as it is',
    twice: '1/√dₖ, and Q / √dₖ',
    ordinary: '1/√dₖ, and Q as it is',
  },
  entropy: (value: string) => `Entropy of a row, on average: ${value} nats`,
  captions: {
    weights: (model: string) => `A, the weights in ${model}`,
    shared: 'The same for all three',
    positions: 'What T5 adds to the scores',
  },
  noPositions:
    'No positions here: the table of biases belongs to self-attention. Cross-attention adds nothing but the mask of the padding.',
  names: {
    weights: 'weights',
    scores: 'scores',
    bias: 'bias',
    output: 'output',
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    buckets: 'buckets',
    table: 'position biases',
  },
  matrices: {
    weights: 'Attention weights: a row a query, a column a key',
    scores: 'Scores: a row a query, a column a key',
    bias: 'What is added to the scaled products',
    output: 'Output',
    queries: 'Queries: what each token looks for',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    buckets: 'The bucket of each pair',
    table: 'Position biases of one head, one a bucket',
  },
  features: ['article', 'animal', 'action', 'food'],
  contents: ['alive', 'edible'],
  labelOf: (label: string, model: string) => `${label}, ${model}`,
  contentsOf: (title: string, model: string) => `${model}. ${title}`,
  head: 'head 0',
  notes: {
    weights: {
      gpt: ({ query, allowed, all }: Seen) =>
        `GPT: “${query}” shares its attention among itself and what comes before, ${allowed} of ${all} tokens.`,
      prefix: ({ query, allowed, all }: Seen) =>
        `Prefix LM: “${query}” sees the whole prefix, and itself and what comes before, ${allowed} of ${all} tokens.`,
      bert: ({ query, allowed, all }: Seen) =>
        `BERT: “${query}” sees what comes before and what comes after, ${allowed} of ${all} tokens.`,
      t5Encoder: ({ query, key, allowed, all }: Seen) =>
        `T5’s encoder: “${query}” sees ${allowed} of ${all} tokens, as in BERT; the distance to “${key}” counts too.`,
      t5Decoder: ({ query, key, allowed, all }: Seen) =>
        `T5’s decoder: “${query}” sees ${allowed} of ${all} tokens, as in GPT; the distance to “${key}” counts too.`,
      t5Cross: ({ query, allowed, all }: Seen) =>
        `T5’s cross-attention: the query “${query}” is of the decoder, the keys are ${allowed} of the ${all} tokens of the encoder. The input is all there, so nothing is “later”.`,
    },
    scores: 'The product of query and key, divided by √dₖ.',
    t5Scores: {
      folded:
        'T5 multiplies by 1. Its queries are √dₖ times smaller than those of the others: the division is in its query projection.',
      plain:
        'The scale is 1, and the queries are as large as those of the others: these scores are √dₖ times too large.',
      twice:
        'Divided twice, once in the queries and once by the library: these scores are √dₖ times too small.',
      ordinary: 'The queries of the others, divided by √dₖ: as in GPT and BERT.',
    },
    bias: (query: string, key: string, offset: number) =>
      offset === 0
        ? `“${query}” to itself: offset 0. The number is read from the table, at the bucket of that offset.`
        : `From “${query}”, “${key}” stands ${distanceEn(offset)}. The number is read from the table, at the bucket of that offset.`,
    noBias: 'Allowed, and no position bias: 0 changes nothing.',
    later: (query: string, key: string) =>
      `“${key}” comes after “${query}”: forbidden, its score is −∞ and its weight exactly 0.`,
    padding: (key: string) =>
      `${key} is padding: forbidden to everybody, in every one of these models.`,
    bucket: (query: string, key: string, offset: number, bucket: number) =>
      `From “${query}” to “${key}”: ${distanceEn(offset)}, which is bucket ${bucket}.`,
    bucketAhead: (key: string) =>
      `“${key}” comes later. The decoder has no buckets for that: it counts as distance 0, and the mask forbids it.`,
    table: (bucket: number) =>
      `Added to every score in bucket ${bucket}. Change it, and a whole diagonal changes.`,
    input: 'One number for all three models. Change it, and see in which of them which rows move.',
    output: (query: string, content: string) =>
      `The “${content}” entry of what “${query}” receives.`,
  },
  fold: {
    title: 'Two ways to keep the scores small',
    width: 'Width of queries and keys',
    newNumbers: 'New numbers',
    setup: (tokens: number, width: number) =>
      `${tokens} tokens of d_model = ${width} numbers from N(0, 1), under random projections. The ordinary query projection has standard deviation 1/√d_model; T5’s are the same numbers, √dₖ times smaller.`,
    cases: {
      ordinary: {
        sqrt: 'Ordinary projection, scale 1/√dₖ',
        one: 'Ordinary projection, scale 1: √dₖ nowhere',
      },
      t5: {
        sqrt: 'T5’s projection, scale 1/√dₖ: √dₖ twice',
        one: 'T5’s projection, scale 1',
      },
    },
    cell: (deviation: string, entropy: string) => `σ ${deviation} · H ${entropy}`,
    cellSaid: (deviation: string, entropy: string, isGood: boolean) =>
      `Standard deviation ${deviation}, mean entropy ${entropy}${isGood ? ', as it should be' : ''}.`,
    key: 'key',
    weight: 'weight',
    weightsLabel: (which: string, d: number, top: string) =>
      `${which}. Weights of token 0 at width ${d}: the largest is ${top}.`,
    note: (most: string) =>
      `σ: standard deviation of the scores. H: mean entropy of the weights in nats, ${most} at most. In the pictures: the weights of token 0.`,
    matrices: {
      statistics: 'Standard deviation and entropy at each width',
    },
    columns: { standardDeviation: 'standard deviation', entropy: 'entropy' },
  },
};

const es: typeof en = {
  title: 'Una frase, tres modelos',
  sentence: 'Frase',
  viewsLabel: 'Qué se muestra',
  views: {
    weights: 'Pesos',
    scores: 'Puntuaciones',
    bias: 'Máscara y posiciones',
    output: 'Salida',
  },
  titles: { gpt: 'GPT', bert: 'BERT', t5: 'T5' },
  prefixTitle: 'LM con prefijo',
  kinds: {
    gpt: 'solo decodificador: cada token se ve a sí mismo y a los anteriores',
    prefix: 'solo decodificador: todos ven el prefijo; el resto es causal',
    bert: 'solo codificador: cada token los ve todos',
    t5Encoder: 'cada token de la entrada ve toda la entrada',
    t5Decoder: 'cada token de la salida se ve a sí mismo y a los anteriores',
    t5Cross: 'cada token de la salida ve toda la entrada',
  },
  prefix: 'Prefijo que todos ven',
  prefixes: (count) => (count === 0 ? 'ninguno (GPT)' : `${count}`),
  layer: 'Subcapa',
  layers: {
    encoder: 'codificador, autoatención',
    decoder: 'decodificador, autoatención',
    cross: 'decodificador, atención cruzada',
  },
  scale: 'Escala',
  scales: {
    folded: '1, con Q / √dₖ (T5)',
    plain: '1, con Q tal cual',
    twice: '1/√dₖ, con Q / √dₖ',
    ordinary: '1/√dₖ, con Q tal cual',
  },
  entropy: (value) => `Entropía media de una fila: ${value} nats`,
  captions: {
    weights: (model) => `A, los pesos en ${model}`,
    shared: 'Iguales para los tres',
    positions: 'Lo que T5 suma a las puntuaciones',
  },
  noPositions:
    'Aquí no hay posiciones: la tabla de sesgos es de la autoatención. La atención cruzada solo añade la máscara del relleno.',
  names: {
    weights: 'pesos',
    scores: 'puntuaciones',
    bias: 'sesgo',
    output: 'salida',
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    buckets: 'cubetas',
    table: 'sesgos de posición',
  },
  matrices: {
    weights: 'Pesos de atención: una fila por consulta, una columna por clave',
    scores: 'Puntuaciones: una fila por consulta, una columna por clave',
    bias: 'Lo que se suma a los productos escalados',
    output: 'Salida',
    queries: 'Consultas: qué busca cada token',
    keys: 'Claves: por qué rasgos se puede encontrar cada token',
    values: 'Valores: qué entrega cada token',
    buckets: 'La cubeta (bucket) de cada pareja',
    table: 'Sesgos de posición de una cabeza, uno por cubeta',
  },
  features: ['artículo', 'animal', 'acción', 'comida'],
  contents: ['vivo', 'comestible'],
  labelOf: (label, model) => `${label}, ${model}`,
  contentsOf: (title, model) => `${model}. ${title}`,
  head: 'cabeza 0',
  notes: {
    weights: {
      gpt: ({ query, allowed, all }) =>
        `GPT: «${query}» reparte su atención entre él mismo y los anteriores, ${allowed} de ${all} tokens.`,
      prefix: ({ query, allowed, all }) =>
        `LM con prefijo: «${query}» ve todo el prefijo, además de a sí mismo y a los anteriores, ${allowed} de ${all} tokens.`,
      bert: ({ query, allowed, all }) =>
        `BERT: «${query}» ve lo que viene antes y lo que viene después, ${allowed} de ${all} tokens.`,
      t5Encoder: ({ query, key, allowed, all }) =>
        `Codificador de T5: «${query}» ve ${allowed} de ${all} tokens, como en BERT; también cuenta la distancia hasta «${key}».`,
      t5Decoder: ({ query, key, allowed, all }) =>
        `Decodificador de T5: «${query}» ve ${allowed} de ${all} tokens, como en GPT; también cuenta la distancia hasta «${key}».`,
      t5Cross: ({ query, allowed, all }) =>
        `Atención cruzada de T5: la consulta «${query}» es del decodificador; las claves son ${allowed} de los ${all} tokens del codificador. La entrada ya está entera, así que nada viene «después».`,
    },
    scores: 'El producto de la consulta y la clave, dividido entre √dₖ.',
    t5Scores: {
      folded:
        'T5 multiplica por 1. Sus consultas son √dₖ veces más pequeñas que las de los otros: la división está en su proyección de consultas.',
      plain:
        'La escala es 1 y las consultas son tan grandes como las de los otros: estas puntuaciones son √dₖ veces mayores de lo debido.',
      twice:
        'Se divide dos veces, una en las consultas y otra en la biblioteca: estas puntuaciones son √dₖ veces menores de lo debido.',
      ordinary: 'Las consultas de los otros, divididas entre √dₖ: como en GPT y BERT.',
    },
    bias: (query, key, offset) =>
      offset === 0
        ? `De «${query}» a sí mismo: desplazamiento 0. El número se lee de la tabla, en la cubeta de ese desplazamiento.`
        : `Visto desde «${query}», «${key}» está ${distanceEs(offset)}. El número se lee de la tabla, en la cubeta de ese desplazamiento.`,
    noBias: 'Permitido y sin sesgo de posición: sumar 0 no cambia nada.',
    later: (query, key) =>
      `«${key}» viene después de «${query}»: está prohibido, su puntuación es −∞ y su peso, exactamente 0.`,
    padding: (key) => `${key} es relleno: está prohibido para todos, en cada uno de estos modelos.`,
    bucket: (query, key, offset, bucket) =>
      `De «${query}» a «${key}»: ${distanceEs(offset)}; le toca la cubeta ${bucket}.`,
    bucketAhead: (key) =>
      `«${key}» viene después. El decodificador no tiene cubetas para eso: cuenta como distancia 0, y la máscara lo prohíbe.`,
    table: (bucket) =>
      `Se suma a todas las puntuaciones de la cubeta ${bucket}. Si lo cambias, cambia una diagonal entera.`,
    input:
      'Un mismo número para los tres modelos. Cámbialo y mira qué filas se mueven en cada uno.',
    output: (query, content) => `El componente «${content}» de lo que recibe «${query}».`,
  },
  fold: {
    title: 'Dos maneras de que las puntuaciones no crezcan',
    width: 'Ancho de las consultas y las claves',
    newNumbers: 'Otros números',
    setup: (tokens, width) =>
      `${tokens} tokens de d_model = ${width} números de N(0, 1), con proyecciones aleatorias. La proyección de consultas habitual tiene desviación estándar 1/√d_model; la de T5 son los mismos números, √dₖ veces más pequeños.`,
    cases: {
      ordinary: {
        sqrt: 'Proyección habitual, escala 1/√dₖ',
        one: 'Proyección habitual, escala 1: √dₖ en ninguna parte',
      },
      t5: {
        sqrt: 'Proyección de T5, escala 1/√dₖ: √dₖ dos veces',
        one: 'Proyección de T5, escala 1',
      },
    },
    cell: (deviation, entropy) => `σ ${deviation} · H ${entropy}`,
    cellSaid: (deviation, entropy, isGood) =>
      `Desviación estándar ${deviation}, entropía media ${entropy}${isGood ? ', como debe ser' : ''}.`,
    key: 'clave',
    weight: 'peso',
    weightsLabel: (which, d, top) =>
      `${which}. Pesos del token 0 con ancho ${d}: el mayor es ${top}.`,
    note: (most) =>
      `σ: desviación estándar de las puntuaciones. H: entropía media de los pesos en nats, ${most} como máximo. En las figuras: los pesos del token 0.`,
    matrices: {
      statistics: 'Desviación estándar y entropía con cada ancho',
    },
    columns: { standardDeviation: 'desviación estándar', entropy: 'entropía' },
  },
};

export const modelsText = { en, es };
