const en = {
  title: 'Eight heads, or as many as you like',
  sentence: 'Sentence',
  longer: 'Longer sentence',
  shorter: 'Shorter sentence',
  dModel: 'd_model',
  heads: 'Heads',
  /** Why something typed cannot be used. */
  problems: {
    sentence: () =>
      'One to 16 words, none longer than 24 letters. The last good sentence is shown.',
    dModel: (most: number) => `A whole number from 1 to ${most}. The last good one is shown.`,
    heads: () => 'A number, please. The last good one is shown.',
  },
  newNumbers: 'New numbers',
  split: (dModel: number, heads: number, width: number) =>
    `${dModel} columns, ${heads} ${heads === 1 ? 'head' : 'heads'} of ${width}.`,
  gridCaption: 'All heads, on one scale',
  gridLabel: (heads: number, largest: string, head: number) =>
    `Attention weights of ${heads} ${heads === 1 ? 'head' : 'heads'} on one scale from 0 to 1. The largest is ${largest}, in head ${head}.`,
  chooseHead: 'Choose a head',
  strongest: (head: number, weight: string, query: string, key: string) =>
    `Head ${head}: largest weight ${weight}, from “${query}” to “${key}”`,
  gridHint: 'Arrow keys move among the heads; Enter enlarges one.',
  enlarged: (head: number) => `Head ${head} is enlarged.`,
  headTitle: (head: number) => `head ${head}`,
  query: 'query',
  key: 'key',
  weight: 'weight',
  token: 'token',
  column: 'column',
  row: 'row',
  head: 'head',
  viewsLabel: 'Follow a number',
  views: {
    weights: 'Weights',
    head: 'Head’s output',
    concatenated: 'Concatenation',
    output: 'Output',
  },
  captions: {
    queries: (head: number) => `Queries of head ${head}`,
    keys: (head: number) => `Keys of head ${head}`,
    values: (head: number) => `Values of head ${head}`,
    weights: (head: number) => `Weights of head ${head}`,
    headOutput: (head: number) => `Output of head ${head}: its weights times its values`,
    concatenated: (head: number) => `Concatenation: the outputs side by side, head ${head} framed`,
    outputProjection: (head: number) => `Output projection: the rows of head ${head} framed`,
    shares: (_head: number, into: number) => `What each head adds to column ${into} of the output`,
    output: (_head: number) => 'Output: concatenation times output projection',
  },
  ownRows: (head: number) => `Output projection, the rows of head ${head}`,
  /** What there is to see in a map of signed numbers. */
  range: (title: string, low: string, high: string) => `${title}. From ${low} to ${high}.`,
  scaleNote: (limit: string) => `Blue is above 0, brown below; full colour at ±${limit}.`,
  notes: {
    projected: (head: number, token: string, col: number) =>
      `All of the vector of “${token}” takes part, by column ${col} of head ${head}’s own projection.`,
    weights: (head: number, query: string, key: string, low: string, high: string) =>
      `The share of “${key}” in what “${query}” receives in head ${head}. In the other heads it is between ${low} and ${high}.`,
    weightsAlone: (query: string, key: string) =>
      `The share of “${key}” in what “${query}” receives. There is no other head to ask.`,
    headOutput: (head: number, token: string, col: number, place: number) =>
      `Column ${col} of what head ${head} gives “${token}”. In the concatenation it stands in column ${place}.`,
    concatenated: (head: number, width: number, col: number, place: number) =>
      `A copy, nothing is computed: head ${head} starts at column ${head} · ${width}, and ${head} · ${width} + ${col} = ${place}.`,
    outputProjection: (row: number, col: number, head: number) =>
      `A parameter, drawn at random: how much of column ${row} of the concatenation, which is head ${head}’s, goes into column ${col} of the output.`,
    shares: (head: number, token: string, into: number, width: number) =>
      `All that head ${head} adds to column ${into} of the output of “${token}”: its ${width} numbers times its rows of the output projection.`,
    output: (parts: {
      followed: number;
      product: string;
      adds: string;
      head: number;
      share: string;
      rest: string;
      isAlone: boolean;
    }) =>
      `The number in column ${parts.followed} adds ${parts.product} ≈ ${parts.adds}. All of head ${parts.head} adds ${parts.share}${parts.isAlone ? '.' : `, the other heads ${parts.rest}.`}`,
  },
  refused: {
    title: 'These heads cannot share the columns',
    remainder: (dModel: number, heads: number, each: number, left: number) =>
      `${heads} heads of ${each} columns leave ${left} of the ${dModel} columns without a head.`,
    tooMany: (dModel: number, heads: number) =>
      `There are more heads, ${heads}, than columns, ${dModel}.`,
    notWhole: 'The number of heads is a whole number, from 1.',
    says: 'The core says:',
    possible: (dModel: number) => `With d_model ${dModel} it can be:`,
    readout: 'd_model / h',
    note: 'Each head gets the same number of columns, so the number of heads has to divide d_model.',
  },
  cost: {
    title: 'What heads cost',
    origin: 'counted from the shapes',
    table: 'One wide head against several narrow ones',
    fields: { tokens: 'Tokens', dModel: 'd_model', heads: 'Heads' },
    one: (width: number) => `1 head of ${width}`,
    many: (heads: number, width: number) =>
      `${heads} ${heads === 1 ? 'head' : 'heads'} of ${width}`,
    ratio: 'ratio',
    same: 'the same',
    times: (ratio: number) => `${ratio} times`,
    rows: {
      projections: 'multiply-adds of the projections to Q, K, V',
      products: 'multiply-adds of QKᵀ',
      mixing: 'multiply-adds of AV',
      output: 'multiply-adds of the output projection',
      total: 'multiply-adds, all',
      softmaxRows: 'softmaxes (rows)',
      weights: 'weights',
      bytes: 'bytes of all weights in float32',
      parameters: 'parameters, without biases',
    },
    note: (total: string, heads: number, one: string, many: string) =>
      `${total} multiply-adds either way. Where the weights are kept, ${heads} ${heads === 1 ? 'head takes' : 'heads take'} ${many} and one head ${one}.`,
  },
};

