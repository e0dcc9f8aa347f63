/** What the chapter on positions says outside its demos: no browser needs it. */
const en = {
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
  byHand: {
    row: (position) => `La fila de la posición ${position}, con senos y cosenos alternados`,
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
        answer: `Es ${found}: la tabla no sabe de tokens. Los tokens entran en juego cuando se les suma la tabla, como verás más abajo.`,
      },
    ],
    tryIt: 'Míralo en la demo: los dos perfiles quedan en una sola línea.',
  },
};

export const positionsText = { en, es };
