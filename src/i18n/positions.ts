const en = {
  base: 'Base',
  newNumbers: 'New numbers',
  sinusoids: 'from the formula',
  kinds: { sinusoidal: 'Sinusoidal', learned: 'Learned' },
  kindsLabel: 'Kind of encoding',
  position: 'position',
  channel: 'channel',

  table: {
    title: 'A row for every position',
    length: 'Length',
    width: 'Width d_model',
    halves: 'sines first, then cosines',
    askedPosition: 'Position p',
    askedChannel: 'Channel',
    keep: (channel: number) => `Keep channel ${channel}`,
    drop: (channel: number) => `Drop channel ${channel}`,
    caption: 'PE, the table of positions',
    waves: 'Chosen channels, over the positions',
    profile: 'Dot product of PE[p] with every row',
    offset: 'offset from p',
    product: 'dot product',
    value: 'value',
    own: (position: number) => `from position ${position}`,
    compared: (position: number) => `from position ${position}, to compare`,
    wave: (channel: number) => `channel ${channel}`,
    summary: (length: number, width: number, first: string, last: string) =>
      `Encodings of ${length} positions, ${width} channels each. The first pair of channels repeats every ${first} positions, the last every ${last}.`,
    randomSummary: (length: number, width: number) =>
      `A table of random numbers: ${length} positions, ${width} channels each, without any pattern.`,
    wavesLabel: (channels: string, position: number) =>
      `Lines over the positions for channels ${channels}; position ${position} is marked.`,
    profileLabel: (position: number, self: string, next: string) =>
      `Dot products of position ${position} with every position: ${self} with itself, ${next} with a neighbour.`,
    note: (wavelength: string, turns: string, self: string) =>
      `This channel repeats every ${wavelength} positions: ${turns} times within the table. PE[p] · PE[p] = ${self} at every position p.`,
    learnedNote: (deviation: string) =>
      `A parameter, drawn from N(0, ${deviation}²): before training it says nothing about its position. Colours end at three deviations.`,
    names: { encoding: 'positions', profile: 'dot products' },
  },

  turn: {
    title: 'From p to p + k is a turn',
    position: 'Position p',
    offset: 'Offset k',
    pair: 'Pair i',
    caption: 'Each pair of channels as the hand of a clock',
    clock: (pair: number) => `pair ${pair}`,
    before: (position: number) => `at p = ${position}`,
    after: (position: number) => `at p + k = ${position}`,
    label: (pairs: number, position: number, later: number, angle: string, pair: number) =>
      `${pairs} clocks. From position ${position} to ${later}, the hand of pair ${pair} turns by ${angle} radians, each later one by less.`,
    evenLabel: (pairs: number, position: number, later: number, angle: string) =>
      `${pairs} clocks. From position ${position} to ${later}, every hand turns by ${angle} radians.`,
    names: { from: 'pair at p', rotation: 'turn by k', to: 'pair at p + k' },
    titles: {
      from: 'The sine and the cosine of this pair at position p',
      rotation: 'The block of M for this pair',
      to: 'The pair at position p, times the block',
    },
    sine: 'sin',
    cosine: 'cos',
    note: (later: number, value: string, angle: string) =>
      `The table has ${value} at position ${later}. The block knows k · ω = ${angle} rad, and nothing of p.`,
    check: (length: number, width: number) =>
      `Largest difference |PE[p + k] − PE[p] M|, over p = 0 … ${length - 1} and all ${width} channels, computed here:`,
    notYet: 'not yet computed',
  },

  added: {
    title: 'What positions do to attention',
    viewsLabel: 'What to show',
    views: { weights: 'Weights', terms: 'Four terms' },
    text: 'Tokens',
    combine: 'With their positions',
    combines: { add: 'added', concatenate: 'side by side' },
    projections: 'Projections',
    projectionKinds: { none: 'identity', random: 'random' },
    scaled: 'embeddings × √d_model',
    offset: 'First position',
    bare: 'Weights of the tokens alone',
    with: 'Weights with positions',
    bareSummary: 'without positions',
    names: {
      tokenToken: 'token, token',
      tokenPosition: 'token, position',
      positionToken: 'position, token',
      positionPosition: 'position, position',
      scores: 'scores',
      weights: 'weights with positions',
      bare: 'weights without positions',
    },
    titles: {
      tokenToken: 'The query’s token with the key’s token',
      tokenPosition: 'The query’s token with the key’s position',
      positionToken: 'The query’s position with the key’s token',
      positionPosition: 'The query’s position with the key’s position',
      scores: 'Their sum, divided by the root of the width',
      weights: 'Attention weights with positions',
      bare: 'Attention weights of the tokens alone',
    },
    note: (query: string, key: string, bare: string, weight: string) =>
      `“${query}” gives “${key}” a weight of ${bare} without positions and ${weight} with them.`,
    size: (numbers: string) => `The projections of queries and keys hold ${numbers} numbers.`,
    noParameters: 'Queries and keys are the vectors themselves.',
    beyond: (last: number, length: number) =>
      `The table ends at position ${length - 1}, the sentence at ${last}. The core says:`,
    beyondReadout: 'no row, no number',
    beyondNote: 'A learned table has nothing to say about a position beyond its end.',
  },

  byHand: {
    row: (position: number) => `The row of position ${position}, sine and cosine in turn`,
    product: (p: number, q: number) => `Their dot product: positions ${p} and ${q}`,
    yourTurn: (p: number, q: number) =>
      `Your turn: positions ${p} and ${q}, the same offset. What do you expect?`,
  },

  predict: {
    question: (p: number, q: number, product: string, later: number, laterQ: number) =>
      `At base 10000 and width 64, the dot product of positions ${p} and ${q} is ${product}. What is it for positions ${later} and ${laterQ}?`,
    options: (found: string, reverse: string) => [
      {
        guess: 'Smaller: both are further from the start.',
        answer: `It is ${found}, the same. Every row has the same length, wherever it stands, and each pair of channels turns by the same angle over the same offset.`,
      },
      {
        guess: 'The same.',
        answer: `Yes: ${found}. Each pair of channels adds the cosine of k · ω, and p is not in it. Swap the two positions and it is ${reverse}: a cosine cannot tell before from after.`,
      },
      {
        guess: 'That depends on the tokens there.',
        answer: `It is ${found}: the table knows no tokens. Tokens come in when the two are added, as you will see below.`,
      },
    ],
    tryIt: 'Look at it in the demo: both profiles lie on one line.',
  },
};

