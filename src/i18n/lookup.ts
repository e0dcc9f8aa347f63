/** Shares and outputs of the prediction, as text. */
type PredictNumbers = Readonly<
  Record<'gato' | 'pescado' | 'come' | 'output' | 'middle' | 'first', string>
>;

const en = {
  title: 'A look-up that mixes',
  modeLabel: 'Kind of look-up',
  modes: { soft: 'Soft', hard: 'Hard' },
  direction: 'Direction',
  length: 'Length',
  placeLabel: 'Put the query at',
  between: (a: string, b: string) => `between ${a} and ${b}`,
  plane: 'The plane of the keys. Arrow keys move the query.',
  hint: 'Tap or click to move the query, or use the arrow keys.',
  match: 'Match: where the query meets the keys',
  mix: 'Mix: what the values make together',
  features: ['animal', 'food'],
  contents: ['solid', 'moving'],
  names: {
    queries: 'query',
    keys: 'keys',
    values: 'values',
    scores: 'scores',
    weights: 'weights',
    output: 'output',
  },
  matrices: {
    queries: 'Query: what is looked for',
    keys: 'Keys: what each entry can be found by',
    values: 'Values: what each entry hands over',
    scores: 'Scores of the query with each key',
    weights: 'Weights: the share of each value',
    output: 'Output: what comes back',
  },
  keyPlane: (state: string) => `Plane of the keys: animal across, food upwards. ${state}`,
  valuePlane: (output: string, values: string) =>
    `Plane of the values: solid across, moving upwards. Output: ${output}. Values: ${values}.`,
  said: (query: string, shares: string) => `Query: ${query}. Weights: ${shares}.`,
  notes: {
    input: 'A number to change: everything computed from it changes with it.',
    scores: (key: string) =>
      `How well the key of “${key}” answers the query: multiplied entry by entry, then added.`,
    weights: (key: string) =>
      `The share of “${key}” in what comes back. All scores take part: the shares always add up to 1.`,
    output: (content: string) =>
      `The “${content}” entry of what comes back: all values, in the proportions of the weights.`,
    best: (key: string) => `The score of “${key}” is the largest, so it gets everything.`,
    notBest: (key: string) => `Another score is larger, so “${key}” gets nothing at all.`,
    tied: (key: string, first: string) =>
      `“${key}” and “${first}” have the same score. The first in the table gets everything.`,
    chosen: (content: string, key: string) =>
      `The “${content}” entry of the value of “${key}”, as it stands in the table.`,
  },
  byHand: {
    scores: 'Multiply the query with each key, entry by entry, and add up.',
    weights:
      'Raise e to each score and divide by the sum of all five. The largest score is subtracted first; that does not change the result, and the next chapter says why it is done.',
    output: 'Multiply each value by its weight and add up, column by column.',
    yourTurn: (query: string) => `Now you: look up the query ${query}, then unfold`,
  },
  predict: {
    question:
      'Put the query half-way between the keys of “gato” and “pescado”. Both now have the same score. What does the soft look-up give back?',
    tryIt: 'Try it in the demo',
    options: ({ gato, pescado, come, output, middle, first }: PredictNumbers) => [
      {
        guess: 'The value of one of the two.',
        answer: `That is what the hard look-up does: it takes the first in the table, and gives back ${first}. The soft one gives each of them a weight of ${gato} and returns ${output}, which is nobody’s value.`,
      },
      {
        guess: 'Exactly the middle of their two values.',
        answer: `Nearly. The middle is ${middle}. But “gato” gets ${gato} and “pescado” ${pescado}, not a half each: “come” gets ${come}, and the other two get a little as well. What comes back is ${output}.`,
      },
      {
        guess: 'Something near the middle of their two values.',
        answer: `Yes: ${output}, where the middle is ${middle}. The two have ${gato} and ${pescado} of the weight, “come” has ${come}, and the rest goes to “El” and “ahora”. In a soft look-up every entry gets something.`,
      },
      {
        guess: 'An error: no key is the same as the query.',
        answer: `So would a dictionary answer. Here no key has to be the same as the query; each has a score, whatever the query is. What comes back is ${output}.`,
      },
    ],
  },
};

