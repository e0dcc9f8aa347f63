/** Weights in the row of *come*, and its lead, before and after its query is doubled. */
type PredictNumbers = Readonly<
  Record<'pescado' | 'gato' | 'el' | 'lead', readonly (string | undefined)[]>
>;

const en = {
  title: 'Attention, step by step',
  stepsLabel: 'Step',
  steps: {
    similarity: 'Similarity',
    scale: 'Scale',
    softmax: 'Softmax',
    mix: 'Mix',
    all: 'All',
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
      `The query of “${query}” against the key of “${key}”: multiplied entry by entry, then added.`,
    scores: (query: string, key: string) =>
      `How well the key of “${key}” answers “${query}”, on a scale that does not depend on the vectors’ length.`,
    weights: (query: string, key: string) =>
      `The share of “${key}” in what “${query}” receives. The whole row of scores takes part: raise one and the others give way.`,
    output: (query: string, content: string) =>
      `The “${content}” entry of what “${query}” receives: every token’s value, in the proportions of its row of weights.`,
  },
  overflow:
    'These numbers are so large that a product overflowed double precision. Reset, or choose smaller ones.',
  byHand: {
    products: 'Multiply the query of “come” with each key, entry by entry, and add up.',
    scores: 'Divide by √dₖ. The queries are 4 wide, and √4 = 2.',
    weights:
      'Take the softmax. Subtracting the largest score first changes nothing in the result and keeps e from overflowing.',
    output: 'Mix the values in these proportions.',
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
        guess: 'The largest gets larger at the expense of all others.',
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
  stepsLabel: 'Paso',
  steps: {
    similarity: 'Similitud',
    scale: 'Escala',
    softmax: 'Softmax',
    mix: 'Mezcla',
    all: 'Todo',
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
      `La consulta de «${query}» frente a la clave de «${key}»: se multiplican componente a componente y se suman.`,
    scores: (query, key) =>
      `Lo bien que la clave de «${key}» responde a «${query}», en una escala que no depende de la longitud de los vectores.`,
    weights: (query, key) =>
      `La parte de «${key}» en lo que recibe «${query}». Participa toda la fila de puntuaciones: si una sube, las demás ceden.`,
    output: (query, content) =>
      `El componente «${content}» de lo que recibe «${query}»: los valores de todos los tokens, en la proporción de su fila de pesos.`,
  },
  overflow:
    'Son números tan grandes que un producto se ha desbordado. Restablece la demostración o elige otros menores.',
  byHand: {
    products: 'Multiplica la consulta de «come» por cada clave, componente a componente, y suma.',
    scores: 'Divide entre √dₖ. Las consultas tienen 4 componentes, y √4 = 2.',
    weights:
      'Calcula la softmax. Restar antes la puntuación mayor no cambia el resultado y evita que e se desborde.',
    output: 'Mezcla los valores en esas proporciones.',
  },
  predict: {
    question:
      'Duplica la consulta de «come»: sus cuatro números, el doble de grandes. Apunta en la misma dirección que antes. ¿Qué pasa con los pesos de su fila?',
    tryIt: 'Pruébalo en la demostración',
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
        guess: 'El mayor crece a costa de todos los demás.',
        answer: `Sí. La ventaja de «pescado» sobre «gato» pasa de ${lead[0]} a ${lead[1]}, así que «pescado» va de ${pescado[0]} a ${pescado[1]}, «gato» de ${gato[0]} a ${gato[1]} y «El» de ${el[0]} a ${el[1]}. Una consulta más larga es más decidida: su dirección dice qué busca; su longitud, con cuánta decisión elige.`,
      },
      {
        guess: 'Las diferencias se igualan.',
        answer: `Al revés: eso ocurre si acortas la consulta. Al duplicarla, «pescado» pasa de ${pescado[0]} a ${pescado[1]}.`,
      },
    ],
  },
};

export const attention = { en, es };
