const en = {
  edit: (cell: string) => `New value of ${cell}`,
  notANumber: 'Type a number, such as 1.5 or −2.',
  outOfRange: 'Between −1000000 and 1000000, please.',
  shape: (rows: number, cols: number) => `${rows} × ${cols}`,
  transposed: (letter: string) => `${letter} transposed`,
  name: (letter: string, title: string, rows: number, cols: number) =>
    `${letter}, ${title}, ${rows} by ${cols}`,
  row: (label: string) => `row ${label}`,
  column: (label: string) => `column ${label}`,
  hint: 'Enter says how a number was computed.',
  editHint:
    'Enter edits a number, Escape gives the old one back, Space says what is computed from it.',
};

const es: typeof en = {
  edit: (cell) => `Nuevo valor de ${cell}`,
  notANumber: 'Escribe un número, como 1.5 o −2.',
  outOfRange: 'Tiene que estar entre −1 000 000 y 1 000 000.',
  shape: (rows, cols) => `${rows} × ${cols}`,
  transposed: (letter) => `${letter} transpuesta`,
  name: (letter, title, rows, cols) => `${letter}, ${title}, ${rows} por ${cols}`,
  row: (label) => `fila ${label}`,
  column: (label) => `columna ${label}`,
  hint: 'Con Enter oyes cómo se calculó un número.',
  editHint:
    'Con Enter cambias un número; con Escape recuperas el anterior; con la barra espaciadora oyes qué se calcula con él.',
};

export const matrixGrid = { en, es };