const es: typeof en = {
  base: 'Base',
  newNumbers: 'Otros números',
  sinusoids: 'de la fórmula',
  kinds: { sinusoidal: 'Sinusoidal', learned: 'Aprendida' },
  kindsLabel: 'Tipo de codificación',
  position: 'posición',
  channel: 'canal',

  table: {
    title: 'Una fila para cada posición',
    length: 'Longitud',
    width: 'Ancho d_model',
    halves: 'primero los senos, luego los cosenos',
    askedPosition: 'Posición p',
    askedChannel: 'Canal',
    keep: (channel) => `Conservar el canal ${channel}`,
    drop: (channel) => `Quitar el canal ${channel}`,
    caption: 'PE, la tabla de posiciones',
    waves: 'Canales elegidos, a lo largo de las posiciones',
    profile: 'Producto escalar de PE[p] con cada fila',
    offset: 'desplazamiento desde p',
    product: 'producto escalar',
    value: 'valor',
    own: (position) => `desde la posición ${position}`,
    compared: (position) => `desde la posición ${position}, para comparar`,
    wave: (channel) => `canal ${channel}`,
    summary: (length, width, first, last) =>
      `Codificaciones de ${length} posiciones, con ${width} canales cada una. El primer par de canales se repite cada ${first} posiciones; el último, cada ${last}.`,
    randomSummary: (length, width) =>
      `Una tabla de números aleatorios: ${length} posiciones, con ${width} canales cada una, sin ningún patrón.`,
    wavesLabel: (channels, position) =>
      `Líneas a lo largo de las posiciones para los canales ${channels}; está marcada la posición ${position}.`,
    profileLabel: (position, self, next) =>
      `Productos escalares de la posición ${position} con cada posición: ${self} consigo misma, ${next} con una vecina.`,
    note: (wavelength, turns, self) =>
      `Este canal se repite cada ${wavelength} posiciones: ${turns} veces dentro de la tabla. PE[p] · PE[p] = ${self} en cada posición p.`,
    learnedNote: (deviation) =>
      `Un parámetro muestreado de N(0, ${deviation}²): antes del entrenamiento no dice nada de su posición. Los colores acaban en tres desviaciones.`,
    names: { encoding: 'posiciones', profile: 'productos escalares' },
  },

  turn: {
    title: 'De p a p + k hay un giro',
    position: 'Posición p',
    offset: 'Desplazamiento k',
    pair: 'Par i',
    caption: 'Cada par de canales, como la aguja de un reloj',
    clock: (pair) => `par ${pair}`,
    before: (position) => `en p = ${position}`,
    after: (position) => `en p + k = ${position}`,
    label: (pairs, position, later, angle, pair) =>
      `${pairs} relojes. De la posición ${position} a la ${later}, la aguja del par ${pair} gira ${angle} radianes; las siguientes, cada vez menos.`,
    evenLabel: (pairs, position, later, angle) =>
      `${pairs} relojes. De la posición ${position} a la ${later}, todas las agujas giran ${angle} radianes.`,
    names: { from: 'par en p', rotation: 'giro de k', to: 'par en p + k' },
    titles: {
      from: 'El seno y el coseno de este par en la posición p',
      rotation: 'El bloque de M para este par',
      to: 'El par en la posición p, por el bloque',
    },
    sine: 'sen',
    cosine: 'cos',
    note: (later, value, angle) =>
      `La tabla tiene ${value} en la posición ${later}. El bloque conoce k · ω = ${angle} rad, y nada de p.`,
    check: (length, width) =>
      `Mayor diferencia |PE[p + k] − PE[p] M|, para p = 0 … ${length - 1} y los ${width} canales, calculada aquí:`,
    notYet: 'aún sin calcular',
  },

  added: {
    title: 'Lo que las posiciones le hacen a la atención',
    viewsLabel: 'Qué mostrar',
    views: { weights: 'Pesos', terms: 'Cuatro términos' },
    text: 'Tokens',
    combine: 'Con sus posiciones',
    combines: { add: 'sumados', concatenate: 'uno al lado de otro' },
    projections: 'Proyecciones',
    projectionKinds: { none: 'identidad', random: 'aleatorias' },
    scaled: 'embeddings × √d_model',
    offset: 'Primera posición',
    bare: 'Pesos de los tokens solos',
    with: 'Pesos con posiciones',
    bareSummary: 'sin posiciones',
    names: {
      tokenToken: 'token, token',
      tokenPosition: 'token, posición',
      positionToken: 'posición, token',
      positionPosition: 'posición, posición',
      scores: 'puntuaciones',
      weights: 'pesos con posiciones',
      bare: 'pesos sin posiciones',
    },
    titles: {
      tokenToken: 'El token de la consulta con el token de la clave',
      tokenPosition: 'El token de la consulta con la posición de la clave',
      positionToken: 'La posición de la consulta con el token de la clave',
      positionPosition: 'La posición de la consulta con la posición de la clave',
      scores: 'Su suma, dividida entre la raíz del ancho',
      weights: 'Pesos de atención con posiciones',
      bare: 'Pesos de atención de los tokens solos',
    },
    note: (query, key, bare, weight) =>
      `«${query}» da a «${key}» un peso de ${bare} sin posiciones y de ${weight} con ellas.`,
    size: (numbers) => `Las proyecciones de consultas y claves contienen ${numbers} números.`,
    noParameters: 'Las consultas y las claves son los propios vectores.',
    beyond: (last, length) =>
      `La tabla acaba en la posición ${length - 1}; la frase, en la ${last}. El núcleo dice:`,
    beyondReadout: 'sin fila no hay número',
    beyondNote: 'Una tabla aprendida no dice nada de una posición que está más allá de su final.',
  },

  byHand: {
    row: (position) => `La fila de la posición ${position}, seno y coseno por turnos`,
    product: (p, q) => `Su producto escalar: posiciones ${p} y ${q}`,
    yourTurn: (p, q) =>
      `Te toca: posiciones ${p} y ${q}, con el mismo desplazamiento. ¿Qué esperas?`,
  },

  predict: {
    question: (p, q, product, later, laterQ) =>
      `Con base 10000 y ancho 64, el producto escalar de las posiciones ${p} y ${q} es ${product}. ¿Cuál es el de las posiciones ${later} y ${laterQ}?`,
    options: (found, reverse) => [
      {
        guess: 'Menor: ambas están más lejos del principio.',
        answer: `Es ${found}, el mismo. Todas las filas tienen la misma longitud, estén donde estén, y cada par de canales gira el mismo ángulo con el mismo desplazamiento.`,
      },
      {
        guess: 'El mismo.',
        answer: `Sí: ${found}. Cada par de canales suma el coseno de k · ω, y ahí no está p. Intercambia las dos posiciones y es ${reverse}: un coseno no distingue antes de después.`,
      },
      {
        guess: 'Depende de los tokens que haya ahí.',
        answer: `Es ${found}: la tabla no sabe de tokens. Los tokens aparecen cuando se suman los dos, como verás más abajo.`,
      },
    ],
    tryIt: 'Míralo en la demo: los dos perfiles quedan en una sola línea.',
  },
};

export const positions = { en, es };
