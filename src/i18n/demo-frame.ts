const en = {
  reset: 'Reset',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkInAddressBar: 'The link is in the address bar: copy it from there',
  saveOrInspect: 'Save or inspect',
  showTable: 'Show as tables',
  hideTable: 'Hide the tables',
  saveJson: 'Download JSON',
  saveCsv: (letter: string, label: string) => `CSV: ${letter}, ${label}`,
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  invalidState: 'Part of the link could not be read. What was left out is at its default.',
  tables: 'The numbers as tables',
  handSet: 'hand-set',
  handSetEdit: 'hand-set · edit the boxes',
  edited: 'hand-set, then changed',
  random: (seed: number) => `random, seed ${seed}`,
  source: 'The code that computed this',
};

const es: typeof en = {
  reset: 'Restablecer',
  copyLink: 'Copiar enlace',
  linkCopied: 'Enlace copiado',
  linkInAddressBar: 'El enlace está en la barra de direcciones: cópialo de ahí',
  saveOrInspect: 'Guardar o inspeccionar',
  showTable: 'Mostrar como tablas',
  hideTable: 'Ocultar las tablas',
  saveJson: 'Descargar JSON',
  saveCsv: (letter, label) => `CSV: ${letter}, ${label}`,
  fullScreen: 'Pantalla completa',
  leaveFullScreen: 'Salir de pantalla completa',
  invalidState:
    'No se pudo leer una parte del enlace. Lo que falta queda en su valor predeterminado.',
  tables: 'Los números en tablas',
  handSet: 'puestos a mano',
  handSetEdit: 'puestos a mano · cambia los recuadrados',
  edited: 'puestos a mano y luego cambiados',
  random: (seed) => `aleatorios, semilla ${seed}`,
  source: 'El código que calculó esto',
};

export const demoFrame = { en, es };
