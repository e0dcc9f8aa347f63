/** Weights in the row of *come*, and its lead, before and after its query is doubled. */
type PredictNumbers = Readonly<
  Record<'pescado' | 'gato' | 'el' | 'lead', readonly (string | undefined)[]>
>;

const en = {
  title: 'Attention, step by step',
  mapTitle: 'The whole sentence at once',
  mapCaption: 'A, the weights of every query',
  stepsLabel: 'Step',
  steps: {
    products: 'Products',
    scale: 'Scale',
    softmax: 'Softmax',
    mix: 'Mix',
    all: 'All',
  },
  scale: 'divide by √dₖ',
  features: ['article', 'animal', 'action', 'food'],
  contents: ['alive', 'edible'],
  names: {
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    products: 'products',
    scores: 'scores',
    weights: 'weights',
    output: 'output',
  },
  matrices: {
    queries: 'Queries: what each token looks for',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    products: 'Products of queries and keys: a row a query, a column a key',
    scores: 'Scores: a row a query, a column a key',
    weights: 'Attention weights: a row a query, a column a key',
    output: 'Output',
  },
  notes: {
    input: 'A number to change: everything computed from it changes with it.',
    products: (query: string, key: string) =>
      `The query of “${query}” against the key of “${key}”: multiplied entry by entry, then added.`,
    scores: (query: string, key: string) =>
      `How well the key of “${key}” answers “${query}”, on a scale that does not depend on how wide the vectors are.`,
    weights: (query: string, key: string) =>
      `The share of “${key}” in what “${query}” receives. The whole row of scores takes part: raise one and the others give way.`,
    output: (query: string, content: string) =>
      `The “${content}” entry of what “${query}” receives: every token’s value, in the proportions of its row of weights.`,
  },
  byHand: {
    products: (query: string) =>
      `Multiply the query of “${query}” with each key, entry by entry, and add up.`,
    scores: (width: number, root: string) =>
      `Divide by √dₖ. The queries are ${width} wide, and √${width} = ${root}.`,
    weights:
      'Take the softmax: e to each score, divided by the sum of the row. Subtracting the largest score first does not change the result, and keeps the exponentials from overflowing.',
    output: 'Mix the values in these proportions.',
    yourTurn: (query: string) => `Now you: work out the row of “${query}”, then look`,
  },
  predict: {
    question:
      'Double the query of “come”: all four of its numbers twice as large. It points in the same direction as before. What happens to the weights in its row?',
    tryIt: 'Try it in the demo',
    options: ({ pescado, gato, el, lead }: PredictNumbers) => [
      {
        guess: 'Nothing: the softmax normalises the row anyway.',
        answer: `It normalises the sum, not the differences. The lead of “pescado” over “gato” grows from ${lead[0]} to ${lead[1]}, and so its weight goes from ${pescado[0]} to ${pescado[1]}.`,
      },
      {
        guess: 'All five weights double.',
        answer: `They cannot: the row has to add up to 1. What doubles is the scores. The weight of “pescado” goes from ${pescado[0]} to ${pescado[1]}, and that of “gato” falls from ${gato[0]} to ${gato[1]}.`,
      },
      {
        guess: 'Here, the largest gets larger at the expense of all others.',
        answer: `Yes. The lead of “pescado” over “gato” grows from ${lead[0]} to ${lead[1]}, so “pescado” goes from ${pescado[0]} to ${pescado[1]}, “gato” from ${gato[0]} to ${gato[1]}, “El” from ${el[0]} to ${el[1]}. A longer query is a more decided one: its direction says what it looks for, its length how sharply it chooses.`,
      },
      {
        guess: 'The differences even out.',
        answer: `The other way round: that happens when you make the query shorter. Doubled, it takes “pescado” from ${pescado[0]} to ${pescado[1]}.`,
      },
    ],
  },
};

