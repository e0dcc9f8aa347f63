/** Weights of the row and shares by plain division, before and after adding 1000. */
interface PredictNumbers {
  readonly pescado: string;
  readonly gato: string;
  readonly lead: string;
  readonly plainShares: readonly [string, string];
}

const en = {
  title: 'Softmax: logits in, weights out',
  temperature: 'Temperature T',
  constant: 'Add to every logit, c',
  constantExact: 'c, as a number',
  never: 'Set to −∞',
  letters: { logits: 's', shifted: 's + c', naive: 'naive A', weights: 'A' },
  names: {
    logits: 'logits',
    shifted: 'what the softmax gets',
    naive: 'weights',
    weights: 'weights',
  },
  matrices: {
    logits: 'Logits, to change',
    shifted: 'Logits plus the constant: what both softmaxes are given',
    naive: 'Weights of the naive softmax',
    weights: 'Weights of the stable softmax',
  },
  figures: {
    logits: (c: string) => (c === '0' ? 'Logits' : `Logits plus ${c}; the axis moves along`),
    naive: 'Naive: e to each logit as it is',
    weights: 'Stable: subtract the largest first',
  },
  axes: { logits: 'logit', weights: 'weight' },
  legend: { cold: 'limit T → 0: argmax', hot: 'limit T → ∞: equal shares' },
  logitsLabel: (list: string) => `Bars, up or down from the constant. ${list}`,
  weightsLabel: (list: string) => `Bars on an axis from 0 to 1. ${list}`,
  limitsLabel: (cold: string, level: string) =>
    `Dashes, limit for low temperatures: ${cold}. Dotted line, limit for high temperatures: ${level}.`,
  notes: {
    logits: 'A number to change. All weights of the row answer to it, not only its own.',
    shifted: 'The logit plus the constant: what both softmaxes are given.',
    ruledOut: (key: string) => `The logit of “${key}” is set to −∞, whatever you add to it.`,
    weights: (key: string, times: string) =>
      `The share of “${key}”. The largest logit is subtracted first, so no exponent is above 0. The largest weight is ${times} times this one.`,
    largest: (key: string) =>
      `The share of “${key}”, the largest. The largest logit is subtracted first, so its own exponential is e⁰ = 1.`,
    zero: (key: string) =>
      `“${key}” gets nothing: its share is too small for a double, which rounds it to 0.`,
    minusInfinity: (key: string) =>
      `“${key}” gets exactly 0: e to −∞ is 0. The others share the rest.`,
    allMinusInfinity:
      'Every logit is −∞, the largest too, and −∞ − (−∞) is not a number. The bare softmax has no answer here.',
    naive: {
      right: (key: string) =>
        `The share of “${key}”, as the textbook writes it. Here it comes out right.`,
      overflow: () =>
        'This exponential is more than a double can hold, so it becomes ∞. And ∞ / ∞ is not a number.',
      'beside-overflow': () =>
        'The sum of the row became ∞, and any finite number divided by ∞ is 0. No NaN here, and wrong all the same.',
      underflow: () =>
        'All exponentials of the row are too small for a double and became 0. And 0 / 0 is not a number.',
      'all-minus-infinity': () => 'e to −∞ is 0, for every key. And 0 / 0 is not a number.',
      imprecise: () =>
        'Not NaN, and wrong: exponentials as small as these keep hardly a digit. Compare the stable weight.',
    },
  },
  byHand: {
    subtract: (max: string) => `Find the largest logit, ${max}, and subtract it from each.`,
    raise: 'Raise e to each. The largest always gives 1.',
    add: 'Add up.',
    divide: 'Divide each by the sum.',
    sum: 'sum',
    yourTurn: (list: string) =>
      `Now you: three logits, ${list}. You have all the powers of e that you need above. Then look`,
  },
  predict: {
    question: 'Add 1000 to every logit. On paper, what happens to the weights?',
    tryIt: 'Try it in the demo, and look at both softmaxes',
    options: ({ pescado, gato, lead, plainShares }: PredictNumbers) => [
      {
        guess: 'Nothing.',
        answer: `Yes. Every exponential gets the same factor e¹⁰⁰⁰, and so does their sum: it cancels. “pescado” keeps ${pescado}, “gato” ${gato}. On paper, that is. Now see what a computer makes of e¹⁰⁰⁰.`,
      },
      {
        guess: 'They become more equal: 1003 and 1002 are nearly the same.',
        answer: `As a ratio they are, and if the weights were s / Σs, “pescado” would fall from ${plainShares[0]} to ${plainShares[1]}. But the softmax sees differences, not ratios: “pescado” leads “gato” by ${lead}, as before, and keeps ${pescado}.`,
      },
      {
        guess: 'The largest takes everything: e¹⁰⁰³ is enormous.',
        answer: `It is, but so are the others: e¹⁰⁰³ is still only e times e¹⁰⁰². “pescado” keeps ${pescado}, “gato” ${gato}. You would be right if each logit were multiplied by 1000.`,
      },
      {
        guess: 'They grow, all of them.',
        answer: `They cannot: they add up to 1. The exponentials grow, all by the same factor, and the division takes it out again. “pescado” keeps ${pescado}.`,
      },
    ],
  },
  shares: {
    caption: 'Three ways to make shares of one row, and what 10 more on every logit does to them',
    method: 'shares',
    of: (list: string) => `of ${list}`,
  },
  formats: {
    caption: 'Where e to a whole number leaves the range of a number format',
    columns: ['format', 'largest number', 'first to overflow', 'first to round to 0'],
    names: {
      double: 'double (float64), this page',
      single: 'single (float32)',
      brain: 'bfloat16',
      half: 'half (float16)',
    },
  },
  axis: {
    caption: 'The same scores, normalised along either axis',
    scores: 'scores',
    rows: 'softmax of each row',
    columns: 'softmax of each column: the bug',
    sum: 'sum of the row',
  },
};

