const en = {
  title: 'How large should random projections be?',
  gain: 'Gain',
  distribution: 'Distribution',
  distributions: { uniform: 'uniform', normal: 'normal' },
  fanIn: 'Fan-in',
  fanOut: 'Fan-out',
  newNumbers: 'New numbers',
  histogram: (rows: number, cols: number) => `The ${rows} × ${cols} parameters of one projection`,
  parameter: 'parameter',
  share: 'share per unit',
  histogramLabel: (distribution: string, measured: string, expected: string) =>
    `Histogram of the parameters against the density of a ${distribution} distribution: standard deviation ${measured}, expected ${expected}.`,
  forward: (count: number) => `Forward: variance of what goes through ${count} of them`,
  backward: 'Backward: variance of the gradient, read from the right',
  places: 'place in the stack',
  variance: 'variance',
  courseLabel: (gain: string, measured: string, expected: string) =>
    `gain ${gain}: ${measured}, expected ${expected}`,
  ownCourseLabel: (gain: string, measured: string, expected: string) =>
    `your gain, ${gain}: ${measured}, expected ${expected}`,
  forwardLabel: (count: number, clauses: readonly string[]) =>
    `Variance after ${count} projections, ${clauses.join('; ')}.`,
  backwardLabel: (count: number, clauses: readonly string[]) =>
    `Variance of the gradient after it has come back through ${count} projections, ${clauses.join('; ')}.`,
  legend: { expected: 'line: expected', measured: 'dots: measured', others: 'gains √½, 1 and √2' },
  measured: 'measured',
  setup: (rows: number, fanIn: number, fanOut: number) =>
    fanIn === fanOut
      ? `${rows} rows drawn from N(0, 1) go through projections ${fanIn} → ${fanOut}.`
      : `${rows} rows drawn from N(0, 1) go through projections ${fanIn} → ${fanOut} and ${fanOut} → ${fanIn} by turns.`,
  note: (parts: Record<'forward' | 'forwardExpected' | 'backward' | 'backwardExpected', string>) =>
    `One projection multiplies the variance by ${parts.forward} on the way forward (expected ${parts.forwardExpected}), and that of the gradient by ${parts.backward} on the way back (expected ${parts.backwardExpected}).`,
  matrices: {
    variances: 'Variance at each place of the stack',
    histogram: 'Histogram of the parameters',
  },
  labels: { variances: 'variances', histogram: 'histogram' },
  columns: {
    forward: 'forward, measured',
    forwardExpected: 'forward, expected',
    backward: 'backward, measured',
    backwardExpected: 'backward, expected',
    from: 'from',
    to: 'to',
    share: 'share per unit',
  },
};

const es: typeof en = {
  title: '¿De qué tamaño empiezan las proyecciones?',
  gain: 'Ganancia',
  distribution: 'Distribución',
  distributions: { uniform: 'uniforme', normal: 'normal' },
  fanIn: 'Entradas (fan-in)',
  fanOut: 'Salidas (fan-out)',
  newNumbers: 'Otros números',
  histogram: (rows, cols) => `Los ${rows} × ${cols} parámetros de una proyección`,
  parameter: 'parámetro',
  share: 'proporción por unidad',
  histogramLabel: (distribution, measured, expected) =>
    `Histograma de los parámetros frente a la densidad de una distribución ${distribution}: desviación estándar ${measured}, esperada ${expected}.`,
  forward: (count) => `Hacia delante: varianza de lo que pasa por ${count} de ellas`,
  backward: 'Hacia atrás: varianza del gradiente, leída desde la derecha',
  places: 'lugar en la pila',
  variance: 'varianza',
  courseLabel: (gain, measured, expected) => `ganancia ${gain}: ${measured}, esperada ${expected}`,
  ownCourseLabel: (gain, measured, expected) =>
    `tu ganancia, ${gain}: ${measured}, esperada ${expected}`,
  forwardLabel: (count, clauses) =>
    `Varianza después de ${count} proyecciones, ${clauses.join('; ')}.`,
  backwardLabel: (count, clauses) =>
    `Varianza del gradiente después de volver por ${count} proyecciones, ${clauses.join('; ')}.`,
  legend: {
    expected: 'línea: esperada',
    measured: 'puntos: medida',
    others: 'ganancias √½, 1 y √2',
  },
  measured: 'medida',
  setup: (rows, fanIn, fanOut) =>
    fanIn === fanOut
      ? `${rows} filas sacadas de N(0, 1) pasan por proyecciones ${fanIn} → ${fanOut}.`
      : `${rows} filas sacadas de N(0, 1) pasan por proyecciones ${fanIn} → ${fanOut} y ${fanOut} → ${fanIn}, alternadas.`,
  note: ({ forward, forwardExpected, backward, backwardExpected }) =>
    `Una proyección multiplica la varianza por ${forward} hacia delante (lo esperado es ${forwardExpected}) y la del gradiente por ${backward} hacia atrás (lo esperado es ${backwardExpected}).`,
  matrices: {
    variances: 'Varianza en cada lugar de la pila',
    histogram: 'Histograma de los parámetros',
  },
  labels: { variances: 'varianzas', histogram: 'histograma' },
  columns: {
    forward: 'hacia delante, medida',
    forwardExpected: 'hacia delante, esperada',
    backward: 'hacia atrás, medida',
    backwardExpected: 'hacia atrás, esperada',
    from: 'desde',
    to: 'hasta',
    share: 'proporción por unidad',
  },
};

export const initialisation = { en, es };
