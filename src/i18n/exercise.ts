const en = {
  exercise: 'Exercise',
  check: 'Check',
  hint: (number: number, of: number) => (of === 1 ? 'Hint' : `Hint ${number} of ${of}`),
  solution: 'Solution',
  newNumbers: 'New numbers',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkInAddressBar: 'The link is in the address bar: copy it from there',
  solved: 'solved',
  digits: (digits: number) =>
    digits === 0
      ? 'Whole numbers.'
      : `Round to ${digits} decimals; fractions such as 3/4 are fine too.`,
  maskHint: 'A press turns a cell from ✓ (may look) to ✗ (may not) and back.',
  orderHint: 'Move the steps with the arrows until their order is right.',
  cell: (row: string, col: string) => [row, col].filter(Boolean).join(', '),
  position: (row: number, col: number) => `row ${row}, column ${col}`,
  number: 'Your answer',
  allowed: 'may look',
  forbidden: 'may not look',
  up: 'Move up',
  down: 'Move down',
  moved: (place: number, of: number) => `Now in place ${place} of ${of}`,
  negate: 'Change the sign of the current number',
  right: 'Right.',
  rightAfterSolution: 'Right. You had the solution open: New numbers gives you another chance.',
  notYet: 'Not yet.',
  other: (right: number, of: number) =>
    of === 1
      ? 'Not this, and it is none of the usual mistakes.'
      : `Not this, and it is none of the usual mistakes. ${right} of ${of} are right.`,
  seeHint: 'There is a hint below.',
  problems: {
    empty: 'There is an empty field.',
    notANumber: 'That is no number I can read: write it as 0.25, 1/4 or −3.',
    tooLarge: 'That number is too large.',
    notChosen: 'Choose one first.',
  },
};

const es: typeof en = {
  exercise: 'Ejercicio',
  check: 'Comprobar',
  hint: (number, of) => (of === 1 ? 'Pista' : `Pista ${number} de ${of}`),
  solution: 'Solución',
  newNumbers: 'Otros números',
  copyLink: 'Copiar enlace',
  linkCopied: 'Enlace copiado',
  linkInAddressBar: 'El enlace está en la barra de direcciones: cópialo de ahí',
  solved: 'resuelto',
  digits: (digits) =>
    digits === 0
      ? 'Números enteros.'
      : `Redondea a ${digits} decimales; también valen fracciones como 3/4.`,
  maskHint: 'Cada pulsación cambia una celda de ✓ (puede mirar) a ✗ (no puede), o al revés.',
  orderHint: 'Mueve los pasos con las flechas hasta que estén en orden.',
  cell: (row, col) => [row, col].filter(Boolean).join(', '),
  position: (row, col) => `fila ${row}, columna ${col}`,
  number: 'Tu respuesta',
  allowed: 'puede mirar',
  forbidden: 'no puede mirar',
  up: 'Subir',
  down: 'Bajar',
  moved: (place, of) => `Ahora está en el lugar ${place} de ${of}`,
  negate: 'Cambiar el signo del número actual',
  right: '¡Correcto!',
  rightAfterSolution:
    '¡Correcto! Tenías la solución abierta: con «Otros números» puedes probar de nuevo.',
  notYet: 'Todavía no.',
  other: (right, of) =>
    of === 1
      ? 'No es eso, ni es ninguno de los errores habituales.'
      : `No es eso, ni es ninguno de los errores habituales. Están bien ${right} de ${of}.`,
  seeHint: 'Abajo tienes una pista.',
  problems: {
    empty: 'Queda un campo vacío.',
    notANumber: 'No sé leer ese número: escríbelo como 0.25, 1/4 o −3.',
    tooLarge: 'Ese número es demasiado grande.',
    notChosen: 'Primero elige una opción.',
  },
};

export const exercise = { en, es };