const es: typeof en = {
  title: 'Ocho cabezas, o las que quieras',
  sentence: 'Frase',
  longer: 'Frase más larga',
  shorter: 'Frase más corta',
  dModel: 'd_model',
  heads: 'Cabezas',
  problems: {
    sentence: () =>
      'De una a 16 palabras, ninguna de más de 24 letras. Se muestra la última frase válida.',
    dModel: (most) => `Un número entero de 1 a ${most}. Se muestra el último válido.`,
    heads: () => 'Escribe un número. Se muestra el último válido.',
  },
  newNumbers: 'Otros números',
  split: (dModel, heads, width) =>
    `${dModel} columnas, ${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} de ${width}.`,
  gridCaption: 'Todas las cabezas, en una misma escala',
  gridLabel: (heads, largest, head) =>
    `Pesos de atención de ${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} en una misma escala de 0 a 1. El mayor es ${largest}, en la cabeza ${head}.`,
  chooseHead: 'Elige una cabeza',
  strongest: (head, weight, query, key) =>
    `Cabeza ${head}: el mayor peso es ${weight}, de «${query}» a «${key}»`,
  gridHint: 'Las flechas te llevan de una cabeza a otra; Enter amplía una.',
  enlarged: (head) => `Se ha ampliado la cabeza ${head}.`,
  headTitle: (head) => `cabeza ${head}`,
  query: 'consulta',
  key: 'clave',
  weight: 'peso',
  token: 'token',
  column: 'columna',
  row: 'fila',
  head: 'cabeza',
  viewsLabel: 'Sigue un número',
  views: {
    weights: 'Pesos',
    head: 'Salida de la cabeza',
    concatenated: 'Concatenación',
    output: 'Salida',
  },
  captions: {
    queries: (head) => `Consultas de la cabeza ${head}`,
    keys: (head) => `Claves de la cabeza ${head}`,
    values: (head) => `Valores de la cabeza ${head}`,
    weights: (head) => `Pesos de la cabeza ${head}`,
    headOutput: (head) => `Salida de la cabeza ${head}: sus pesos por sus valores`,
    concatenated: (head) =>
      `Concatenación: las salidas, una junto a otra; enmarcada, la de la cabeza ${head}`,
    outputProjection: (head) => `Proyección de salida; enmarcadas, las filas de la cabeza ${head}`,
    shares: (_head, into) => `Lo que aporta cada cabeza a la columna ${into} de la salida`,
    output: () => 'Salida: la concatenación por la proyección de salida',
  },
  ownRows: (head) => `Proyección de salida, las filas de la cabeza ${head}`,
  range: (title, low, high) => `${title}. De ${low} a ${high}.`,
  scaleNote: (limit) => `Azul: mayor que 0; marrón: menor; color pleno en ±${limit}.`,
  notes: {
    projected: (head, token, col) =>
      `Participa todo el vector de «${token}», a través de la columna ${col} de la proyección propia de la cabeza ${head}.`,
    weights: (head, query, key, low, high) =>
      `La parte de «${key}» en lo que recibe «${query}» en la cabeza ${head}. En las demás cabezas está entre ${low} y ${high}.`,
    weightsAlone: (query, key) =>
      `La parte de «${key}» en lo que recibe «${query}». No hay otra cabeza a la que preguntar.`,
    headOutput: (head, token, col, place) =>
      `La columna ${col} de lo que la cabeza ${head} da a «${token}». En la concatenación ocupa la columna ${place}.`,
    concatenated: (head, width, col, place) =>
      `Es una copia, no se calcula nada: la cabeza ${head} empieza en la columna ${head} · ${width}, y ${head} · ${width} + ${col} = ${place}.`,
    outputProjection: (row, col, head) =>
      `Un parámetro, sacado al azar: cuánto de la columna ${row} de la concatenación, que es de la cabeza ${head}, va a la columna ${col} de la salida.`,
    shares: (head, token, into, width) =>
      `Todo lo que la cabeza ${head} aporta a la columna ${into} de la salida de «${token}»: sus ${width} números por sus filas de la proyección de salida.`,
    output: ({ followed, product, adds, head, share, rest, isAlone }) =>
      `El número de la columna ${followed} aporta ${product} ≈ ${adds}. La cabeza ${head} entera aporta ${share}${isAlone ? '.' : `; las demás cabezas, ${rest}.`}`,
  },
  refused: {
    title: 'Estas cabezas no pueden repartirse las columnas',
    remainder: (dModel, heads, each, left) =>
      `${heads} cabezas de ${each} columnas dejan ${left} de las ${dModel} columnas sin cabeza.`,
    tooMany: (dModel, heads) => `Hay más cabezas, ${heads}, que columnas, ${dModel}.`,
    notWhole: 'El número de cabezas es un número entero, a partir de 1.',
    says: 'El núcleo dice, en inglés:',
    possible: (dModel) => `Con d_model ${dModel} pueden ser:`,
    readout: 'd_model / h',
    note: 'A cada cabeza le toca el mismo número de columnas, así que el número de cabezas tiene que dividir d_model.',
  },
  cost: {
    title: 'Lo que cuestan las cabezas',
    origin: 'contados a partir de las formas',
    table: 'Una cabeza ancha frente a varias estrechas',
    fields: { tokens: 'Tokens', dModel: 'd_model', heads: 'Cabezas' },
    one: (width) => `1 cabeza de ${width}`,
    many: (heads, width) => `${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} de ${width}`,
    ratio: 'razón',
    same: 'igual',
    times: (ratio) => `${ratio} veces`,
    rows: {
      projections: 'multiplicaciones con suma de las proyecciones a Q, K, V',
      products: 'multiplicaciones con suma de QKᵀ',
      mixing: 'multiplicaciones con suma de AV',
      output: 'multiplicaciones con suma de la proyección de salida',
      total: 'multiplicaciones con suma, en total',
      softmaxRows: 'softmax (filas)',
      weights: 'pesos',
      bytes: 'bytes de todos los pesos en float32',
      parameters: 'parámetros, sin sesgos',
    },
    note: (total, heads, one, many) =>
      `${total} multiplicaciones con suma en ambos casos. Si se guardan los pesos, ${heads} ${heads === 1 ? 'cabeza ocupa' : 'cabezas ocupan'} ${many}, y una sola, ${one}.`,
  },
};

export const heads = { en, es };
