const en = {
  power: 'to the power',
  squared: 'squared',
  times: 'times',
  over: 'over',
  open: 'open paren',
  close: 'close paren',
  root: 'the root of',
  sine: 'sine',
  cosine: 'cosine',
  about: 'is about',
  lessThan: 'is less than',
  so: 'so',
  whereas: 'while',
  transposed: 'transposed',
  magnitude: 'the absolute value of',
  allowed: 'allowed',
  forbidden: 'forbidden',
};

const es: typeof en = {
  power: 'elevado a',
  squared: 'al cuadrado',
  times: 'por',
  over: 'entre',
  open: 'abre paréntesis',
  close: 'cierra paréntesis',
  root: 'la raíz de',
  sine: 'seno',
  cosine: 'coseno',
  about: 'es aproximadamente',
  lessThan: 'es menor que',
  so: 'así que',
  whereas: 'mientras que',
  transposed: 'transpuesta',
  magnitude: 'el valor absoluto de',
  allowed: 'permitido',
  forbidden: 'prohibido',
};

/** Signs of arithmetic, in words. */
export const spokenSigns = { en, es };
