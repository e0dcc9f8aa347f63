// What stands in the chapter's text: made while the site is built, no part of the island's script.

/** Products of *come* and *pescado*: with two projections, each way; with one, either way. */
interface PredictNumbers {
  readonly there: string;
  readonly back: string;
  readonly shared: string;
}

const en = {
  byHand: {
    queries: (token: string) =>
      `Project “${token}”: its row of X times each column of the projection to queries.`,
    keys: (token: string) =>
      `And the key of “${token}”: its row of X times each column of the projection to keys.`,
    there: (query: string, key: string) => `Now the query of “${query}” meets the key of “${key}”.`,
    back: 'The other way round, other rows meet.',
    same: 'Without projections, the same two rows of X meet both ways.',
    yourTurn: 'Now you: work out the pair of “gato” and “come”, then look',
  },
  predict: {
    question:
      'With two projections, the query of “come” meets the key of “pescado”. What does the query of “pescado” give with the key of “come”?',
    tryIt: 'Look at the pair in the demo',
    options: ({ there, back, shared }: PredictNumbers) => [
      {
        guess: 'The same: in a dot product, the order does not matter.',
        answer: `The order of the two vectors does not, but they are other vectors: now the query is that of “pescado” and the key that of “come”. One way it is ${there}, the other way ${back}.`,
      },
      {
        guess: 'The same number with the other sign.',
        answer: `Nothing turns the sign round. One way it is ${there}, the other way ${back}: the two have no rule between them.`,
      },
      {
        guess: 'One cannot tell from the first number.',
        answer: `So it is: ${there} one way, ${back} the other. Two other vectors meet. If the projection to keys made the queries too, it would be ${shared} both ways.`,
      },
    ],
  },
};

const es: typeof en = {
  byHand: {
    queries: (token) =>
      `Proyecta «${token}»: su fila de X por cada columna de la proyección a consultas.`,
    keys: (token) =>
      `Y la clave de «${token}»: su fila de X por cada columna de la proyección a claves.`,
    there: (query, key) => `Ahora la consulta de «${query}» se encuentra con la clave de «${key}».`,
    back: 'En el otro sentido se encuentran otras filas.',
    same: 'Sin proyecciones se encuentran en los dos sentidos las mismas dos filas de X.',
    yourTurn: 'Ahora tú: calcula el par de «gato» y «come» y luego compruébalo',
  },
  predict: {
    question:
      'Con dos proyecciones, la consulta de «come» se encuentra con la clave de «pescado». ¿Qué da la consulta de «pescado» con la clave de «come»?',
    tryIt: 'Mira el par en la demo',
    options: ({ there, back, shared }) => [
      {
        guess: 'Lo mismo: en un producto escalar el orden no importa.',
        answer: `El orden de los dos vectores no importa, pero son otros vectores: ahora la consulta es la de «pescado» y la clave, la de «come». En un sentido da ${there}; en el otro, ${back}.`,
      },
      {
        guess: 'El mismo número con el signo contrario.',
        answer: `Nada cambia el signo. En un sentido da ${there}; en el otro, ${back}: no hay regla que una los dos números.`,
      },
      {
        guess: 'Con el primer número no se puede saber.',
        answer: `Así es: ${there} en un sentido, ${back} en el otro. Se encuentran otros dos vectores. Si la proyección a claves hiciera también las consultas, sería ${shared} en los dos sentidos.`,
      },
    ],
  },
};

export const projectionsText = { en, es };
