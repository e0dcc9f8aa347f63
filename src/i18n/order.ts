const en = {
  title: 'The same tokens in another order',
  sentence: 'Sentence',
  glosses: [
    ['the', 'cat', 'eats', 'fish', 'now'],
    ['fish', 'big', 'eats', 'fish', 'small'],
  ],
  positions: 'positions',
  causal: 'causal mask',
  twoLayers: 'two layers',
  newNumbers: 'New numbers',
  viewsLabel: 'What to compare',
  views: { output: 'Outputs', weights: 'Weights', mean: 'Mean', last: 'Last row' },
  mean: 'mean',
  last: 'last',
  list: 'The tokens, in your order',
  howTo: 'Move a token with its two buttons. Once one of them has the focus, ← and → do it too.',
  moveLeft: (token: string) => `Move “${token}” one place to the left`,
  moveRight: (token: string) => `Move “${token}” one place to the right`,
  place: (token: string, place: number, of: number) => `“${token}”, place ${place} of ${of}`,
  orders: 'Orders to try',
  firstOrder: 'First order',
  exchange: (a: string, b: string) => `Swap “${a}” and “${b}”`,
  reverse: 'Reverse',
  shuffle: 'Shuffle',
  newOrder: (tokens: string) => `Now: ${tokens}.`,
  lines: { first: 'First order', second: 'Your order' },
  residuals: {
    output: 'max |f(PX) − P f(X)|',
    weights: 'max |A(PX) − P A(X) Pᵀ|',
    mean: 'max |mean f(PX) − mean f(X)|',
    last: 'max |last f(PX) − last f(X)|',
  },
  names: {
    tokens: 'tokens',
    output: 'outputs',
    weights: 'weights',
    summary: 'one row',
    movedOutput: 'moved along',
    movedWeights: 'moved along',
    newTokens: 'tokens',
    newOutput: 'outputs',
    newWeights: 'weights',
    newSummary: 'one row',
    difference: 'difference',
  },
  matrices: {
    tokens: 'What goes in, in the first order',
    output: 'Outputs of the first order',
    weights: 'Attention weights of the first order',
    summary: 'One row for the whole sentence, in the first order',
    movedOutput: 'Outputs of the first order, their rows moved along with the tokens',
    movedWeights: 'Weights of the first order, rows and columns moved along with the tokens',
    newTokens: 'What goes in, in your order',
    newOutput: 'Outputs of your order',
    newWeights: 'Attention weights of your order',
    newSummary: 'One row for the whole sentence, in your order',
    difference: 'Difference: what your order gives, minus what should follow from the first',
  },
  verdicts: {
    firstOrder: 'This is the first order, so there is nothing to differ. Move a token.',
    output: {
      holds: 'Equivariant: each token’s output has moved along with it.',
      all: 'No longer equivariant: every output has changed, not only its place.',
      some: (list: string) =>
        `No longer equivariant. These outputs have changed, not only their places: ${list}.`,
    },
    weights: {
      holds: 'Equivariant: the weights have moved with their tokens, rows and columns alike.',
      all: 'No longer equivariant: weights have changed in every row.',
      some: (list: string) =>
        `No longer equivariant. Weights have changed in the rows of: ${list}.`,
    },
    mean: {
      holds: 'Invariant: the mean of the outputs is the same in this order.',
      lost: 'No longer invariant: the mean of the outputs has changed with the order.',
    },
    last: {
      holds: (token: string) =>
        `“${token}” is still last, and the order of the others makes no difference to its output.`,
      lost: (token: string) =>
        `“${token}” is still last, but the order of the others makes a difference to its output.`,
      other: (token: string) => `“${token}” is last now: another token’s output is read.`,
    },
  },
  rounding: {
    some: 'What is left is rounding: the same terms, added in another order.',
    none: 'This time not even rounding makes a difference.',
  },
  notes: {
    tokens: (token: string) =>
      `“${token}” goes in as its word’s vector. Nothing says where it stands.`,
    newTokens: (token: string) =>
      `The row of “${token}”, moved to its new place and otherwise the same.`,
    tokensAndPositions: (token: string, place: number) =>
      `The vector of “${token}” plus that of position ${place}, where it stands here.`,
    output: (token: string) =>
      `What “${token}” receives: values, in the proportions of its row of weights.`,
    firstOrder: 'The same order, so the same number.',
    sameTerms: (token: string) =>
      `What “${token}” receives: the terms of the first order, as they come in this one.`,
    otherTerms: (token: string) =>
      `What “${token}” receives is not what it received in the first order.`,
    moved: (token: string) =>
      `The output of “${token}” in the first order, moved to its new place.`,
    weights: (query: string, key: string) => `The share that “${query}” gives “${key}”.`,
    sameShares: (query: string) =>
      `A share in the row of “${query}”. Its denominator has the terms of the first order, as they come in this one.`,
    otherShares: (query: string) =>
      `A share in the row of “${query}”. It is not what it was in the first order.`,
    movedWeights: 'The weight of the same two tokens in the first order: P moves rows, Pᵀ columns.',
    mean: 'The mean of a column of outputs. Where the rows stand makes no difference to a sum.',
    last: (token: string) => `The output of what stands last: “${token}”.`,
    difference: (after: string, moved: string) => `In full: ${after} − (${moved}).`,
  },
  byHand: {
    scores: (query: string) =>
      `The query of “${query}” against three keys, in the order in which they stand: the products divided by √4 = 2.`,
    weights: 'The softmax of the row.',
    output: 'The values, mixed in these proportions.',
    newWeights:
      'Now the other order. The scores are the same, and change places; so do the weights.',
    newOutput:
      'The values have moved too. The sums have the same terms, from the last to the first.',
  },
  predict: {
    question:
      'No positions, but a causal mask. “Pescado” and “ahora”, the last two, swap places. Whose outputs change?',
    tryIt: 'Try it in the demo',
    options: (pescado: string, newPescado: string, ahora: string, newAhora: string) => [
      {
        guess: 'Nobody’s: no position was added.',
        answer: `Without the mask, that would be so. With it, “pescado” now has “ahora” before it, and may look at it. Its first entry goes from ${pescado} to ${newPescado}.`,
      },
      {
        guess: 'Those of these two.',
        answer: `Yes. “Pescado” sees one token more (its first entry goes from ${pescado} to ${newPescado}), and “ahora” one fewer (from ${ahora} to ${newAhora}). The three before them see what they saw, and keep their outputs to the last bit.`,
      },
      {
        guess: 'Only that of “ahora”: it no longer sees “pescado”.',
        answer: `That one, yes: its first entry goes from ${ahora} to ${newAhora}. But “pescado” changes as well: it now sees “ahora”, and goes from ${pescado} to ${newPescado}.`,
      },
      {
        guess: 'All five.',
        answer:
          'With positions and without a mask, yes. Here “El”, “gato” and “come” see nothing of what comes after them, in either order.',
      },
    ],
  },
};

