/** By the name of the view. */
type ViewNames = Readonly<Record<string, string>>;

const en = {
  title: 'From a sentence to the output',
  sentence: 'Sentence',
  newNumbers: 'New numbers',
  head: 'Head',
  positions: 'positions',
  causal: 'causal mask',
  viewsLabel: 'Stage',
  views: {
    tokens: 'Tokens',
    embeddings: 'Embeddings',
    positions: '+ Positions',
    projections: 'Q, K, V',
    weights: 'Weights',
    concatenated: 'Heads joined',
    output: 'Output',
  },
  /** Names of views that are letters only. */
  spokenViews: { projections: 'Q, K, V: queries, keys and values' } as ViewNames,
  empty: 'One token at least, please. Until then the last sentence stays.',
  count: (tokens: number, different: number) =>
    tokens === 1
      ? '1 token.'
      : `${tokens} tokens, ${different === tokens ? 'all different' : `${different} different`}.`,
  tooMany: (most: number, all: number) => `Only the first ${most} of ${all} tokens are used.`,
  scale: (limit: number) =>
    `Signed numbers are coloured from −${limit} to ${limit} in every stage, weights from 0 to 1.`,
  forbiddenColour: 'What the mask forbids is −∞, and has no colour.',
  tokenList: 'Tokens of the sentence',
  tokenAsked: (token: string, position: number, id: number) =>
    `${token}, position ${position}, id ${id}`,
  position: 'position',
  id: 'id',
  token: 'token',
  dimension: 'dimension',
  vocabulary: 'vocabulary',
  query: 'query',
  key: 'key',
  names: {
    ids: 'ids',
    table: 'embedding table',
    embeddings: 'embeddings',
    encoding: 'positions',
    x: 'input of attention',
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    scores: 'scores',
    weights: 'weights',
    concatenated: 'heads joined',
    output: 'output',
  },
  captions: {
    ids: () => 'Which row of the table each token gets',
    table: () => 'E, the embedding table: random',
    embeddings: () => 'X, the embeddings: rows of E',
    encoding: () => 'PE, the positions: sines and cosines',
    x: (_: number, positions: boolean): string =>
      positions ? 'X + PE, what attention reads' : 'X, what attention reads: no positions',
    queries: (head: number) => `Q, queries of head ${head}`,
    keys: (head: number) => `K, keys of head ${head}`,
    values: (head: number) => `V, values of head ${head}`,
    scores: (head: number) => `S, scores of head ${head}`,
    weights: (head: number) => `A, weights of head ${head}, not trained`,
    concatenated: () => 'Concat, the outputs of all heads side by side',
    output: () => 'O, the output',
  },
  /** What there is to see in a picture of signed numbers. */
  summary: (caption: string, shape: string, low: string, high: string) =>
    `${caption}. ${shape}, numbers from ${low} to ${high}.`,
  notes: {
    ids: (token: string, id: number, size: number) =>
      `“${token}” is row ${id} of a table that has ${size} here: one for each different token of your sentence, sorted.`,
    table: (token: string) =>
      `Drawn from N(0, 1) by the seed and the text “${token}”, and without meaning. In a trained model this number has been learned.`,
    embeddings: (token: string) => `Looked up, not computed: the row of “${token}” in E.`,
    embeddingsRepeated: (token: string, count: number) =>
      `Looked up, not computed. “${token}” stands here ${count} times, and each time it gets the same row of E.`,
    encoding: (position: number) =>
      `It depends on the position ${position} and the dimension, and on no token.`,
    x: (token: string, position: number) =>
      `“${token}”, and that it stands at position ${position}, in one number. From here on nobody takes the two apart.`,
    noPositions: 'Positions are off: the embedding goes on as it is.',
    queries: (token: string, head: number) =>
      `What “${token}” looks for in head ${head}: its row times a column of that head’s W^Q.`,
    keys: (token: string, head: number) =>
      `What “${token}” can be found by in head ${head}: its row times a column of that head’s W^K.`,
    values: (token: string, head: number) =>
      `What “${token}” hands over in head ${head}: its row times a column of that head’s W^V.`,
    scores: (query: string, key: string) =>
      `The query of “${query}” times the key of “${key}”, divided by √d_k.`,
    weights: (query: string, key: string, head: number) =>
      `The share of “${key}” in what “${query}” receives from head ${head}. The row adds up to 1.`,
    forbidden: (query: string, key: string) =>
      `“${key}” comes after “${query}”: the causal mask forbids it.`,
    concatenated: (token: string, col: number, head: number, own: number) =>
      `Column ${col} is entry ${own} of head ${head}: its values, mixed in the shares of the row of “${token}”.`,
    output: (token: string) =>
      `The row of “${token}” with all heads, times a column of W^O. Here the heads are mixed.`,
  },
  byHand: {
    id: 'Look up which row of the table the token gets.',
    embeddings: 'Take the number in column 0 of that row.',
    encoding: 'Work out the encoding of position 2 in the same column.',
    x: 'Add the two. This is what attention reads.',
    queries:
      'A query: the row of the token, all 16 numbers of it, times a column of W^Q of head 0. So with the other columns, and with the keys.',
    products: 'The query meets the five keys, four products each.',
    scores: 'Divide by √4 = 2.',
    weights: 'Take the softmax. The largest score is subtracted first.',
    concatenated:
      'Mix column 0 of the values in these shares. With head 0, that is column 0 of the joined heads.',
    output: 'Multiply the row of all four heads, 16 numbers, by column 0 of W^O.',
  },
  predict: {
    question:
      'Switch positions off and turn the sentence round: “El pescado come gato ahora”. What happens to the output of “come”?',
    tryIt: { off: 'Without positions', on: 'With positions' },
    options: ({
      before,
      off,
      on,
      onBefore,
    }: Record<'before' | 'off' | 'on' | 'onBefore', string>) => [
      {
        guess: 'It changes: now the fish eats.',
        answer: `Not without positions. The first number of its output is ${before} before and ${off} after. “come” gets the same mixture of the same five tokens, and cannot know who eats whom.`,
      },
      {
        guess: 'It stays as it is.',
        answer: `Yes: its first number is ${before} before and ${off} after. A sum does not ask for the order of its terms. With positions on, it goes from ${onBefore} to ${on}.`,
      },
      {
        guess: 'It moves to another row.',
        answer: `Outputs move with their tokens, and “come” has not moved: it is in the middle both times. Its first number stays ${off}. The rows of “gato” and “pescado” have changed places.`,
      },
    ],
  },
};