const es: typeof en = {
  title: 'Softmax: entran logits, salen pesos',
  temperature: 'Temperatura T',
  constant: 'Sumar a cada logit, c',
  constantExact: 'c, como número',
  never: 'Poner a −∞',
  letters: { logits: 's', shifted: 's + c', naive: 'A ingenua', weights: 'A' },
  names: {
    logits: 'logits',
    shifted: 'lo que recibe la softmax',
    naive: 'pesos',
    weights: 'pesos',
  },
  matrices: {
    logits: 'Logits, que puedes cambiar',
    shifted: 'Logits más la constante: lo que reciben las dos versiones de la softmax',
    naive: 'Pesos de la softmax ingenua',
    weights: 'Pesos de la softmax estable',
  },
  figures: {
    logits: (c) => (c === '0' ? 'Logits' : `Logits más ${c}; el eje se desplaza con ellos`),
    naive: 'Ingenua: e elevado a cada logit tal cual',
    weights: 'Estable: antes se resta el mayor',
  },
  axes: { logits: 'logit', weights: 'peso' },
  legend: { cold: 'límite T → 0: argmax', hot: 'límite T → ∞: partes iguales' },
  logitsLabel: (list) => `Barras hacia arriba o hacia abajo desde la constante. ${list}`,
  weightsLabel: (list) => `Barras en un eje de 0 a 1. ${list}`,
  limitsLabel: (cold, level) =>
    `Rayas, límite a temperaturas bajas: ${cold}. Línea de puntos, límite a temperaturas altas: ${level}.`,
  notes: {
    logits: 'Cambia este número. Responden todos los pesos de la fila, no solo el suyo.',
    shifted: 'El logit más la constante: lo que reciben las dos versiones de la softmax.',
    ruledOut: (key) => `El logit de «${key}» está puesto a −∞, sumes lo que sumes.`,
    weights: (key, times) =>
      `La parte de «${key}». Antes se resta el mayor logit, así que ningún exponente pasa de 0. El mayor peso es ${times} veces este.`,
    largest: (key) =>
      `La parte de «${key}», la mayor. Antes se resta el mayor logit, así que su propia exponencial es e⁰ = 1.`,
    zero: (key) =>
      `«${key}» no recibe nada: su parte es demasiado pequeña para la doble precisión, que la redondea a 0.`,
    minusInfinity: (key) =>
      `«${key}» recibe exactamente 0: e elevado a −∞ es 0. Los demás se reparten el resto.`,
    allMinusInfinity:
      'Todos los logits son −∞, también el mayor, y −∞ − (−∞) no es un número. La softmax a secas no tiene respuesta aquí.',
    naive: {
      right: (key) =>
        `La parte de «${key}», tal como la escriben los libros de texto. Aquí sale bien.`,
      overflow: () =>
        'Esta exponencial no cabe en la doble precisión y se convierte en ∞. Y ∞ / ∞ no es un número.',
      'beside-overflow': () =>
        'La suma de la fila se convirtió en ∞, y cualquier número finito dividido entre ∞ es 0. No sale NaN, pero está igual de mal.',
      underflow: () =>
        'Todas las exponenciales de la fila son demasiado pequeñas para la doble precisión y se quedaron en 0. Y 0 / 0 no es un número.',
      'all-minus-infinity': () =>
        'e elevado a −∞ es 0, para todas las claves. Y 0 / 0 no es un número.',
      imprecise: () =>
        'No sale NaN, pero está mal: unas exponenciales tan pequeñas apenas conservan cifras. Compáralo con el peso estable.',
    },
  },
  byHand: {
    subtract: (max) => `Busca el mayor logit, ${max}, y réstaselo a cada uno.`,
    raise: 'Eleva e a cada resultado. El mayor siempre da 1.',
    add: 'Suma.',
    divide: 'Divide cada uno entre la suma.',
    sum: 'suma',
    yourTurn: (list) =>
      `Ahora tú: tres logits, ${list}. Arriba tienes todas las potencias de e que necesitas. Después compruébalo`,
  },
  predict: {
    question: 'Suma 1000 a cada logit. Sobre el papel, ¿qué pasa con los pesos?',
    tryIt: 'Pruébalo en la demo y mira las dos versiones de la softmax',
    options: ({ pescado, gato, lead, plainShares }) => [
      {
        guess: 'Nada.',
        answer: `Sí. Cada exponencial recibe el mismo factor e¹⁰⁰⁰, y su suma también: se cancela. «pescado» se queda en ${pescado} y «gato» en ${gato}. Eso, sobre el papel. Ahora mira qué hace la máquina con e¹⁰⁰⁰.`,
      },
      {
        guess: 'Se igualan: 1003 y 1002 son casi lo mismo.',
        answer: `Como cociente, sí; y si los pesos fueran s / Σs, «pescado» bajaría de ${plainShares[0]} a ${plainShares[1]}. Pero la softmax ve diferencias, no cocientes: «pescado» saca ${lead} a «gato», igual que antes, y se queda en ${pescado}.`,
      },
      {
        guess: 'El mayor se lo lleva todo: e¹⁰⁰³ es enorme.',
        answer: `Lo es, pero las demás exponenciales también: e¹⁰⁰³ sigue siendo solo e veces e¹⁰⁰². «pescado» se queda en ${pescado} y «gato» en ${gato}. Tendrías razón si cada logit se multiplicara por 1000.`,
      },
      {
        guess: 'Crecen, todos.',
        answer: `No pueden: suman 1. Crecen las exponenciales, todas por el mismo factor, y la división lo quita. «pescado» se queda en ${pescado}.`,
      },
    ],
  },
  shares: {
    caption:
      'Tres maneras de convertir una fila en partes, y qué les pasa al sumar 10 a cada logit',
    method: 'partes',
    of: (list) => `de ${list}`,
  },
  formats: {
    caption: 'Con qué exponente entero se sale una potencia de e del rango de cada formato',
    columns: ['formato', 'número mayor', 'primera que se desborda', 'primera que da 0'],
    names: {
      double: 'doble (float64), esta página',
      single: 'simple (float32)',
      brain: 'bfloat16',
      half: 'media (float16)',
    },
  },
  axis: {
    caption: 'Las mismas puntuaciones, normalizadas por cada eje',
    scores: 'puntuaciones',
    rows: 'softmax de cada fila',
    columns: 'softmax de cada columna: el error',
    sum: 'suma de la fila',
  },
};

export const softmax = { en, es };
