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
    weights: 'Attention weights',
    scores: 'Scores',
    bias: 'What is added to the scaled products',
    output: 'Output',
    queries: 'Queries: what each token looks for',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    buckets: 'The bucket of each pair',
    table: 'Position biases of one head, one a bucket',
  },
  matrixOf: (matrix: string, model: string) => `${matrix}, ${model}`,
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
  byHand: {
    scores: (query: string) =>
      `Divide the products of “${query}” by √4 = 2. These are BERT’s scores: everything is allowed.`,
    gpt: (query: string) =>
      `GPT: what comes after “${query}” is forbidden. Three scores are left to share the weight.`,
    bert: 'BERT: all five share it.',
    t5Scores:
      'T5’s encoder: its queries are half as large already, so nothing is divided. Add the position bias of each offset.',
    t5: 'Take the softmax of these.',
    decoderScores: (query: string) =>
      `The scores of “${query}”: the products with the halved query, plus the bias, and −∞ for what comes later.`,
    decoderWeights: 'The softmax of what is left.',
    yourTurn: (query: string) => `Now you: “${query}” in T5’s decoder, self-attention; then look`,
  },
  predict: {
    question:
      'GPT and BERT get the same queries and keys, and neither has a position bias here. In which rows are their weights the same?',
    tryIt: 'Look at that row in both',
    options: (n: { el: string; last: string; lastBert: string; gato: [string, string] }) => [
      {
        guess: 'In none.',
        answer: `In one they are. The causal mask forbids what comes later, and after “ahora” nothing comes: it gives “come” ${n.last} in GPT and ${n.lastBert} in BERT.`,
      },
      {
        guess: 'In the first.',
        answer: `There they differ most. In GPT “El” sees nothing but itself and gives itself ${n.el}; in BERT it sees all five.`,
      },
      {
        guess: 'In the last.',
        answer: `Yes. For “ahora” everything has come before, so the causal mask forbids it nothing: “come” gets ${n.last} in both. That is also the row from which GPT predicts the next token. It has read the whole input.`,
      },
      {
        guess: 'In every row, below the diagonal.',
        answer: `The scores are the same there, not the weights. BERT shares the row out among five. So “gato” gives itself ${n.gato[0]} in GPT and ${n.gato[1]} in BERT.`,
      },
    ],
  },
  buckets: {
    caption: 'The buckets of T5’s encoder',
    distance: 'distance',
    before: 'key before',
    after: 'key after',
    from: (first: number) => `${first} on`,
  },
  fold: {
    title: 'Two ways to keep the scores small',
    width: 'Width of queries and keys',
    newNumbers: 'New numbers',
    setup: (tokens: number, width: number) =>
      `${tokens} tokens, ${width} numbers each, drawn from N(0, 1). The projections are random too. Both initialisations of the query projection use the same draws, each times its own standard deviation.`,
    initialisation: 'Query projection drawn with',
    ordinary: 'σ = 1/√d_model',
    t5: 'σ = 1/√(d_model · dₖ)',
    sqrt: 'scale 1/√dₖ',
    one: 'scale 1',
    cell: (deviation: string, entropy: string) => `σ ${deviation} · H ${entropy}`,
    legend: {
      good: 'T5’s projection with scale 1, and the ordinary one with 1/√dₖ: one line',
      none: 'the ordinary projection with scale 1: no √dₖ at all',
      twice: 'T5’s projection with 1/√dₖ: √dₖ twice',
    },
    spread: 'Spread of the scores',
    spreadX: 'score',
    spreadY: 'share per unit',
    spreadLabel: (d: number, none: string, t5: string) =>
      `Distribution of the scores at width ${d}: standard deviation ${none} without any √dₖ, ${t5} with T5’s initialisation and scale 1.`,
    beyond: (share: string) => `${share} of the grey lies beyond the edges`,
    entropy: 'Entropy of the weights, mean of the queries',
    entropyX: 'dₖ',
    entropyY: 'nats',
    entropyLabel: (none: string, t5: string, twice: string) =>
      `Mean entropy of the weights against the width; here ${none} nats without any √dₖ, ${t5} with T5’s initialisation and scale 1, ${twice} with √dₖ twice.`,
    note: (most: string) =>
      `σ is the standard deviation of the scores, H the mean entropy of the weights in nats, ${most} at most. The two good cells agree to rounding: a factor of the queries is a factor of the scores.`,
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
    weights: 'Pesos de atención',
    scores: 'Puntuaciones',
    bias: 'Lo que se suma a los productos escalados',
    output: 'Salida',
    queries: 'Consultas: qué busca cada token',
    keys: 'Claves: por qué rasgos se puede encontrar cada token',
    values: 'Valores: qué entrega cada token',
    buckets: 'La cubeta (bucket) de cada pareja',
    table: 'Sesgos de posición de una cabeza, uno por cubeta',
  },
  matrixOf: (matrix, model) => `${matrix}, ${model}`,
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
        'La escala es 1 y las consultas son tan grandes como las de los otros: estas puntuaciones son √dₖ veces demasiado grandes.',
      twice:
        'Dividido dos veces, una en las consultas y otra en la biblioteca: estas puntuaciones son √dₖ veces demasiado pequeñas.',
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
      `De «${query}» a «${key}»: ${distanceEs(offset)}, que es la cubeta ${bucket}.`,
    bucketAhead: (key) =>
      `«${key}» viene después. El decodificador no tiene cubetas para eso: cuenta como distancia 0, y la máscara lo prohíbe.`,
    table: (bucket) =>
      `Se suma a todas las puntuaciones de la cubeta ${bucket}. Si lo cambias, cambia una diagonal entera.`,
    input: 'Un mismo número para los tres modelos. Cámbialo y mira en cuáles se mueve qué fila.',
    output: (query, content) => `El componente «${content}» de lo que recibe «${query}».`,
  },
  byHand: {
    scores: (query) =>
      `Divide los productos de «${query}» entre √4 = 2. Son las puntuaciones de BERT: todo está permitido.`,
    gpt: (query) =>
      `GPT: lo que viene después de «${query}» está prohibido. Quedan tres puntuaciones para repartirse el peso.`,
    bert: 'BERT: se lo reparten las cinco.',
    t5Scores:
      'Codificador de T5: sus consultas ya son la mitad de grandes, así que no se divide nada. Suma el sesgo de posición de cada desplazamiento.',
    t5: 'Calcula la softmax de estas.',
    decoderScores: (query) =>
      `Las puntuaciones de «${query}»: los productos con la consulta reducida a la mitad, más el sesgo, y −∞ para lo que viene después.`,
    decoderWeights: 'La softmax de lo que queda.',
    yourTurn: (query) =>
      `Ahora tú: «${query}» en el decodificador de T5, autoatención; luego compruébalo`,
  },
  predict: {
    question:
      'GPT y BERT reciben las mismas consultas y claves, y aquí ninguno tiene sesgo de posición. ¿En qué filas son iguales sus pesos?',
    tryIt: 'Mira esa fila en los dos',
    options: (n) => [
      {
        guess: 'En ninguna.',
        answer: `En una sí. La máscara causal prohíbe lo que viene después, y después de «ahora» no viene nada: le da a «come» ${n.last} en GPT y ${n.lastBert} en BERT.`,
      },
      {
        guess: 'En la primera.',
        answer: `Ahí es donde más difieren. En GPT, «El» solo se ve a sí mismo y se da ${n.el}; en BERT ve los cinco tokens.`,
      },
      {
        guess: 'En la última.',
        answer: `Sí. Para «ahora» todo ha venido antes, así que la máscara causal no le prohíbe nada: «come» recibe ${n.last} en los dos. Es también la fila con la que GPT predice el token siguiente. Ha leído toda la entrada.`,
      },
      {
        guess: 'En todas, por debajo de la diagonal.',
        answer: `Ahí son iguales las puntuaciones, no los pesos. BERT reparte la fila entre cinco. Por eso «gato» se da a sí mismo ${n.gato[0]} en GPT y ${n.gato[1]} en BERT.`,
      },
    ],
  },
  buckets: {
    caption: 'Las cubetas del codificador de T5',
    distance: 'distancia',
    before: 'clave antes',
    after: 'clave después',
    from: (first) => `desde ${first}`,
  },
  fold: {
    title: 'Dos maneras de que las puntuaciones no crezcan',
    width: 'Ancho de las consultas y las claves',
    newNumbers: 'Otros números',
    setup: (tokens, width) =>
      `${tokens} tokens de ${width} números cada uno, muestreados de N(0, 1). Las proyecciones también son aleatorias. Las dos inicializaciones de la proyección de consultas usan los mismos números, cada una multiplicados por su desviación estándar.`,
    initialisation: 'Proyección de consultas con',
    ordinary: 'σ = 1/√d_model',
    t5: 'σ = 1/√(d_model · dₖ)',
    sqrt: 'escala 1/√dₖ',
    one: 'escala 1',
    cell: (deviation, entropy) => `σ ${deviation} · H ${entropy}`,
    legend: {
      good: 'la proyección de T5 con escala 1 y la habitual con 1/√dₖ: la misma línea',
      none: 'la habitual con escala 1: sin √dₖ en ninguna parte',
      twice: 'la de T5 con 1/√dₖ: √dₖ dos veces',
    },
    spread: 'Dispersión de las puntuaciones',
    spreadX: 'puntuación',
    spreadY: 'proporción por unidad',
    spreadLabel: (d, none, t5) =>
      `Distribución de las puntuaciones con ancho ${d}: desviación estándar ${none} sin ninguna √dₖ, ${t5} con la inicialización de T5 y escala 1.`,
    beyond: (share) => `el ${share} de lo gris queda fuera del gráfico`,
    entropy: 'Entropía de los pesos, media entre las consultas',
    entropyX: 'dₖ',
    entropyY: 'nats',
    entropyLabel: (none, t5, twice) =>
      `Entropía media de los pesos según el ancho; aquí, ${none} nats sin ninguna √dₖ, ${t5} con la inicialización de T5 y escala 1, ${twice} con √dₖ dos veces.`,
    note: (most) =>
      `σ es la desviación estándar de las puntuaciones y H, la entropía media de los pesos en nats, ${most} como máximo. Las dos celdas buenas coinciden salvo redondeo: un factor de las consultas es un factor de las puntuaciones.`,
    matrices: {
      statistics: 'Desviación estándar y entropía con cada ancho',
    },
    columns: { standardDeviation: 'desviación estándar', entropy: 'entropía' },
  },
};

export const modelsText = { en, es };
