type Reason = 'later' | 'padding' | 'both' | 'hand';

const en = {
  title: 'A mask, from the tokens to the weights',
  batch: 'The batch: three sentences, padded to five tokens',
  causal: 'causal mask',
  padding: 'padding mask',
  left: 'pad on the left',
  undo: 'Undo toggles',
  method: 'How to forbid',
  methods: {
    attention: '−∞ before the softmax (right)',
    bare: '−∞, then a bare softmax',
    finite: '−1e9 before the softmax, float32',
    half: '−1e9 before the softmax, float16',
    after: '0 after the softmax',
    zero: '0 in place of the score',
    ones: 'mask added as 1 and 0',
  },
  viewsLabel: 'What to show',
  views: { weights: 'Weights', scores: 'Scores', output: 'Output' },
  printed: 'printed by formatMask',
  features: ['article', 'animal', 'action', 'food'],
  contents: ['alive', 'edible'],
  sum: 'sum',
  mayAttend: 'may attend',
  mayNot: 'may not attend',
  toggleHint: 'Enter or Space turns a cell round.',
  names: {
    mask: 'mask',
    bias: 'bias',
    products: 'products',
    scores: 'scores',
    weights: 'weights',
    sums: 'sums',
    keys: 'keys',
    values: 'values',
    output: 'output',
  },
  matrices: {
    mask: 'Mask: which query may attend to which key',
    bias: 'Mask as a bias, to be added to the scores',
    products: 'Products of queries and keys: a row a query, a column a key',
    scores: 'Scores: a row a query, a column a key',
    weights: 'Attention weights: a row a query, a column a key',
    sums: 'Sum of each row of weights',
    keys: 'Keys: what each token can be found by',
    values: 'Values: what each token hands over',
    output: 'Output',
  },
  unchanged: 'Change a key or a value: this line says which outputs have moved.',
  allChanged: 'With your numbers, every output has moved.',
  noneChanged: 'With your numbers, no output has moved: each is the same to the last bit.',
  someChanged: (moved: string, same: string) =>
    `With your numbers, these outputs have moved: ${moved}. The same to the last bit: ${same}.`,
  notes: {
    allowed: (query: string, key: string) =>
      `“${query}” may attend to “${key}”. A click, a tap, Enter or Space forbids it.`,
    forbidden: (query: string, key: string, reason: Reason) =>
      ({
        later: `“${query}” may not attend to “${key}”, which comes later. A click, a tap, Enter or Space allows it.`,
        padding: `“${query}” may not attend to “${key}”, which is padding. A click, a tap, Enter or Space allows it.`,
        both: `“${query}” may not attend to “${key}”, which is padding and comes later. A click, a tap, Enter or Space allows it.`,
        hand: `“${query}” may not attend to “${key}”. A click, a tap, Enter or Space allows it.`,
      })[reason],
    bias: {
      allowed: 'An allowed pair adds 0: its score stays what it was.',
      infinite: 'A forbidden pair adds −∞, and any finite score plus −∞ is −∞.',
      finite: 'A forbidden pair adds −1e9, which is very negative and still finite.',
      half: '−1e9 does not fit float16, whose largest number is 65504. It has become −∞.',
    },
    products: (query: string, key: string) =>
      `The query of “${query}” against the key of “${key}”. No mask has been at work yet.`,
    scores: {
      allowed: (key: string) => `“${key}” is allowed: this is its score without any mask.`,
      raised: (key: string) => `“${key}” is allowed: 1 is added, which is worth a factor of e.`,
      attention: 'Forbidden: −∞, whatever the key holds. And e to the power −∞ is exactly 0.',
      bare: 'Forbidden: −∞, whatever the key holds. And e to the power −∞ is exactly 0.',
      finite:
        'Forbidden: next to −1e9, numbers in float32 lie 64 apart, and a score of less than 32 leaves no trace.',
      half: 'Forbidden: −1e9 does not fit float16 and has become −∞.',
      after: 'Forbidden, but nobody has told the softmax: this score takes part in it.',
      zero: 'Forbidden, so 0 stands in its place. But 0 is a score like any other: e⁰ = 1.',
      ones: 'Forbidden: nothing is added, and nothing is taken away.',
    },
    weights: {
      allowed: (query: string, key: string) =>
        `The share of “${key}” among the keys that “${query}” may attend to. Forbidden keys add 0 to the sum.`,
      allowedAfter:
        'The row is divided by a sum over every key, the forbidden ones too. What they took is gone.',
      allowedAmongAll:
        'The row is divided by a sum over every key: the forbidden ones still take part.',
      hidden: (key: string) => `Forbidden: “${key}” gets exactly 0, whatever its key.`,
      finite: (key: string) =>
        `Forbidden: e to about −1e9 is too small for a number, so “${key}” gets 0.`,
      after: 'Set to 0 after the softmax. Its share is lost: no other key got it.',
      shown: (key: string) => `Forbidden, and yet “${key}” gets a share.`,
      empty: 'No key is allowed in this row: its weights are 0 by decree, and so is its output.',
      undefined:
        'No key is allowed in this row: the largest score is −∞, and −∞ − (−∞) is not a number.',
      uniform:
        'No key is allowed in this row, and all scores have become equal: each key gets a fifth, forbidden as it is.',
      unmasked: 'No key is allowed in this row, and yet its weights add up to 1.',
    },
    sums: {
      one: 'The row adds up to 1.',
      lost: (share: string) =>
        `The forbidden keys had ${share} of the weight before it was set to 0.`,
      empty: 'No key is allowed: nothing to share out.',
      undefined: 'Not a number, and the output of this row is none either.',
    },
    input: 'A number to change. The line under the matrices says which outputs have moved.',
    output: (query: string, content: string) =>
      `The “${content}” entry of what “${query}” receives: values in the proportions of its row of weights.`,
    outputOfPadding: 'Padding has an output too. Nothing reads it: the loss leaves it out.',
  },
  byHand: {
    scores: (query: string) =>
      `Divide the products of “${query}” by √4 = 2, and put −∞ where the mask forbids.`,
    weights:
      'Take the softmax. The largest score that is left is subtracted first. Since e to the power −∞ is 0, a forbidden key gets 0, and exactly that.',
    output: 'Mix the values in these proportions. What has weight 0 adds 0.',
    yourTurn: (query: string) =>
      `Now you: the row of “${query}” in the second sentence, under the padding mask; then look`,
  },
  predict: {
    question:
      'The causal mask is on. You set the value of “pescado”, the fourth of five tokens, to (100, 100). Which outputs move?',
    tryIt: 'Try it in the demo',
    options: (gato: string, before: string, after: string, ahora: string) => [
      {
        guess: 'All five: every token attends to every other.',
        answer: `Without a mask they would. Here the weight of “pescado” is exactly 0 in the rows of “El”, “gato” and “come”, and 0 times 100 is 0. What “gato” receives stays (${gato}), to the last bit.`,
      },
      {
        guess: 'Only that of “pescado”.',
        answer: `That one moves, its first entry from ${before} to ${after}. But “ahora” comes later and may look back, so its output moves as well: its first entry to ${ahora}.`,
      },
      {
        guess: 'Those of “pescado” and “ahora”.',
        answer: `Yes. A token is seen by itself and by what comes after it. The first entry of “pescado” goes from ${before} to ${after}, that of “ahora” to ${ahora}; the three before stay the same to the last bit.`,
      },
      {
        guess: 'Those of “El”, “gato” and “come”.',
        answer: `That is the mask turned over, where each token sees only what comes after it. Under a causal mask the three are the ones that stay: “gato” keeps (${gato}).`,
      },
    ],
  },
};

