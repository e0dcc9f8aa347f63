/** Where a number was read; what is not given is not told. */
interface Place {
  readonly head?: number | undefined;
  /** The tokens of its row and its column. */
  readonly row?: string | undefined;
  readonly col?: string | undefined;
}

const en = {
  title: (seed: number) => `Case ${seed}: one attention, one fault`,
  probes: 'Probes',
  kinds: {
    none: 'As it is',
    sums: 'Sums',
    ones: 'Ones',
    factor: 'Multiply the queries',
    shift: 'Add to the scores',
    nudge: 'Change one number',
    swap: 'Swap two tokens',
    later: 'Change the last',
    pad: 'Add padding',
  },
  /** What holds for a layer without a fault. */
  laws: {
    none: 'Nothing is changed. Look around, in both heads, then choose a probe.',
    sums: 'Nothing is changed, but the weights are added up. Without a fault, each row adds up to 1; a column may add up to anything.',
    ones: (width: number) =>
      `All queries and keys are ones, so each product is dₖ = ${width}. Without a fault, each score is ${width}/√${width}.`,
    factor:
      'All queries are multiplied. Without a fault, the scores are too, and every row still adds up to 1. With 0, all keys that a token may see get the same weight.',
    shift:
      'A constant is added to all scores, before the mask. Without a fault, no weight moves: the softmax does not notice.',
    nudge: (amount: number) =>
      `Tap a number of Q, K or V, or press Enter on it: it grows by ${amount}, and the one before shrinks back. Without a fault, a number of a query moves one row of scores in its own head, one of a key one column, and one of a value no score.`,
    swap: 'Two words change places; positions stay. Without a fault, a token after both of them notices: its output moves.',
    later: (last: string, other: string) =>
      `“${other}” in place of “${last}”. Without a fault, no output before it moves, not even in its last bit.`,
    pad: (pad: string) =>
      `${pad} in front of the sentence, with a mask that forbids it. Without a fault, no word gives it weight, no output of a word moves, and its own row, which may see nothing, is zeros.`,
  },
  times: (factor: string) => `× ${factor}`,
  plus: (by: string) => `+ ${by}`,
  swapPair: (a: string, b: string) => `${a} ↔ ${b}`,
  head: (head: number) => `Head ${head}`,
  headsLabel: 'Which head the matrices below are of',
  mapCaption: 'The weights of both heads (NaN is drawn as 0)',
  mapLabel: (clauses: readonly string[]) => `Attention weights of both heads. ${clauses.join(' ')}`,
  mapOfHead: (head: number, query: string, key: string, weight: string) =>
    `Head ${head}: the largest weight is ${weight}, from “${query}” to “${key}”.`,
  mapNaN: (head: number, count: number) => `Head ${head}: weights that are NaN: ${count}.`,
  query: 'query',
  key: 'key',
  weight: 'weight',
  sum: 'sum',
  names: {
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    scores: 'scores, unmasked',
    weights: 'weights',
    output: 'output',
    rowSums: 'row sums',
    columnSums: 'column sums',
    rightScores: 'scores, unmasked',
    rightWeights: 'weights',
    rightOutput: 'output',
  },
  matrices: {
    queries: 'Queries, the columns of this head',
    keys: 'Keys, the columns of this head',
    values: 'Values, the columns of this head',
    scores: 'Scores of this head, before the mask: a row a query, a column a key',
    weights: 'Attention weights of this head: a row a query, a column a key',
    output: 'Output of this head',
    rowSums: 'Sum of each row of weights',
    columnSums: 'Sum of each column of weights',
    rightScores: 'Scores without the fault, before the mask: a row a query, a column a key',
    rightWeights: 'Attention weights without the fault: a row a query, a column a key',
    rightOutput: 'Output without the fault',
  },
  /** What a cell with a frame says of itself. */
  framed: 'framed',
  nudgeHint: 'Enter or Space makes a number larger, and gives back the one before.',
  found: 'What it shows',
  nothingFound: 'Choose a probe: what it shows stands here.',
  sumsFound: 'The sums stand beside the weights, of one head at a time.',
  readings: {
    rowSum: ({ head, row }: Place) => `sum of the row of “${row}”, head ${head}`,
    columnSum: ({ head, col }: Place) => `sum of the column of “${col}”, head ${head}`,
    scoreOfOnes: ({ head }: Place) => `any score, head ${head}`,
    weight: ({ head, row, col }: Place) =>
      `weight of “${col}” in the row of “${row}”, head ${head}`,
    notNumbers: (_: Place) => 'weights that are NaN, both heads',
    weightsMoved: ({ head, row }: Place) =>
      row === undefined
        ? `largest move of a weight, head ${head}`
        : `largest move of a weight in the row of “${row}”, head ${head}`,
    scoresMovedInRow: ({ head, row }: Place) =>
      `largest move of a score in the row of “${row}”, head ${head}`,
    scoresMovedInColumn: ({ head, col }: Place) =>
      `largest move of a score in the column of “${col}”, head ${head}`,
    scoresMovedElsewhere: ({ head }: Place) => `largest move of a score elsewhere, head ${head}`,
    outputMoved: ({ row }: Place) => `largest move of the output of “${row}”`,
    padSum: ({ head, row }: Place) => `sum of the row of ${row}, head ${head}`,
    weightOfPad: ({ head, row, col }: Place) =>
      row === undefined
        ? `largest weight that a word gives to ${col}, head ${head}`
        : `weight of ${col} in the row of “${row}”, head ${head}`,
  },
  /** Probes as they are named inside quotation marks. */
  standard: {
    sums: 'Sums',
    ones: 'Ones',
    equal: 'Multiply the queries by 0',
    large: (factor: string) => `Multiply the queries by ${factor}`,
    shift: (by: string) => `Add ${by} to the scores`,
    nudge: (token: string) => `Change one number, of the query of ‘${token}’ in head 0`,
    swap: (a: string, b: string) => `Swap ‘${a}’ and ‘${b}’`,
    later: 'Change the last',
    pad: 'Add padding',
  },
  suspects: 'Which fault is it?',
  parts: {
    scores: 'The scores',
    softmax: 'The softmax',
    mask: 'The mask',
    padding: 'The padding',
    inputs: 'What goes in',
  },
  faults: {
    noScale: 'never divided by √dₖ',
    scaledTwice: 'divided by √dₖ twice',
    transposed: 'KQᵀ in place of QKᵀ',
    wrongAxis: 'over the queries, not the keys',
    naiveSoftmax: 'does not subtract the largest score',
    lateMask: '0 after the softmax, not −∞ before',
    zeroMask: '0, not −∞, for a forbidden score',
    invertedMask: 'true and false swapped',
    oneAhead: 'causal, but one place too late',
    paddedQueries: 'masked in the rows, not the columns',
    emptyRowNaN: 'NaN where no key is allowed',
    emptyRowUniform: '−1e9, not −∞: equal weights where no key is allowed',
    noPositions: 'positions are not added',
    mixedHeads: 'heads read one another’s slices',
  },
  ruledOut: 'ruled out',
  isIt: 'this is it',
  name: 'This is the fault',
  tell: 'Tell me',
  newCase: 'New case',
  newCaseSaid: (seed: number) => `Case ${seed}: another layer, another fault.`,
  showProbe: 'Show me this probe',
  wrong: (fault: string) => `Not this one. ${fault}.`,
  right: (fault: string) => `Yes. ${fault}.`,
  told: (fault: string) => `It is this one. ${fault}.`,
  against: (probe: string, reading: string, other: string, here: string) =>
    `The probe “${probe}” speaks against it. Read off: ${reading}. With that fault it would be ${other}; here it is ${here}.`,
  shows: (probe: string, reading: string, right: string, here: string) =>
    `The probe “${probe}” shows it best. Read off: ${reading}. Without a fault it would be ${right}; here it is ${here}.`,
  why: {
    noScale:
      'Nothing divides the products by √dₖ. The weights are sharper than they should be, and that is all: rows add up to 1, the mask is in its place, and no other law notices. You have to know how large a score should be.',
    scaledTwice:
      'The products were divided by dₖ, not by its root: by hand, say, and then again by a function that does it by itself. The weights are flatter than they should be, and no other law notices.',
    transposed:
      'Score (i, j) is key i times query j. The shapes agree, rows add up to 1, the mask is in its place. But change a number of one query, and a column of scores moves where a row should.',
    wrongAxis:
      'The softmax ran down the columns: over the queries, not over the keys. So columns add up to 1, and rows to anything. And a token’s weights depend on who else asks, later tokens included.',
    naiveSoftmax:
      'It takes e to the power of each score, without subtracting the largest first. On paper that is the same, and small scores hide it. From 710 on, e to that power is ∞, and ∞/∞ is NaN; where all of a row are below −745, it is 0/0.',
    lateMask:
      'The softmax saw every key, and only then were the forbidden weights set to 0. What they had is missing from the row; only a row in which nothing is forbidden adds up to 1. And as forbidden keys took part in the division, a later token moves earlier outputs.',
    zeroMask:
      '0 is a score like any other: e⁰ = 1. So forbidden keys keep a weight, and rows still add up to 1. How much they keep depends on how far the allowed scores are from 0, and so a constant added to the scores moves the weights.',
    invertedMask:
      'Yes was read as no: each token sees only what comes after it, and the last one sees nothing. Its weights are zeros, and so is its output.',
    oneAhead:
      'Each token also sees the one after it: `diagonal=2` where `diagonal=1` was meant. Change the last token, and exactly one output before it moves, that of its neighbour. A model trained this way copies the answer.',
    paddedQueries:
      'The padding mask was laid on the rows. So padding may not ask, which nobody minds, and every word attends to it, which it should not. Without padding there is nothing to see.',
    emptyRowNaN:
      'Padding in front may see itself only, and it is forbidden: a row of nothing but −∞, for which the softmax gives NaN. All other rows are right. But in the next layer this row is a key and a value, and 0 · NaN is NaN.',
    emptyRowUniform:
      '−1e9 does for −∞ as long as a row has an allowed key. The row of padding has none: all its scores are the same −1e9, and every key gets the same weight, the future included. All other rows are right.',
    noPositions:
      'The positions never reach the projections. A token after both of the swapped ones sees the same set as before, so its output stays, to rounding. The causal mask alone tells it who comes before, not in which order.',
    mixedHeads:
      'The numbers were cut into heads in the order in which they are stored: `view(heads, n, d_k)` where `view(n, heads, d_k).transpose(0, 1)` was meant. The shape is right, and rows add up to 1. But a row of a head is another token’s slice, so a changed query moves scores where nobody looks for them, and the last token moves the output of its neighbour.',
  },
  withoutFault: 'The same without the fault',
  differs: 'Framed: what differs from the matrices above.',
  lines: 'The line that differs',
  lineHere: 'in this layer',
  lineRight: 'as it should be',
  moved: 'Framed: what the probe has moved.',
  asked: {
    before: (value: string) => `Without the probe: ${value}.`,
    hidden: 'What it should be is told when you have named the fault.',
    should: 'should be',
    input: (token: string) => `A number of “${token}”, on its way to the heads.`,
    rowSum: 'Without a fault, a row adds up to 1.',
    columnSum: 'Nothing says what a column should add up to.',
    right: 'What the same layer gives without its fault, under the same probe.',
    pad: 'Padding is not there without the probe.',
  },
};

