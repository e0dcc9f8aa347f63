/** What is said about the reader's progress by the script of every page, and so no more than it needs. */
const en = {
  read: 'read',
  solved: (solved: number, exercises: number) => `${solved} of ${exercises} exercises solved`,
};

const es: typeof en = {
  read: 'leído',
  solved: (solved, exercises) => `${solved} de ${exercises} ejercicios resueltos`,
};

export const progressText = { en, es };