const es: typeof en = {
  title: 'Los mismos tokens en otro orden',
  sentence: 'Frase',
  glosses: [
    ['', '', '', '', ''],
    ['', '', '', '', ''],
  ],
  positions: 'posiciones',
  causal: 'máscara causal',
  twoLayers: 'dos capas',
  newNumbers: 'Otros números',
  viewsLabel: 'Qué se compara',
  views: { output: 'Salidas', weights: 'Pesos', mean: 'Media', last: 'Última fila' },
  mean: 'media',
  last: 'última',
  list: 'Los tokens, en tu orden',
  howTo: 'Mueve un token con sus dos botones. Con el foco en uno de ellos, también con ← y →.',
  moveLeft: (token) => `Mover «${token}» un lugar a la izquierda`,
  moveRight: (token) => `Mover «${token}» un lugar a la derecha`,
  place: (token, place, of) => `«${token}», lugar ${place} de ${of}`,
  orders: 'Órdenes para probar',
  firstOrder: 'Primer orden',
  exchange: (a, b) => `Intercambiar «${a}» y «${b}»`,
  reverse: 'Invertir',
  shuffle: 'Barajar',
  newOrder: (tokens) => `Ahora: ${tokens}.`,
  lines: { first: 'Primer orden', second: 'Tu orden' },
  residuals: {
    output: 'máx. |f(PX) − P f(X)|',
    weights: 'máx. |A(PX) − P A(X) Pᵀ|',
    mean: 'máx. |media f(PX) − media f(X)|',
    last: 'máx. |última f(PX) − última f(X)|',
  },
  names: {
    tokens: 'tokens',
    output: 'salidas',
    weights: 'pesos',
    summary: 'una fila',
    movedOutput: 'movidas',
    movedWeights: 'movidos',
    newTokens: 'tokens',
    newOutput: 'salidas',
    newWeights: 'pesos',
    newSummary: 'una fila',
    difference: 'diferencia',
  },
  matrices: {
    tokens: 'Lo que entra, en el primer orden',
    output: 'Salidas del primer orden',
    weights: 'Pesos de atención del primer orden',
    summary: 'Una fila para toda la frase, en el primer orden',
    movedOutput: 'Salidas del primer orden, con las filas movidas junto con sus tokens',
    movedWeights: 'Pesos del primer orden, con filas y columnas movidas junto con sus tokens',
    newTokens: 'Lo que entra, en tu orden',
    newOutput: 'Salidas de tu orden',
    newWeights: 'Pesos de atención de tu orden',
    newSummary: 'Una fila para toda la frase, en tu orden',
    difference: 'Diferencia: lo que da tu orden menos lo que debería dar según el primero',
  },
  verdicts: {
    firstOrder: 'Este es el primer orden, así que no puede haber diferencias. Mueve un token.',
    output: {
      holds: 'Equivariante: la salida de cada token se ha movido con él.',
      all: 'Ya no es equivariante: todas las salidas han cambiado, y no solo de lugar.',
      some: (list) =>
        `Ya no es equivariante. Estas salidas han cambiado, y no solo de lugar: ${list}.`,
    },
    weights: {
      holds: 'Equivariante: los pesos se han movido con sus tokens, por filas y por columnas.',
      all: 'Ya no es equivariante: han cambiado pesos en todas las filas.',
      some: (list) => `Ya no es equivariante. Han cambiado pesos en las filas de: ${list}.`,
    },
    mean: {
      holds: 'Invariante: la media de las salidas es la misma en este orden.',
      lost: 'Ya no es invariante: la media de las salidas ha cambiado con el orden.',
    },
    last: {
      holds: (token) =>
        `«${token}» sigue en último lugar, y el orden de los demás no cambia su salida.`,
      lost: (token) =>
        `«${token}» sigue en último lugar, pero el orden de los demás sí cambia su salida.`,
      other: (token) => `Ahora «${token}» está en último lugar: se lee la salida de otro token.`,
    },
  },
  rounding: {
    some: 'Lo que queda es redondeo: los mismos términos, sumados en otro orden.',
    none: 'Esta vez no hay ni diferencias de redondeo.',
  },
  notes: {
    tokens: (token) => `«${token}» entra como el vector de su palabra. Nada dice dónde está.`,
    newTokens: (token) => `La fila de «${token}», llevada a su nuevo lugar y por lo demás igual.`,
    tokensAndPositions: (token, place) =>
      `El vector de «${token}» más el de la posición ${place}, que es donde está aquí.`,
    output: (token) => `Lo que recibe «${token}»: valores en las proporciones de su fila de pesos.`,
    firstOrder: 'El mismo orden; por tanto, el mismo número.',
    sameTerms: (token) =>
      `Lo que recibe «${token}»: los términos del primer orden, tal como vienen en este.`,
    otherTerms: (token) => `Lo que recibe «${token}» no es lo que recibía en el primer orden.`,
    moved: (token) => `La salida de «${token}» en el primer orden, llevada a su nuevo lugar.`,
    weights: (query, key) => `La parte que «${query}» da a «${key}».`,
    sameShares: (query) =>
      `Una parte de la fila de «${query}». Su denominador tiene los términos del primer orden, tal como vienen en este.`,
    otherShares: (query) =>
      `Una parte de la fila de «${query}». No es la que era en el primer orden.`,
    movedWeights:
      'El peso de los mismos dos tokens en el primer orden: P mueve las filas y Pᵀ, las columnas.',
    mean: 'La media de una columna de salidas. A una suma le da igual dónde estén las filas.',
    last: (token) => `La salida de lo que está en último lugar: «${token}».`,
    difference: (after, moved) => `Con todas sus cifras: ${after} − (${moved}).`,
  },
  byHand: {
    scores: (query) =>
      `La consulta de «${query}» frente a tres claves, en el orden en que están: los productos divididos entre √4 = 2.`,
    weights: 'La softmax de la fila.',
    output: 'Los valores, mezclados en esas proporciones.',
    newWeights:
      'Ahora, el otro orden. Las puntuaciones son las mismas y cambian de lugar; los pesos también.',
    newOutput:
      'También los valores se han movido. Las sumas tienen los mismos términos, del último al primero.',
  },
  predict: {
    question:
      'Sin posiciones, pero con máscara causal. «Pescado» y «ahora», los dos últimos, intercambian sus lugares. ¿Qué salidas cambian?',
    tryIt: 'Pruébalo en la demo',
    options: (pescado, newPescado, ahora, newAhora) => [
      {
        guess: 'Ninguna: no se ha sumado ninguna posición.',
        answer: `Sin la máscara sería así. Con ella, «pescado» pasa a tener antes a «ahora» y puede mirarlo. Su primer componente pasa de ${pescado} a ${newPescado}.`,
      },
      {
        guess: 'Las de esos dos.',
        answer: `Sí. «Pescado» ve un token más (su primer componente pasa de ${pescado} a ${newPescado}) y «ahora», uno menos (de ${ahora} a ${newAhora}). Los tres anteriores ven lo mismo que antes y conservan su salida hasta el último bit.`,
      },
      {
        guess: 'Solo la de «ahora»: ya no ve a «pescado».',
        answer: `Esa sí: su primer componente pasa de ${ahora} a ${newAhora}. Pero la de «pescado» también cambia, porque empieza a ver a «ahora»: pasa de ${pescado} a ${newPescado}.`,
      },
      {
        guess: 'Las cinco.',
        answer:
          'Con posiciones y sin máscara, sí. Aquí «El», «gato» y «come» no ven nada de lo que viene después, en ninguno de los dos órdenes.',
      },
    ],
  },
};

export const order = { en, es };
