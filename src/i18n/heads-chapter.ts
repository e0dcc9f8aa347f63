/** What the chapter on heads says outside its demos: made while the site is built, so none of it is in the page's scripts. */

/** Before and after. */
type Counts = Readonly<
  Record<'total' | 'weights' | 'softmaxRows' | 'parameters', readonly [string, string]>
>;

const en = {
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
};

const es: typeof en = {
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
};

export const headsChapter = { en, es };
