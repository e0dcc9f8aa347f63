const en = {
  title: 'Eight heads, or as many as you like',
  formulaLabel: 'Multi-head attention',
  sentence: 'Sentence',
  sentenceProblem: 'One to 16 words, none longer than 24 letters. The last good sentence is shown.',
  longer: 'Longer',
  shorter: 'Shorter',
  dModel: 'd_model',
  dModelProblem: (most: number) => `A whole number from 1 to ${most}. The last good one is shown.`,
  heads: 'Heads',
  headsProblem: 'A number, please. The last good one is shown.',
  newNumbers: 'New numbers',
  split: (dModel: number, heads: number, width: number) =>
    `${dModel} columns, ${heads} ${heads === 1 ? 'head' : 'heads'} of ${width}.`,
  gridCaption: 'All heads, on one scale',
  gridLabel: (heads: number, clauses: readonly string[]) =>
    `Attention weights of ${heads} ${heads === 1 ? 'head' : 'heads'} on one scale from 0 to 1. ${clauses.join('; ')}.`,
  gridMany: (largest: string, head: number) => `The largest weight is ${largest}, in head ${head}`,
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
  /** What there is to see in a map of signed numbers. */
  range: (title: string, low: string, high: string) => `${title}. From ${low} to ${high}.`,
  names: {
    queries: 'queries',
    keys: 'keys',
    values: 'values',
    weights: 'weights',
    headOutput: 'head’s output',
    concatenated: 'concatenation',
    outputProjection: 'output projection',
    shares: 'shares',
    output: 'output',
    allWeights: 'weights of all heads',
  },
  scaleNote: (limit: string) => `Blue is above 0, brown below; full colour at ±${limit}.`,
  notes: {
    queries: (head: number, token: string, col: number) =>
      `What “${token}” looks for in head ${head}: all of its vector takes part, by column ${col} of this head’s own projection.`,
    keys: (head: number, token: string, col: number) =>
      `What “${token}” can be found by in head ${head}: all of its vector takes part, by column ${col} of this head’s own projection.`,
    values: (head: number, token: string, col: number) =>
      `What “${token}” hands over in head ${head}, column ${col}: by this head’s own projection.`,
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
    possible: (dModel: number) => `With d_model ${dModel} it can be`,
    readout: 'd_model / h',
    note: 'Each head gets the same number of columns, so the number of heads has to divide d_model.',
  },
  splitTable: {
    calls: {
      transposed: 'view(n, h, d_k).transpose(0, 1)',
      viewed: 'view(h, n, d_k)',
    },
    head: (head: number) => `head ${head}`,
    row: (row: number) => `row ${row}`,
  },
  byHand: {
    head: (head: number) =>
      `Head ${head}: products of the query of “come” with each key, divided by √2; the softmax; the mixture of the values.`,
    concatenated: 'Put the two outputs side by side. Nothing is computed here.',
    output: 'Multiply that row by the output projection, column by column.',
  },
  predict: {
    question:
      'Our five tokens, d_model 64. Take 16 heads instead of 8, so each is 4 wide instead of 8. What becomes of the cost?',
    options: ({ total, weights, softmaxRows, parameters }: Counts) => [
      {
        guess: 'Everything doubles: twice as many heads, twice the work.',
        answer: `Each head is half as wide, and that cancels out: ${total[0]} multiply-adds before, ${total[1]} after. The parameters stay at ${parameters[1]}, too. Only the weights double, from ${weights[0]} to ${weights[1]}.`,
      },
      {
        guess: 'Nothing changes: the same numbers are split in another way.',
        answer: `Nearly. The multiply-adds stay at ${total[1]} and the parameters at ${parameters[1]}. But each head has a softmax and a matrix of weights of its own, however narrow it is: ${weights[0]} weights become ${weights[1]}.`,
      },
      {
        guess: 'The same multiply-adds and parameters, twice the weights.',
        answer: `Yes. ${total[1]} multiply-adds and ${parameters[1]} parameters in both cases; ${weights[0]} weights become ${weights[1]}, and ${softmaxRows[0]} softmaxes ${softmaxRows[1]}. What you get for it is 16 patterns, each found with a query of only four numbers.`,
      },
      {
        guess: 'The parameters double: each head has its own projections.',
        answer: `It has its own, but they are half as wide: 64 by 4 instead of 64 by 8. All together stay ${parameters[1]}. What doubles is the weights, from ${weights[0]} to ${weights[1]}.`,
      },
    ],
  },
  cost: {
    title: 'What heads cost',
    origin: 'counted from the shapes',
    table: 'One wide head against several narrow ones',
    fields: { tokens: 'Tokens', dModel: 'd_model', heads: 'Heads' },
    problem: (most: string) => `A whole number from 1 to ${most}. The last good one is shown.`,
    one: (width: number) => `1 head of ${width}`,
    many: (heads: number, width: number) =>
      `${heads} ${heads === 1 ? 'head' : 'heads'} of ${width}`,
    ratio: 'ratio',
    same: 'the same',
    rows: {
      projections: 'multiply-adds of XWᵠ, XWᴷ, XWⱽ',
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

/** Before and after. */
type Counts = Readonly<
  Record<'total' | 'weights' | 'softmaxRows' | 'parameters', readonly [string, string]>
>;

const es: typeof en = {
  title: 'Ocho cabezas, o las que quieras',
  formulaLabel: 'Atención multicabeza',
  sentence: 'Frase',
  sentenceProblem:
    'De una a 16 palabras, ninguna de más de 24 letras. Se muestra la última frase válida.',
  longer: 'Más larga',
  shorter: 'Más corta',
  dModel: 'd_model',
  dModelProblem: (most) => `Un número entero de 1 a ${most}. Se muestra el último válido.`,
  heads: 'Cabezas',
  headsProblem: 'Escribe un número. Se muestra el último válido.',
  newNumbers: 'Otros números',
  split: (dModel, heads, width) =>
    `${dModel} columnas, ${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} de ${width}.`,
  gridCaption: 'Todas las cabezas, en una misma escala',
  gridLabel: (heads, clauses) =>
    `Pesos de atención de ${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} en una misma escala de 0 a 1. ${clauses.join('; ')}.`,
  gridMany: (largest, head) => `El mayor peso es ${largest}, en la cabeza ${head}`,
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
  range: (title, low, high) => `${title}. De ${low} a ${high}.`,
  names: {
    queries: 'consultas',
    keys: 'claves',
    values: 'valores',
    weights: 'pesos',
    headOutput: 'salida de la cabeza',
    concatenated: 'concatenación',
    outputProjection: 'proyección de salida',
    shares: 'aportaciones',
    output: 'salida',
    allWeights: 'pesos de todas las cabezas',
  },
  scaleNote: (limit) => `Azul: mayor que 0; marrón: menor; color pleno en ±${limit}.`,
  notes: {
    queries: (head, token, col) =>
      `Lo que busca «${token}» en la cabeza ${head}: participa todo su vector, a través de la columna ${col} de la proyección propia de esta cabeza.`,
    keys: (head, token, col) =>
      `Por lo que se puede encontrar «${token}» en la cabeza ${head}: participa todo su vector, a través de la columna ${col} de la proyección propia de esta cabeza.`,
    values: (head, token, col) =>
      `Lo que entrega «${token}» en la cabeza ${head}, columna ${col}, a través de la proyección propia de esta cabeza.`,
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
    possible: (dModel) => `Con d_model ${dModel} pueden ser`,
    readout: 'd_model / h',
    note: 'A cada cabeza le toca el mismo número de columnas, así que el número de cabezas tiene que dividir d_model.',
  },
  splitTable: {
    calls: {
      transposed: 'view(n, h, d_k).transpose(0, 1)',
      viewed: 'view(h, n, d_k)',
    },
    head: (head) => `cabeza ${head}`,
    row: (row) => `fila ${row}`,
  },
  byHand: {
    head: (head) =>
      `Cabeza ${head}: productos de la consulta de «come» con cada clave, divididos entre √2; la softmax; la mezcla de los valores.`,
    concatenated: 'Pon las dos salidas una junto a otra. Aquí no se calcula nada.',
    output: 'Multiplica esa fila por la proyección de salida, columna a columna.',
  },
  predict: {
    question:
      'Nuestros cinco tokens, con d_model 64. Pon 16 cabezas en vez de 8: cada una tiene ancho 4 en vez de 8. ¿Qué pasa con el coste?',
    options: ({ total, weights, softmaxRows, parameters }) => [
      {
        guess: 'Todo se duplica: el doble de cabezas, el doble de trabajo.',
        answer: `Cada cabeza es la mitad de ancha y una cosa compensa la otra: ${total[0]} multiplicaciones con suma antes, ${total[1]} después. Los parámetros también se quedan en ${parameters[1]}. Solo se duplican los pesos, de ${weights[0]} a ${weights[1]}.`,
      },
      {
        guess: 'Nada cambia: son los mismos números, repartidos de otra manera.',
        answer: `Casi. Las multiplicaciones con suma siguen siendo ${total[1]} y los parámetros ${parameters[1]}. Pero cada cabeza, por estrecha que sea, tiene su propia softmax y su propia matriz de pesos: ${weights[0]} pesos pasan a ser ${weights[1]}.`,
      },
      {
        guess: 'Las mismas multiplicaciones y los mismos parámetros; el doble de pesos.',
        answer: `Sí. ${total[1]} multiplicaciones con suma y ${parameters[1]} parámetros en ambos casos; ${weights[0]} pesos pasan a ser ${weights[1]}, y ${softmaxRows[0]} filas con softmax, ${softmaxRows[1]}. A cambio tienes 16 patrones, cada uno buscado con una consulta de solo cuatro números.`,
      },
      {
        guess: 'Los parámetros se duplican: cada cabeza tiene sus propias proyecciones.',
        answer: `Tiene las suyas, pero son la mitad de anchas: de 64 por 4 en vez de 64 por 8. Entre todas siguen siendo ${parameters[1]}. Lo que se duplica son los pesos, de ${weights[0]} a ${weights[1]}.`,
      },
    ],
  },
  cost: {
    title: 'Lo que cuestan las cabezas',
    origin: 'contado a partir de las formas',
    table: 'Una cabeza ancha frente a varias estrechas',
    fields: { tokens: 'Tokens', dModel: 'd_model', heads: 'Cabezas' },
    problem: (most) => `Un número entero de 1 a ${most}. Se muestra el último válido.`,
    one: (width) => `1 cabeza de ${width}`,
    many: (heads, width) => `${heads} ${heads === 1 ? 'cabeza' : 'cabezas'} de ${width}`,
    ratio: 'razón',
    same: 'igual',
    rows: {
      projections: 'multiplicaciones con suma de XWᵠ, XWᴷ, XWⱽ',
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