const es: typeof en = {
  title: 'La atención, paso a paso',
  mapTitle: 'Toda la frase a la vez',
  mapCaption: 'A, los pesos de cada consulta',
  stepsLabel: 'Paso',
  steps: {
    products: 'Productos',
    scale: 'Escalado',
    softmax: 'Softmax',
    mix: 'Mezcla',
    all: 'Todo',
  },
  scale: 'dividir entre √dₖ',
  features: ['artículo', 'animal', 'acción', 'comida'],
  contents: ['vivo', 'comestible'],
  names: {
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    products: 'productos',
    scores: 'puntuaciones',
    weights: 'pesos',
    output: 'salida',
  },
  matrices: {
    queries: 'Consultas: qué busca cada token',
    keys: 'Claves: por qué rasgos se puede encontrar cada token',
    values: 'Valores: qué entrega cada token',
    products: 'Productos de consultas y claves: una fila por consulta, una columna por clave',
    scores: 'Puntuaciones: una fila por consulta, una columna por clave',
    weights: 'Pesos de atención: una fila por consulta, una columna por clave',
    output: 'Salida',
  },
  notes: {
    input: 'Cambia este número y cambiará todo lo que se calcula a partir de él.',
    products: (query, key) =>
      `La consulta de «${query}» frente a la clave de «${key}»: se multiplican componente a componente y se suman los productos.`,
    scores: (query, key) =>
      `Hasta qué punto la clave de «${key}» responde a «${query}», en una escala que no depende del ancho de los vectores.`,
    weights: (query, key) =>
      `La parte de «${key}» en lo que recibe «${query}». Participa toda la fila de puntuaciones: si subes una, los demás pesos ceden.`,
    output: (query, content) =>
      `El componente «${content}» de lo que recibe «${query}»: los valores de todos los tokens, en las proporciones que marca su fila de pesos.`,
  },
  byHand: {
    products: (query) =>
      `Multiplica la consulta de «${query}» por cada clave, componente a componente, y suma.`,
    scores: (width, root) =>
      `Divide entre √dₖ. Las consultas tienen un ancho de ${width}, y √${width} = ${root}.`,
    weights:
      'Calcula la softmax: e elevado a cada puntuación, dividido entre la suma de la fila. Restar antes la mayor puntuación no cambia el resultado y evita que las exponenciales se desborden.',
    output: 'Mezcla los valores en esas proporciones.',
    yourTurn: (query) => `Ahora tú: calcula la fila de «${query}» y luego compruébala`,
  },
  predict: {
    question:
      'Duplica la consulta de «come»: sus cuatro números, el doble de grandes. Apunta en la misma dirección que antes. ¿Qué pasa con los pesos de su fila?',
    tryIt: 'Pruébalo en la demo',
    options: ({ pescado, gato, el, lead }) => [
      {
        guess: 'Nada: la softmax normaliza la fila de todos modos.',
        answer: `Normaliza la suma, no las diferencias. La ventaja de «pescado» sobre «gato» pasa de ${lead[0]} a ${lead[1]}, y con ella su peso, de ${pescado[0]} a ${pescado[1]}.`,
      },
      {
        guess: 'Los cinco pesos se duplican.',
        answer: `No pueden: la fila tiene que sumar 1. Lo que se duplica son las puntuaciones. El peso de «pescado» pasa de ${pescado[0]} a ${pescado[1]} y el de «gato» baja de ${gato[0]} a ${gato[1]}.`,
      },
      {
        guess: 'Aquí, el mayor crece a costa de todos los demás.',
        answer: `Sí. La ventaja de «pescado» sobre «gato» pasa de ${lead[0]} a ${lead[1]}, así que «pescado» va de ${pescado[0]} a ${pescado[1]}, «gato» de ${gato[0]} a ${gato[1]} y «El» de ${el[0]} a ${el[1]}. Una consulta más larga es más decidida: su dirección dice qué busca; su longitud, con cuánta nitidez elige.`,
      },
      {
        guess: 'Las diferencias se atenúan.',
        answer: `Al revés: eso ocurre si acortas la consulta. Al duplicarla, «pescado» pasa de ${pescado[0]} a ${pescado[1]}.`,
      },
    ],
  },
};

export const attention = { en, es };