const es: typeof en = {
  title: (seed) => `Caso ${seed}: una atención, una avería`,
  probes: 'Pruebas',
  kinds: {
    none: 'Tal cual',
    sums: 'Sumas',
    ones: 'Unos',
    factor: 'Multiplicar las consultas',
    shift: 'Sumar a las puntuaciones',
    nudge: 'Cambiar un número',
    swap: 'Intercambiar dos tokens',
    later: 'Cambiar el último',
    pad: 'Añadir relleno',
  },
  laws: {
    none: 'No se cambia nada. Mira bien las dos cabezas y luego elige una prueba.',
    sums: 'No se cambia nada, pero se suman los pesos. Sin avería, cada fila suma 1; una columna puede sumar cualquier cosa.',
    ones: (width) =>
      `Todas las consultas y claves son unos, así que cada producto es dₖ = ${width}. Sin avería, cada puntuación es ${width}/√${width}.`,
    factor:
      'Se multiplican todas las consultas. Sin avería, las puntuaciones se multiplican igual y cada fila sigue sumando 1. Con 0, todas las claves que un token puede ver reciben el mismo peso.',
    shift:
      'Se suma una constante a todas las puntuaciones, antes de la máscara. Sin avería no se mueve ningún peso: la softmax no se entera.',
    nudge: (amount) =>
      `Toca un número de Q, K o V, o pulsa Enter sobre él: crece en ${amount}, y el anterior vuelve a lo que era. Sin avería, un número de una consulta mueve una fila de puntuaciones de su propia cabeza; uno de una clave, una columna; y uno de un valor, ninguna puntuación.`,
    swap: 'Dos palabras cambian de sitio; las posiciones se quedan. Sin avería, un token que viene después de las dos lo nota: su salida se mueve.',
    later: (last, other) =>
      `«${other}» en lugar de «${last}». Sin avería no se mueve ninguna salida anterior, ni en el último bit.`,
    pad: (pad) =>
      `${pad} delante de la frase, con una máscara que lo prohíbe. Sin avería, ninguna palabra le da peso, no se mueve la salida de ninguna palabra y su propia fila, que no puede ver nada, es de ceros.`,
  },
  times: (factor) => `× ${factor}`,
  plus: (by) => `+ ${by}`,
  swapPair: (a, b) => `${a} ↔ ${b}`,
  head: (head) => `Cabeza ${head}`,
  headsLabel: 'De qué cabeza son las matrices de abajo',
  mapCaption: 'Los pesos de las dos cabezas (NaN se dibuja como 0)',
  mapLabel: (clauses) => `Pesos de atención de las dos cabezas. ${clauses.join(' ')}`,
  mapOfHead: (head, query, key, weight) =>
    `Cabeza ${head}: el mayor peso es ${weight}, de «${query}» a «${key}».`,
  mapNaN: (head, count) => `Cabeza ${head}: pesos que son NaN: ${count}.`,
  query: 'consulta',
  key: 'clave',
  weight: 'peso',
  sum: 'suma',
  names: {
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    scores: 'puntuaciones, sin máscara',
    weights: 'pesos',
    output: 'salida',
    rowSums: 'sumas por filas',
    columnSums: 'sumas por columnas',
    rightScores: 'puntuaciones, sin máscara',
    rightWeights: 'pesos',
    rightOutput: 'salida',
  },
  matrices: {
    queries: 'Consultas, las columnas de esta cabeza',
    keys: 'Claves, las columnas de esta cabeza',
    values: 'Valores, las columnas de esta cabeza',
    scores:
      'Puntuaciones de esta cabeza, antes de la máscara: una fila por consulta, una columna por clave',
    weights: 'Pesos de atención de esta cabeza: una fila por consulta, una columna por clave',
    output: 'Salida de esta cabeza',
    rowSums: 'Suma de cada fila de pesos',
    columnSums: 'Suma de cada columna de pesos',
    rightScores:
      'Puntuaciones sin la avería, antes de la máscara: una fila por consulta, una columna por clave',
    rightWeights: 'Pesos de atención sin la avería: una fila por consulta, una columna por clave',
    rightOutput: 'Salida sin la avería',
  },
  framed: 'con marco',
  nudgeHint: 'Con Enter o la barra espaciadora crece un número, y el anterior vuelve a lo que era.',
  found: 'Qué muestra',
  nothingFound: 'Elige una prueba: aquí verás lo que muestra.',
  sumsFound: 'Las sumas están junto a los pesos, las de una cabeza cada vez.',
  readings: {
    rowSum: ({ head, row }) => `suma de la fila de «${row}», cabeza ${head}`,
    columnSum: ({ head, col }) => `suma de la columna de «${col}», cabeza ${head}`,
    scoreOfOnes: ({ head }) => `cualquier puntuación, cabeza ${head}`,
    weight: ({ head, row, col }) => `peso de «${col}» en la fila de «${row}», cabeza ${head}`,
    notNumbers: () => 'pesos que son NaN, entre las dos cabezas',
    weightsMoved: ({ head, row }) =>
      row === undefined
        ? `mayor movimiento de un peso, cabeza ${head}`
        : `mayor movimiento de un peso en la fila de «${row}», cabeza ${head}`,
    scoresMovedInRow: ({ head, row }) =>
      `mayor movimiento de una puntuación en la fila de «${row}», cabeza ${head}`,
    scoresMovedInColumn: ({ head, col }) =>
      `mayor movimiento de una puntuación en la columna de «${col}», cabeza ${head}`,
    scoresMovedElsewhere: ({ head }) =>
      `mayor movimiento de una puntuación en otro sitio, cabeza ${head}`,
    outputMoved: ({ row }) => `mayor movimiento de la salida de «${row}»`,
    padSum: ({ head, row }) => `suma de la fila de ${row}, cabeza ${head}`,
    weightOfPad: ({ head, row, col }) =>
      row === undefined
        ? `mayor peso que una palabra le da a ${col}, cabeza ${head}`
        : `peso de ${col} en la fila de «${row}», cabeza ${head}`,
  },
  standard: {
    sums: 'Sumas',
    ones: 'Unos',
    equal: 'Multiplicar las consultas por 0',
    large: (factor) => `Multiplicar las consultas por ${factor}`,
    shift: (by) => `Sumar ${by} a las puntuaciones`,
    nudge: (token) => `Cambiar un número, de la consulta de “${token}” en la cabeza 0`,
    swap: (a, b) => `Intercambiar “${a}” y “${b}”`,
    later: 'Cambiar el último',
    pad: 'Añadir relleno',
  },
  suspects: '¿Cuál es la avería?',
  parts: {
    scores: 'Las puntuaciones',
    softmax: 'La softmax',
    mask: 'La máscara',
    padding: 'El relleno',
    inputs: 'Lo que entra',
  },
  faults: {
    noScale: 'nunca se divide entre √dₖ',
    scaledTwice: 'se divide dos veces entre √dₖ',
    transposed: 'KQᵀ en lugar de QKᵀ',
    wrongAxis: 'sobre las consultas, no sobre las claves',
    naiveSoftmax: 'no resta la mayor puntuación',
    lateMask: '0 después de la softmax, no −∞ antes',
    zeroMask: '0, no −∞, en una puntuación prohibida',
    invertedMask: 'verdadero y falso intercambiados',
    oneAhead: 'causal, pero empieza un puesto más tarde',
    paddedQueries: 'se tapan las filas, no las columnas',
    emptyRowNaN: 'NaN donde no hay ninguna clave permitida',
    emptyRowUniform: '−1e9, no −∞: pesos iguales donde no hay ninguna clave permitida',
    noPositions: 'no se suman las posiciones',
    mixedHeads: 'las cabezas leen trozos ajenos',
  },
  ruledOut: 'descartada',
  isIt: 'es esta',
  name: 'La avería es esta',
  tell: 'Dímelo',
  newCase: 'Otro caso',
  newCaseSaid: (seed) => `Caso ${seed}: otra capa, otra avería.`,
  showProbe: 'Muéstrame esa prueba',
  wrong: (fault) => `No es esta. ${fault}.`,
  right: (fault) => `Sí. ${fault}.`,
  told: (fault) => `Es esta. ${fault}.`,
  against: (probe, reading, other, here) =>
    `La prueba «${probe}» la descarta. Lo que se lee: ${reading}. Con esa avería sería ${other}; aquí es ${here}.`,
  shows: (probe, reading, right, here) =>
    `Donde mejor se ve es en la prueba «${probe}». Lo que se lee: ${reading}. Sin avería sería ${right}; aquí es ${here}.`,
  why: {
    noScale:
      'Nadie divide los productos entre √dₖ. Los pesos salen más concentrados de lo debido, y eso es todo: las filas suman 1, la máscara está en su sitio y ninguna otra ley lo nota. Hay que saber cuánto debe valer una puntuación.',
    scaledTwice:
      'Los productos se han dividido entre dₖ, no entre su raíz: por ejemplo, a mano y otra vez en una función que ya lo hace. Los pesos salen más repartidos de lo debido, y ninguna otra ley lo nota.',
    transposed:
      'La puntuación (i, j) es la clave i por la consulta j. Las formas encajan, las filas suman 1 y la máscara está en su sitio. Pero, si cambias un número de una consulta, se mueve una columna de puntuaciones donde debería moverse una fila.',
    wrongAxis:
      'La softmax se ha aplicado por columnas: sobre las consultas, no sobre las claves. Así que cada columna suma 1, y una fila puede sumar cualquier cosa. Además, los pesos de un token dependen de quién más pregunta, incluidos los tokens posteriores.',
    naiveSoftmax:
      'Eleva e a cada puntuación sin restar antes la mayor. Sobre el papel da lo mismo, y con puntuaciones pequeñas no se ve. A partir de 710, e elevado a eso es ∞, e ∞/∞ es NaN; si todas las de una fila están por debajo de −745, es 0/0.',
    lateMask:
      'La softmax ha visto todas las claves, y solo después se han puesto a 0 los pesos prohibidos. Lo que tenían le falta a la fila; solo suma 1 una fila en la que no haya nada prohibido. Y como las claves prohibidas han participado en la división, un token posterior mueve salidas anteriores.',
    zeroMask:
      '0 es una puntuación como cualquier otra: e⁰ = 1. Así que las claves prohibidas conservan un peso, y las filas siguen sumando 1. Cuánto conservan depende de lo lejos que estén de 0 las puntuaciones permitidas; por eso una constante sumada a las puntuaciones mueve los pesos.',
    invertedMask:
      'Se ha leído el sí como no: cada token ve solo lo que viene después, y el último no ve nada. Sus pesos son ceros, y su salida también.',
    oneAhead:
      'Cada token ve también el siguiente: `diagonal=2` donde debía ser `diagonal=1`. Cambia el último token y se moverá exactamente una salida anterior, la de su vecino. Un modelo entrenado así copia la respuesta.',
    paddedQueries:
      'La máscara de relleno se ha puesto en las filas. Así que el relleno no puede preguntar, lo que a nadie le importa, y todas las palabras atienden a él, que es lo que no debía pasar. Sin relleno no se ve nada.',
    emptyRowNaN:
      'El relleno de delante solo podría verse a sí mismo, y está prohibido: una fila en la que todo es −∞, para la que la softmax da NaN. Las demás filas están bien. Pero en la capa siguiente esta fila es una clave y un valor, y 0 · NaN es NaN.',
    emptyRowUniform:
      '−1e9 hace las veces de −∞ mientras la fila tenga alguna clave permitida. La del relleno no tiene ninguna: todas sus puntuaciones son el mismo −1e9, y cada clave recibe el mismo peso, incluido el futuro. Las demás filas están bien.',
    noPositions:
      'Las posiciones nunca llegan a las proyecciones. Un token posterior a los dos intercambiados ve el mismo conjunto que antes, así que su salida se queda como estaba, salvo el redondeo. La máscara causal solo le dice quién va antes que él, no en qué orden.',
    mixedHeads:
      'Los números se han repartido entre las cabezas en el orden en que están guardados: `view(heads, n, d_k)` donde debía ser `view(n, heads, d_k).transpose(0, 1)`. La forma es la correcta y las filas suman 1. Pero una fila de una cabeza es el trozo de otro token, así que una consulta cambiada mueve puntuaciones donde nadie las busca, y el último token mueve la salida de su vecino.',
  },
  withoutFault: 'Lo mismo sin la avería',
  differs: 'Con marco: lo que no coincide con las matrices de arriba.',
  lines: 'La línea que cambia',
  lineHere: 'en esta capa',
  lineRight: 'como debería ser',
  moved: 'Con marco: lo que la prueba ha movido.',
  asked: {
    before: (value) => `Sin la prueba: ${value}.`,
    hidden: 'Cuánto debería ser lo sabrás cuando hayas nombrado la avería.',
    should: 'debería ser',
    input: (token) => `Un número de «${token}», camino de las cabezas.`,
    rowSum: 'Sin avería, una fila suma 1.',
    columnSum: 'Nada dice cuánto debe sumar una columna.',
    right: 'Lo que da la misma capa sin su avería, con la misma prueba.',
    pad: 'Sin la prueba no hay relleno.',
  },
};

export const breakIt = { en, es };
