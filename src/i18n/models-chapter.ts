/** Strings of the chapter around the demo of the models: they are needed while the site is built only. */
const en = {
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
        answer: `In one they are. The causal mask forbids what comes later, and after “ahora” nothing comes: its row gives “come” ${n.last} in GPT and ${n.lastBert} in BERT.`,
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
};

const es: typeof en = {
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
        answer: `En una sí. La máscara causal prohíbe lo que viene después, y después de «ahora» no viene nada: esa fila le da a «come» ${n.last} en GPT y ${n.lastBert} en BERT.`,
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
};

export const modelsChapter = { en, es };
