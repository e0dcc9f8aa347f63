/** The course as a source that others name. Its authors are called the same in both languages. */
const en = {
  title: 'Paying Attention: a course on attention that you can compute',
  version: (version: string) => `version ${version}`,
};

const es: typeof en = {
  title: 'Prestar atención: un curso sobre la atención que puedes calcular',
  version: (version) => `versión ${version}`,
};

export const cite = { en, es };