const es: typeof en = {
  title: 'Una búsqueda que mezcla',
  modeLabel: 'Tipo de búsqueda',
  modes: { soft: 'Blanda', hard: 'Dura' },
  direction: 'Dirección',
  length: 'Longitud',
  placeLabel: 'Pon la consulta en',
  between: (a, b) => `entre ${a} y ${b}`,
  plane: 'El plano de las claves. Las flechas del teclado mueven la consulta.',
  hint: 'Toca o haz clic para mover la consulta, o usa las flechas.',
  match: 'Comparar: la consulta entre las claves',
  mix: 'Mezclar: lo que forman los valores juntos',
  features: ['animal', 'comida'],
  contents: ['sólido', 'móvil'],
  names: {
    queries: 'consulta',
    keys: 'claves',
    values: 'valores',
    scores: 'puntuaciones',
    weights: 'pesos',
    output: 'salida',
  },
  matrices: {
    queries: 'Consulta: lo que se busca',
    keys: 'Claves: por qué rasgos se encuentra cada entrada',
    values: 'Valores: lo que entrega cada entrada',
    scores: 'Puntuaciones de la consulta con cada clave',
    weights: 'Pesos: la parte de cada valor',
    output: 'Salida: lo que se recibe',
  },
  keyPlane: (state) => `Plano de las claves: animal en horizontal, comida en vertical. ${state}`,
  valuePlane: (output, values) =>
    `Plano de los valores: sólido en horizontal, móvil en vertical. Salida: ${output}. Valores: ${values}.`,
  said: (query, shares) => `Consulta: ${query}. Pesos: ${shares}.`,
  notes: {
    input: 'Cambia este número y cambiará todo lo que se calcula a partir de él.',
    scores: (key) =>
      `Hasta qué punto la clave de «${key}» responde a la consulta: se multiplican componente a componente y se suman los productos.`,
    weights: (key) =>
      `La parte de «${key}» en lo que se recibe. Participan todas las puntuaciones: las partes siempre suman 1.`,
    output: (content) =>
      `El componente «${content}» de lo que se recibe: todos los valores, en las proporciones que marcan los pesos.`,
    best: (key) => `La puntuación de «${key}» es la mayor, así que se lo lleva todo.`,
    notBest: (key) => `Hay una puntuación mayor, así que «${key}» no recibe nada.`,
    tied: (key, first) =>
      `«${key}» y «${first}» tienen la misma puntuación. La primera de la tabla se lo lleva todo.`,
    chosen: (content, key) =>
      `El componente «${content}» del valor de «${key}», tal como está en la tabla.`,
  },
  byHand: {
    scores: 'Multiplica la consulta por cada clave, componente a componente, y suma.',
    weights:
      'Eleva e a cada puntuación y divide entre la suma de las cinco. Antes se resta la puntuación mayor; eso no cambia el resultado, y el capítulo siguiente explica por qué se hace.',
    output: 'Multiplica cada valor por su peso y suma, columna a columna.',
    yourTurn: (query) => `Ahora tú: busca con la consulta ${query} y luego compruébalo`,
  },
  predict: {
    question:
      'Pon la consulta a medio camino entre las claves de «gato» y «pescado». Las dos tienen ahora la misma puntuación. ¿Qué devuelve la búsqueda blanda?',
    tryIt: 'Pruébalo en la demo',
    options: ({ gato, pescado, come, output, middle, first }) => [
      {
        guess: 'El valor de una de las dos entradas.',
        answer: `Eso es lo que hace la búsqueda dura: toma la primera de la tabla y devuelve ${first}. La blanda da a cada una un peso de ${gato} y devuelve ${output}, que no es el valor de ninguna.`,
      },
      {
        guess: 'Exactamente el punto medio de sus dos valores.',
        answer: `Casi. El punto medio es ${middle}. Pero «gato» recibe ${gato} y «pescado» ${pescado}, no la mitad cada uno: «come» recibe ${come}, y los otros dos también reciben un poco. El resultado es ${output}.`,
      },
      {
        guess: 'Algo cercano al punto medio de sus dos valores.',
        answer: `Sí: ${output}, mientras que el punto medio es ${middle}. «gato» y «pescado» tienen ${gato} y ${pescado} del peso; «come» tiene ${come}, y «El» y «ahora» se reparten el resto. En una búsqueda blanda, todas las entradas reciben algo.`,
      },
      {
        guess: 'Un error: ninguna clave es igual a la consulta.',
        answer: `Así respondería un diccionario. Aquí ninguna clave tiene que ser igual a la consulta; cada una tiene una puntuación, sea cual sea la consulta. El resultado es ${output}.`,
      },
    ],
  },
};

export const lookup = { en, es };
