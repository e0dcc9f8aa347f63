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
    comparedLabel: (position: number, self: string, next: string) =>
      `To compare, position ${position}: ${self} with itself, ${next} with a neighbour.`,
    note: (wavelength: string, turns: string, self: string) =>
      `This channel repeats every ${wavelength} positions: ${turns} times within the table. PE[p] · PE[p] = ${self} at every position p.`,
    learnedNote: (deviation: string) =>
      `A parameter, drawn from N(0, ${deviation}²): before training it says nothing about its position. Colours end at three standard deviations.`,
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
      `${pairs} clocks. From position ${position} to ${later}, the hand of pair ${pair} turns by ${angle} radians.`,
    rotation: 'the block of this pair',
    sine: 'sine',
    cosine: 'cosine',
    residual: (offset: number) => `max |PE[p + ${offset}] − PE[p] M| ≈ `,
    note: (later: number, sine: string, cosine: string, angle: string) =>
      `The table has ${sine} and ${cosine} at position ${later}. M knows k · ω = ${angle} rad, and nothing of p.`,
    check: (length: number, width: number) =>
      `The largest difference between the table and its rows turned by k, over p = 0 … ${length - 1} and all ${width} channels, computed in your browser. It is rounding.`,
  },

  added: {
    title: 'What positions do to attention',
    viewsLabel: 'What to show',
    views: { weights: 'Weights', terms: 'Four terms' },
    text: 'Tokens',
    combine: 'Tokens and positions',
    combines: { add: 'added', concatenate: 'side by side' },
    projections: 'Projections',
    projectionKinds: { none: 'identity', random: 'random' },
    scaled: 'embeddings × √d_model',
    offset: 'First position',
    bare: 'Weights of the tokens alone',
    with: 'Weights with positions',
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
    comparedLabel: (position, self, next) =>
      `Para comparar, la posición ${position}: ${self} consigo misma, ${next} con una vecina.`,
    note: (wavelength, turns, self) =>
      `Este canal se repite cada ${wavelength} posiciones: ${turns} veces dentro de la tabla. PE[p] · PE[p] = ${self} en cada posición p.`,
    learnedNote: (deviation) =>
      `Un parámetro muestreado de N(0, ${deviation}²): antes del entrenamiento no dice nada de su posición. La escala de color llega a tres desviaciones estándar.`,
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
      `${pairs} relojes. De la posición ${position} a la ${later}, la aguja del par ${pair} gira ${angle} radianes.`,
    rotation: 'el bloque de este par',
    sine: 'seno',
    cosine: 'coseno',
    residual: (offset) => `máx. |PE[p + ${offset}] − PE[p] M| ≈ `,
    note: (later, sine, cosine, angle) =>
      `La tabla tiene ${sine} y ${cosine} en la posición ${later}. M conoce k · ω = ${angle} rad; de p no sabe nada.`,
    check: (length, width) =>
      `La mayor diferencia entre la tabla y sus filas giradas k posiciones, para p = 0 … ${length - 1} y los ${width} canales, calculada en tu navegador. Es redondeo.`,
  },

  added: {
    title: 'Lo que las posiciones le hacen a la atención',
    viewsLabel: 'Qué mostrar',
    views: { weights: 'Pesos', terms: 'Cuatro términos' },
    text: 'Tokens',
    combine: 'Tokens y posiciones',
    combines: { add: 'sumados', concatenate: 'uno al lado de otro' },
    projections: 'Proyecciones',
    projectionKinds: { none: 'identidad', random: 'aleatorias' },
    scaled: 'embeddings × √d_model',
    offset: 'Primera posición',
    bare: 'Pesos de los tokens solos',
    with: 'Pesos con posiciones',
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
      `La tabla acaba en la posición ${length - 1}; la frase, en la ${last}. El núcleo dice, en inglés:`,
    beyondReadout: 'sin fila no hay número',
    beyondNote: 'Una tabla aprendida no dice nada de una posición que está más allá de su final.',
  },
};

export const positions = { en, es };
