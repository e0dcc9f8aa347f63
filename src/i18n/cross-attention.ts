/** By the name of the view. */
type ViewNames = Readonly<Record<string, string>>;

const en = {
  title: 'Two sentences, one matrix of weights',
  caption: 'A, an alignment from features set by hand',
  rows: 'target (query)',
  columns: 'source (key)',
  viewsLabel: 'What to show',
  views: {
    queries: 'Q',
    keys: 'K, V',
    scores: 'Scores',
    weights: 'Weights',
    output: 'Output',
  },
  /** Names of views that are letters only. */
  spokenViews: { queries: 'Q, queries', keys: 'K, V: keys and values' } as ViewNames,
  sides: {
    source: { name: 'Source', gives: 'gives K and V' },
    target: { name: 'Target', gives: 'gives Q' },
  },
  padding: '⟨pad⟩ in the source',
  mask: 'padding mask',
  causal: 'causal mask, by mistake',
  empty: 'One word at least, please. Until then the last sentence stays.',
  tooMany: (most: number) => `Only the first ${most} tokens of a sentence are used.`,
  strangers: (words: string) => `Not in the lexicon, so all their features are 0: ${words}.`,
  shape: (n: number, m: number) =>
    `${n} target tokens ask, ${m} source tokens answer: ${n} × ${m} weights.`,
  features: ['article', 'animal', 'action', 'food', 'time'],
  wanted: ['art/time', 'animal', 'action', 'food'],
  contents: ['alive', 'edible'],
  mayAttend: 'may attend',
  mayNot: 'may not attend',
  names: {
    x: 'target',
    context: 'source',
    queryProjection: 'query projection',
    keyProjection: 'key projection',
    valueProjection: 'value projection',
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    products: 'products',
    mask: 'mask',
    scores: 'scores',
    weights: 'weights',
    output: 'output',
  },
  matrices: {
    x: 'Vectors of the target’s tokens, by the lexicon',
    context: 'Vectors of the source’s tokens, by the lexicon',
    queryProjection: 'Query projection, hand-set',
    keyProjection: 'Key projection, hand-set',
    valueProjection: 'Value projection, hand-set',
    queries: 'Queries, of the target',
    keys: 'Keys, of the source',
    values: 'Values, of the source',
    products: 'Products of target queries and source keys',
    mask: 'Mask: which target token may attend to which source token',
    scores: 'Scores: a row a target token, a column a source token',
    weights: 'Attention weights: a row a target token, a column a source token',
    output: 'Output: what each target token receives from the source',
  },
  notes: {
    word: (word: string) =>
      `A feature of “${word}”, set by hand. Change it, and “${word}” changes wherever it stands, in both sentences.`,
    stranger: (word: string) =>
      `“${word}” is not in the lexicon: its features are 0. Give it some.`,
    padding:
      'Padding has a row like any other. Give it features, and see whether anybody hears it.',
    queryProjection: 'Turns the vector of a target token into what it looks for.',
    keyProjection: 'Turns the vector of a source token into what it can be found by.',
    valueProjection: 'Turns the vector of a source token into what it hands over.',
    queries: (word: string) => `From the row of “${word}” in X. The source has no part in it.`,
    keys: (word: string) => `From the row of “${word}” in C. The target has no part in it.`,
    values: (word: string) => `From the row of “${word}” in C. The target has no part in it.`,
    products: (query: string, key: string) =>
      `The query of “${query}”, from the target, against the key of “${key}”, from the source.`,
    allowed: (query: string, key: string) => `“${query}” may attend to “${key}”.`,
    forbiddenPadding: 'Padding is forbidden, whoever asks: the whole column is.',
    forbiddenCausal: (query: string, key: string) =>
      `The causal mask keeps “${query}” from “${key}”, which the encoder read long ago. It has no business here.`,
    scores: (query: string, key: string) => `How well “${key}” answers “${query}”.`,
    weights: (query: string, key: string) =>
      `The share of “${key}” in what “${query}” receives. The source tokens of this row compete; other rows do not count.`,
    nothing: 'Its weight is exactly 0.',
    paddingHeard: (query: string) =>
      `Nothing forbids the padding, so it has a share in what “${query}” receives.`,
    undecided: (query: string) =>
      `“${query}” has no features, so it looks for nothing: every allowed source token gets the same.`,
    output: (query: string, content: string) =>
      `The “${content}” entry of what “${query}” receives: values of the source, in the proportions of its row of weights.`,
  },
  byHand: {
    queries: (query: string) =>
      `The target’s side: the vector of “${query}” times each column of the query projection is its query.`,
    products: (query: string) =>
      `Multiply the query of “${query}” with the key of each source word, entry by entry, and add up.`,
    scores: 'Divide by √4 = 2.',
    weights: 'Take the softmax over the five source words. The largest score is subtracted first.',
    output: 'Mix the values of the source in these proportions.',
    yourTurn: (query: string) => `Now you: work out the row of “${query}”, then look`,
  },
  predict: {
    question:
      'Look at the row of “eating”. First you delete “now” from the target. Then you put it back, and delete “ahora” from the source instead. Which of the two changes the weights of “eating”?',
    tryIt: { now: 'Without “now”', ahora: 'Without “ahora”' },
    options: (before: string, after: string) => [
      {
        guess: 'Both: every word is connected to every other.',
        answer: `Not here. Target words do not compete with one another: each has a row and a softmax of its own. Without “now” there is one row less, and the weight of “come” in the row of “eating” stays ${before}, to the last bit. Without “ahora” it becomes ${after}.`,
      },
      {
        guess: 'Deleting “now”.',
        answer: `“now” is a query. Its row goes, and no other row notices: “eating” still gives “come” ${before}.`,
      },
      {
        guess: 'Deleting “ahora”.',
        answer: `Yes. “ahora” is a key: it has a share in every row. Without it, what it had goes to the others, and the weight of “come” in the row of “eating” goes from ${before} to ${after}.`,
      },
      {
        guess: 'Neither: “eating” has nothing to do with time.',
        answer: `It gives “ahora” little, but not nothing. When that column goes, each row is shared out anew: “come” goes from ${before} to ${after}.`,
      },
    ],
  },
  lexicon: {
    caption: 'The lexicon: every word that has features here. All of it was set by hand.',
    features: 'features',
    spanish: 'Spanish',
    english: 'English',
  },
};