const es: typeof en = {
  title: 'De una frase a la salida',
  sentence: 'Frase',
  newNumbers: 'Otros números',
  head: 'Cabeza',
  positions: 'posiciones',
  causal: 'máscara causal',
  viewsLabel: 'Etapa',
  views: {
    tokens: 'Tokens',
    embeddings: 'Embeddings',
    positions: '+ Posiciones',
    projections: 'Q, K, V',
    weights: 'Pesos',
    concatenated: 'Cabezas unidas',
    output: 'Salida',
  },
  spokenViews: { projections: 'Q, K, V: consultas, claves y valores' },
  empty: 'Escribe al menos un token. Mientras tanto se queda la última frase.',
  count: (tokens, different) =>
    tokens === 1
      ? '1 token.'
      : `${tokens} tokens, ${different === tokens ? 'todos distintos' : different === 1 ? '1 distinto' : `${different} distintos`}.`,
  tooMany: (most, all) => `Solo se usan los ${most} primeros tokens de ${all}.`,
  scale: (limit) =>
    `Los números con signo se colorean de −${limit} a ${limit} en todas las etapas; los pesos, de 0 a 1.`,
  forbiddenColour: 'Lo que la máscara prohíbe es −∞ y no tiene color.',
  tokenList: 'Tokens de la frase',
  tokenAsked: (token, position, id) => `${token}, posición ${position}, id ${id}`,
  position: 'posición',
  id: 'id',
  token: 'token',
  dimension: 'dimensión',
  vocabulary: 'vocabulario',
  query: 'consulta',
  key: 'clave',
  names: {
    ids: 'ids',
    table: 'tabla de embeddings',
    embeddings: 'embeddings',
    encoding: 'posiciones',
    x: 'entrada de la atención',
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    scores: 'puntuaciones',
    weights: 'pesos',
    concatenated: 'cabezas unidas',
    output: 'salida',
  },
  captions: {
    ids: () => 'Qué fila de la tabla le toca a cada token',
    table: () => 'E, la tabla de embeddings: aleatoria',
    embeddings: () => 'X, los embeddings: filas de E',
    encoding: () => 'PE, las posiciones: senos y cosenos',
    x: (_, positions) =>
      positions ? 'X + PE, lo que lee la atención' : 'X, lo que lee la atención: sin posiciones',
    queries: (head) => `Q, consultas de la cabeza ${head}`,
    keys: (head) => `K, claves de la cabeza ${head}`,
    values: (head) => `V, valores de la cabeza ${head}`,
    scores: (head) => `S, puntuaciones de la cabeza ${head}`,
    weights: (head) => `A, pesos de la cabeza ${head}, sin entrenar`,
    concatenated: () => 'Concat, las salidas de todas las cabezas, una junto a otra',
    output: () => 'O, la salida',
  },
  summary: (caption, shape, low, high) => `${caption}. ${shape}, números de ${low} a ${high}.`,
  notes: {
    ids: (token, id, size) =>
      `A «${token}» le toca la fila ${id} de una tabla que aquí tiene ${size}: una por cada token distinto de tu frase, ordenados.`,
    table: (token) =>
      `Sale de N(0, 1), según la semilla y el texto «${token}», y no significa nada. En un modelo entrenado, este número se ha aprendido.`,
    embeddings: (token) => `No se calcula, se busca: es la fila de «${token}» en E.`,
    embeddingsRepeated: (token, count) =>
      `No se calcula, se busca. «${token}» aparece aquí ${count} veces, y todas le toca la misma fila de E.`,
    encoding: (position) =>
      `Depende de la posición ${position} y de la dimensión, y de ningún token.`,
    x: (token, position) =>
      `«${token}», y que está en la posición ${position}, en un solo número. De aquí en adelante nadie los separa.`,
    noPositions: 'Las posiciones están desactivadas: el embedding sigue tal cual.',
    queries: (token, head) =>
      `Lo que busca «${token}» en la cabeza ${head}: su fila por una columna de la W^Q de esa cabeza.`,
    keys: (token, head) =>
      `Aquello por lo que se encuentra a «${token}» en la cabeza ${head}: su fila por una columna de la W^K de esa cabeza.`,
    values: (token, head) =>
      `Lo que entrega «${token}» en la cabeza ${head}: su fila por una columna de la W^V de esa cabeza.`,
    scores: (query, key) =>
      `La consulta de «${query}» por la clave de «${key}», dividida entre √d_k.`,
    weights: (query, key, head) =>
      `La parte de «${key}» en lo que recibe «${query}» de la cabeza ${head}. La fila suma 1.`,
    forbidden: (query, key) =>
      `«${key}» viene después de «${query}»: la máscara causal lo prohíbe.`,
    concatenated: (token, col, head, own) =>
      `La columna ${col} es el componente ${own} de la cabeza ${head}: sus valores, mezclados en las proporciones de la fila de «${token}».`,
    output: (token) =>
      `La fila de «${token}» con todas las cabezas, por una columna de W^O. Aquí se mezclan las cabezas.`,
  },
  byHand: {
    id: 'Busca qué fila de la tabla le toca al token.',
    embeddings: 'Toma el número de la columna 0 de esa fila.',
    encoding: 'Calcula la codificación de la posición 2 en la misma columna.',
    x: 'Súmalos. Esto es lo que lee la atención.',
    queries:
      'Una consulta: la fila del token, con sus 16 números, por una columna de la W^Q de la cabeza 0. Igual con las demás columnas y con las claves.',
    products: 'La consulta se encuentra con las cinco claves, cuatro productos cada vez.',
    scores: 'Divide entre √4 = 2.',
    weights: 'Calcula la softmax. Antes se resta la mayor puntuación.',
    concatenated:
      'Mezcla la columna 0 de los valores en estas proporciones. En la cabeza 0, esa es también la columna 0 de las cabezas unidas.',
    output: 'Multiplica la fila de las cuatro cabezas, 16 números, por la columna 0 de W^O.',
  },
  predict: {
    question:
      'Desactiva las posiciones y dale la vuelta a la frase: «El pescado come gato ahora». ¿Qué pasa con la salida de «come»?',
    tryIt: { off: 'Sin posiciones', on: 'Con posiciones' },
    options: ({ before, off, on, onBefore }) => [
      {
        guess: 'Cambia: ahora come el pescado.',
        answer: `Sin posiciones, no. El primer número de su salida es ${before} antes y ${off} después. «come» recibe la misma mezcla de los mismos cinco tokens y no puede saber quién se come a quién.`,
      },
      {
        guess: 'Se queda como está.',
        answer: `Sí: su primer número es ${before} antes y ${off} después. Una suma no pregunta por el orden de sus términos. Con posiciones pasa de ${onBefore} a ${on}.`,
      },
      {
        guess: 'Se va a otra fila.',
        answer: `Las salidas se mueven con sus tokens, y «come» no se ha movido: las dos veces está en el centro. Su primer número sigue siendo ${off}. Las filas de «gato» y «pescado» se han intercambiado.`,
      },
    ],
  },
};

export const pipelineText = { en, es };
