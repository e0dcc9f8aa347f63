import type { Locale } from './locale.ts';
import { progressText } from './progress.ts';

/** What is said about the reader's progress on its own page, and what is built into the others. */
interface ProgressPageText {
  markAsRead: string;
  isRead: string;
  counts: (all: { read: number; chapters: number; solved: number; exercises: number }) => string;
  goOn: (chapter: string) => string;
  yours: string;
  notKept: string;
  /** The same in brief, at the end of a chapter. */
  notKeptHere: string;
  caption: string;
  chapter: string;
  read: string;
  exercises: string;
  notRead: string;
  save: string;
  fileName: string;
  add: string;
  reset: string;
  ask: string;
  yes: string;
  no: string;
  forgotten: string;
  undo: string;
  back: string;
  /** What a file brought that was not marked yet. */
  added: (chapters: number, exercises: number) => string;
  nothingNew: string;
  ignored: (entries: number) => string;
  /** Why a file was not read. */
  problems: Readonly<
    Record<'too long' | 'not JSON' | 'another file' | 'newer version' | 'unreadable', string>
  >;
  noScript: string;
}

const en: ProgressPageText = {
  markAsRead: 'Mark as read',
  isRead: 'Read',
  counts: ({ read, chapters, solved, exercises }) =>
    [
      `${read} of ${chapters} chapters read`,
      ...(exercises > 0 ? [progressText.en.solved(solved, exercises)] : []),
    ].join(', '),
  goOn: (chapter) => `Continue: ${chapter}`,
  yours: 'Your progress',
  notKeptHere: 'Until you leave this page: storage is denied or full.',
  notKept:
    'This browser cannot store your progress, since storage is denied or full: what you mark now lasts until you leave the page.',
  caption: 'What you have read and solved',
  chapter: 'chapter',
  read: 'read',
  exercises: 'exercises solved',
  notRead: 'not read',
  save: 'Save to a file',
  fileName: 'paying-attention-progress.json',
  add: 'Add from a file',
  reset: 'Forget everything',
  ask: 'Forget everything that you have read and solved?',
  yes: 'Yes, forget it',
  no: 'No, keep it',
  forgotten: 'Forgotten. Until you leave this page you can have it back.',
  undo: 'Have it back',
  back: 'It is all back.',
  added: (chapters, exercises) => {
    const parts = [
      ...(chapters > 0 ? [`${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}`] : []),
      ...(exercises > 0 ? [`${exercises} ${exercises === 1 ? 'exercise' : 'exercises'}`] : []),
    ];
    return `Added: ${new Intl.ListFormat('en').format(parts)}.`;
  },
  nothingNew: 'The file says nothing that was not marked already.',
  ignored: (entries) =>
    entries === 1
      ? 'One entry is none of this course’s and was left out.'
      : `${entries} entries are none of this course’s and were left out.`,
  problems: {
    'too long':
      'Nothing was added: the file is larger than 100 kB, which no progress saved here ever is.',
    'not JSON': 'Nothing was added: the file is not JSON.',
    'another file': 'Nothing was added: the file is not progress that was saved here.',
    'newer version':
      'Nothing was added: the file was saved by a newer version of the course. Reload this page, then try again.',
    unreadable: 'Nothing was added: the browser could not read the file.',
  },
  noScript: 'JavaScript is off in this browser, so nothing can be marked.',
};

const es: ProgressPageText = {
  markAsRead: 'Marcar como leído',
  isRead: 'Leído',
  counts: ({ read, chapters, solved, exercises }) =>
    [
      `${read} de ${chapters} capítulos leídos`,
      ...(exercises > 0 ? [progressText.es.solved(solved, exercises)] : []),
    ].join(', '),
  goOn: (chapter) => `Continuar: ${chapter}`,
  yours: 'Tu progreso',
  notKeptHere: 'Hasta que salgas de esta página: el almacenamiento está bloqueado o lleno.',
  notKept:
    'Este navegador no puede guardar tu progreso, porque el almacenamiento está bloqueado o lleno: lo que marques ahora dura hasta que salgas de la página.',
  caption: 'Lo que has leído y resuelto',
  chapter: 'capítulo',
  read: 'leído',
  exercises: 'ejercicios resueltos',
  notRead: 'sin leer',
  save: 'Guardar en un archivo',
  fileName: 'prestar-atencion-progreso.json',
  add: 'Añadir desde un archivo',
  reset: 'Olvidarlo todo',
  ask: '¿Olvidar todo lo que has leído y resuelto?',
  yes: 'Sí, olvidarlo',
  no: 'No, conservarlo',
  forgotten: 'Olvidado. Hasta que salgas de esta página puedes recuperarlo.',
  undo: 'Recuperarlo',
  back: 'Ya está todo de vuelta.',
  added: (chapters, exercises) => {
    const parts = [
      ...(chapters > 0 ? [`${chapters} ${chapters === 1 ? 'capítulo' : 'capítulos'}`] : []),
      ...(exercises > 0 ? [`${exercises} ${exercises === 1 ? 'ejercicio' : 'ejercicios'}`] : []),
    ];
    return `Añadido: ${new Intl.ListFormat('es').format(parts)}.`;
  },
  nothingNew: 'El archivo no trae nada que no estuviera marcado.',
  ignored: (entries) =>
    entries === 1
      ? 'Una entrada no es de este curso y se ha dejado fuera.'
      : `${entries} entradas no son de este curso y se han dejado fuera.`,
  problems: {
    'too long':
      'No se ha añadido nada: el archivo pasa de 100 kB, y un progreso guardado aquí nunca es tan grande.',
    'not JSON': 'No se ha añadido nada: el archivo no es JSON.',
    'another file': 'No se ha añadido nada: el archivo no es un progreso guardado aquí.',
    'newer version':
      'No se ha añadido nada: el archivo se guardó con una versión más nueva del curso. Recarga esta página e inténtalo otra vez.',
    unreadable: 'No se ha añadido nada: el navegador no ha podido leer el archivo.',
  },
  noScript: 'Este navegador tiene JavaScript desactivado, así que no se puede marcar nada.',
};

export const progressPageText: Record<Locale, ProgressPageText> = { en, es };