const es: typeof en = {
  title: 'Dos frases, una matriz de pesos',
  caption: 'A, un alineamiento a partir de rasgos puestos a mano',
  rows: 'destino (consulta)',
  columns: 'origen (clave)',
  viewsLabel: 'Qué se muestra',
  views: {
    queries: 'Q',
    keys: 'K, V',
    scores: 'Puntuaciones',
    weights: 'Pesos',
    output: 'Salida',
  },
  spokenViews: { queries: 'Q, consultas', keys: 'K, V: claves y valores' },
  sides: {
    source: { name: 'Origen', gives: 'aporta K y V' },
    target: { name: 'Destino', gives: 'aporta Q' },
  },
  padding: '⟨pad⟩ en el origen',
  mask: 'máscara de relleno',
  causal: 'máscara causal, por error',
  empty: 'Escribe al menos una palabra. Mientras tanto se queda la última frase.',
  tooMany: (most) => `Solo se usan los ${most} primeros tokens de cada frase.`,
  strangers: (words) => `No están en el léxico, así que todos sus rasgos valen 0: ${words}.`,
  shape: (n, m) => `${n} tokens de destino preguntan, ${m} de origen responden: ${n} × ${m} pesos.`,
  features: ['artículo', 'animal', 'acción', 'comida', 'tiempo'],
  wanted: ['art/tpo', 'animal', 'acción', 'comida'],
  contents: ['vivo', 'comestible'],
  mayAttend: 'puede atender',
  mayNot: 'no puede atender',
  names: {
    x: 'destino',
    context: 'origen',
    queryProjection: 'proyección de consultas',
    keyProjection: 'proyección de claves',
    valueProjection: 'proyección de valores',
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    products: 'productos',
    mask: 'máscara',
    scores: 'puntuaciones',
    weights: 'pesos',
    output: 'salida',
  },
  matrices: {
    x: 'Vectores de los tokens de destino, según el léxico',
    context: 'Vectores de los tokens de origen, según el léxico',
    queryProjection: 'Proyección de consultas, puesta a mano',
    keyProjection: 'Proyección de claves, puesta a mano',
    valueProjection: 'Proyección de valores, puesta a mano',
    queries: 'Consultas, del destino',
    keys: 'Claves, del origen',
    values: 'Valores, del origen',
    products: 'Productos de consultas de destino y claves de origen',
    mask: 'Máscara: qué token de destino puede atender a qué token de origen',
    scores: 'Puntuaciones: una fila por token de destino, una columna por token de origen',
    weights: 'Pesos de atención: una fila por token de destino, una columna por token de origen',
    output: 'Salida: qué recibe del origen cada token de destino',
  },
  notes: {
    word: (word) =>
      `Un rasgo de «${word}», puesto a mano. Si lo cambias, «${word}» cambia allí donde esté, en las dos frases.`,
    stranger: (word) => `«${word}» no está en el léxico: sus rasgos valen 0. Ponle alguno.`,
    padding:
      'El relleno tiene una fila como cualquier otra. Ponle rasgos y mira si alguien lo oye.',
    queryProjection: 'Convierte el vector de un token de destino en lo que busca.',
    keyProjection:
      'Convierte el vector de un token de origen en los rasgos por los que se puede encontrar.',
    valueProjection: 'Convierte el vector de un token de origen en lo que entrega.',
    queries: (word) => `Sale de la fila de «${word}» en X. El origen no interviene.`,
    keys: (word) => `Sale de la fila de «${word}» en C. El destino no interviene.`,
    values: (word) => `Sale de la fila de «${word}» en C. El destino no interviene.`,
    products: (query, key) =>
      `La consulta de «${query}», del destino, frente a la clave de «${key}», del origen.`,
    allowed: (query, key) => `«${query}» puede atender a «${key}».`,
    forbiddenPadding: 'El relleno está prohibido, pregunte quien pregunte: toda la columna.',
    forbiddenCausal: (query, key) =>
      `La máscara causal le impide a «${query}» ver «${key}», que el codificador leyó hace rato. Aquí está de más.`,
    scores: (query, key) => `Hasta qué punto «${key}» responde a «${query}».`,
    weights: (query, key) =>
      `La parte de «${key}» en lo que recibe «${query}». Compiten los tokens de origen de esta fila; las demás filas no cuentan.`,
    nothing: 'Su peso es exactamente 0.',
    paddingHeard: (query) =>
      `Nada prohíbe el relleno, así que tiene una parte en lo que recibe «${query}».`,
    undecided: (query) =>
      `«${query}» no tiene rasgos, así que no busca nada: todos los tokens de origen permitidos reciben lo mismo.`,
    output: (query, content) =>
      `El componente «${content}» de lo que recibe «${query}»: valores del origen, en las proporciones de su fila de pesos.`,
  },
  byHand: {
    queries: (query) =>
      `El lado del destino: el vector de «${query}» por cada columna de la proyección de consultas es su consulta.`,
    products: (query) =>
      `Multiplica la consulta de «${query}» por la clave de cada palabra de origen, componente a componente, y suma.`,
    scores: 'Divide entre √4 = 2.',
    weights:
      'Calcula la softmax sobre las cinco palabras de origen. Antes se resta la mayor puntuación.',
    output: 'Mezcla los valores del origen en esas proporciones.',
    yourTurn: (query) => `Ahora tú: calcula la fila de «${query}» y luego compruébala`,
  },
  predict: {
    question:
      'Fíjate en la fila de «eating». Primero borras «now» del destino. Luego lo repones y borras «ahora» del origen. ¿Cuál de los dos cambios altera los pesos de «eating»?',
    tryIt: { now: 'Sin «now»', ahora: 'Sin «ahora»' },
    options: (before, after) => [
      {
        guess: 'Los dos: cada palabra está conectada con todas las demás.',
        answer: `Aquí no. Las palabras de destino no compiten entre sí: cada una tiene su fila y su softmax. Sin «now» hay una fila menos, y el peso de «come» en la fila de «eating» sigue siendo ${before}, hasta el último bit. Sin «ahora» pasa a ${after}.`,
      },
      {
        guess: 'Borrar «now».',
        answer: `«now» es una consulta. Su fila desaparece y las demás ni se enteran: «eating» le sigue dando ${before} a «come».`,
      },
      {
        guess: 'Borrar «ahora».',
        answer: `Sí. «ahora» es una clave: tiene una parte en cada fila. Sin ella, lo suyo se reparte entre las demás, y el peso de «come» en la fila de «eating» pasa de ${before} a ${after}.`,
      },
      {
        guess: 'Ninguno: «eating» no tiene nada que ver con el tiempo.',
        answer: `A «ahora» le da poco, pero algo le da. Si esa columna desaparece, cada fila se reparte de nuevo: «come» pasa de ${before} a ${after}.`,
      },
    ],
  },
  lexicon: {
    caption: 'El léxico: todas las palabras que aquí tienen rasgos, puestos a mano.',
    features: 'rasgos',
    spanish: 'español',
    english: 'inglés',
  },
};

export const cross = { en, es };