const es: typeof en = {
  title: 'Una máscara, de los tokens a los pesos',
  batch: 'El lote: tres frases, rellenadas hasta cinco tokens',
  causal: 'máscara causal',
  padding: 'máscara de relleno',
  left: 'rellenar por la izquierda',
  undo: 'Deshacer los cambios a mano',
  method: 'Cómo prohibir',
  methods: {
    attention: '−∞ antes de la softmax (lo correcto)',
    bare: '−∞ y una softmax a secas',
    finite: '−1e9 antes de la softmax, float32',
    half: '−1e9 antes de la softmax, float16',
    after: '0 después de la softmax',
    zero: '0 en lugar de la puntuación',
    ones: 'máscara sumada como 1 y 0',
  },
  viewsLabel: 'Qué se muestra',
  views: { weights: 'Pesos', scores: 'Puntuaciones', output: 'Salida' },
  printed: 'impresa por formatMask',
  features: ['artículo', 'animal', 'acción', 'comida'],
  contents: ['vivo', 'comestible'],
  sum: 'suma',
  mayAttend: 'puede atender',
  mayNot: 'no puede atender',
  toggleHint: 'Con Enter o la barra espaciadora inviertes una celda.',
  names: {
    mask: 'máscara',
    bias: 'sesgo',
    products: 'productos',
    scores: 'puntuaciones',
    weights: 'pesos',
    sums: 'sumas',
    keys: 'claves',
    values: 'valores',
    output: 'salida',
  },
  matrices: {
    mask: 'Máscara: qué consulta puede atender a qué clave',
    bias: 'La máscara como sesgo que se suma a las puntuaciones',
    products: 'Productos de consultas y claves: una fila por consulta, una columna por clave',
    scores: 'Puntuaciones: una fila por consulta, una columna por clave',
    weights: 'Pesos de atención: una fila por consulta, una columna por clave',
    sums: 'Suma de cada fila de pesos',
    keys: 'Claves: por qué rasgos se puede encontrar cada token',
    values: 'Valores: qué entrega cada token',
    output: 'Salida',
  },
  unchanged: 'Cambia una clave o un valor: esta línea dirá qué salidas se han movido.',
  allChanged: 'Con tus números se han movido todas las salidas.',
  noneChanged: 'Con tus números no se ha movido ninguna salida: son iguales hasta el último bit.',
  someChanged: (moved, same) =>
    `Con tus números se han movido estas salidas: ${moved}. Iguales hasta el último bit: ${same}.`,
  notes: {
    allowed: (query, key) =>
      `«${query}» puede atender a «${key}». Un clic, un toque, Enter o la barra espaciadora lo prohíbe.`,
    forbidden: (query, key, reason) =>
      ({
        later: `«${query}» no puede atender a «${key}», que viene después. Un clic, un toque, Enter o la barra espaciadora lo permite.`,
        padding: `«${query}» no puede atender a «${key}», que es relleno. Un clic, un toque, Enter o la barra espaciadora lo permite.`,
        both: `«${query}» no puede atender a «${key}», que es relleno y viene después. Un clic, un toque, Enter o la barra espaciadora lo permite.`,
        hand: `«${query}» no puede atender a «${key}». Un clic, un toque, Enter o la barra espaciadora lo permite.`,
      })[reason],
    bias: {
      allowed: 'Un par permitido suma 0: su puntuación se queda como estaba.',
      infinite: 'Un par prohibido suma −∞, y cualquier puntuación finita más −∞ es −∞.',
      finite: 'Un par prohibido suma −1e9, que es muy negativo pero sigue siendo finito.',
      half: '−1e9 no cabe en float16, cuyo mayor número es 65 504. Se ha convertido en −∞.',
    },
    products: (query, key) =>
      `La consulta de «${query}» frente a la clave de «${key}». Aquí todavía no ha actuado ninguna máscara.`,
    scores: {
      allowed: (key) => `«${key}» está permitido: esta es su puntuación sin máscara.`,
      raised: (key) =>
        `«${key}» está permitido: se le suma 1, y eso multiplica su exponencial por e.`,
      attention: 'Prohibido: −∞, diga lo que diga la clave. Y e elevado a −∞ es exactamente 0.',
      bare: 'Prohibido: −∞, diga lo que diga la clave. Y e elevado a −∞ es exactamente 0.',
      finite:
        'Prohibido: junto a −1e9, los números de float32 distan 64 entre sí, y una puntuación menor que 32 no deja rastro.',
      half: 'Prohibido: −1e9 no cabe en float16 y se ha convertido en −∞.',
      after:
        'Prohibido, pero nadie se lo ha dicho a la softmax: esta puntuación participa en ella.',
      zero: 'Prohibido, así que en su lugar hay un 0. Pero 0 es una puntuación como otra: e⁰ = 1.',
      ones: 'Prohibido: no se suma nada, pero tampoco se quita nada.',
    },
    weights: {
      allowed: (query, key) =>
        `La parte de «${key}» entre las claves a las que «${query}» puede atender. Las prohibidas suman 0.`,
      allowedAfter:
        'La suma del denominador incluye todas las claves de la fila, también las prohibidas. Lo que se llevaron se ha perdido.',
      allowedAmongAll:
        'La suma del denominador incluye todas las claves de la fila: las prohibidas siguen participando.',
      hidden: (key) => `Prohibido: «${key}» recibe exactamente 0, sea cual sea su clave.`,
      finite: (key) =>
        `Prohibido: e elevado a casi −1e9 es demasiado pequeño para representarlo, y «${key}» recibe 0.`,
      after:
        'Puesto a 0 después de la softmax. Su parte se ha perdido: ninguna otra clave la recibió.',
      shown: (key) => `Prohibido, y aun así «${key}» recibe una parte.`,
      empty:
        'Esta fila no tiene ninguna clave permitida: sus pesos son 0 por convenio, y su salida también.',
      undefined:
        'Esta fila no tiene ninguna clave permitida: la mayor puntuación es −∞, y −∞ − (−∞) no es un número.',
      uniform:
        'Esta fila no tiene ninguna clave permitida y todas las puntuaciones se han igualado: cada clave recibe un quinto, aunque esté prohibida.',
      unmasked: 'Esta fila no tiene ninguna clave permitida y, aun así, sus pesos suman 1.',
    },
    sums: {
      one: 'La fila suma 1.',
      lost: (share) =>
        `Las claves prohibidas tenían ${share} del peso antes de que se pusiera a 0.`,
      empty: 'No hay ninguna clave permitida: no hay nada que repartir.',
      undefined: 'No es un número, y la salida de esta fila tampoco.',
    },
    input:
      'Un número que puedes cambiar. La línea bajo las matrices dice qué salidas se han movido.',
    output: (query, content) =>
      `El componente «${content}» de lo que recibe «${query}»: los valores en las proporciones de su fila de pesos.`,
    outputOfPadding: 'El relleno también tiene salida. Nadie la lee: la pérdida la deja fuera.',
  },
  byHand: {
    scores: (query) =>
      `Divide los productos de «${query}» entre √4 = 2 y pon −∞ donde la máscara prohíbe.`,
    weights:
      'Calcula la softmax. Antes se resta la mayor de las puntuaciones que quedan. Como e elevado a −∞ es 0, una clave prohibida recibe exactamente 0.',
    output: 'Mezcla los valores en esas proporciones. Lo que tiene peso 0 suma 0.',
    yourTurn: (query) =>
      `Ahora tú: la fila de «${query}» en la segunda frase, con la máscara de relleno; luego compruébala`,
  },
  predict: {
    question:
      'La máscara causal está puesta. Pones a (100, 100) el valor de «pescado», el cuarto de cinco tokens. ¿Qué salidas se mueven?',
    tryIt: 'Pruébalo en la demo',
    options: (gato, before, after, ahora) => [
      {
        guess: 'Las cinco: cada token atiende a todos los demás.',
        answer: `Sin máscara, sí. Aquí el peso de «pescado» es exactamente 0 en las filas de «El», «gato» y «come», y 0 por 100 es 0. Lo que recibe «gato» sigue siendo (${gato}), hasta el último bit.`,
      },
      {
        guess: 'Solo la de «pescado».',
        answer: `Esa se mueve: su primer componente pasa de ${before} a ${after}. Pero «ahora» viene después y puede mirar atrás, así que su salida también se mueve: su primer componente pasa a ${ahora}.`,
      },
      {
        guess: 'Las de «pescado» y «ahora».',
        answer: `Sí. A un token lo ven él mismo y los que vienen después. El primer componente de «pescado» pasa de ${before} a ${after} y el de «ahora», a ${ahora}; los tres anteriores quedan iguales hasta el último bit.`,
      },
      {
        guess: 'Las de «El», «gato» y «come».',
        answer: `Eso es la máscara al revés, en la que cada token ve solo lo que viene después. Con una máscara causal son justo las tres que no cambian: «gato» sigue en (${gato}).`,
      },
    ],
  },
};

export const masks = { en, es };
