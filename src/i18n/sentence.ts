const en = {
  title: 'Who looks at whom',
  prompt: 'Choose a word: what does it look at?',
  gloss: ['The', 'cat', 'eats', 'fish', 'now'],
  picture: (query: string, key: string, weight: string) =>
    `Arcs from “${query}” to every word. It attends most to “${key}”, ${weight}.`,
  share: (gloss: string, weight: string) => `(${gloss}), weight ${weight}`,
  note: (query: string, key: string) =>
    `How “${query}” divides its attention. The largest share goes to “${key}”.`,
};

const es: typeof en = {
  title: 'Quién mira a quién',
  prompt: 'Elige una palabra: ¿a cuáles mira?',
  gloss: ['artículo', 'quién', 'qué hace', 'qué come', 'cuándo'],
  picture: (query, key, weight) =>
    `Arcos desde «${query}» hasta cada palabra. A la que más atiende es a «${key}», con ${weight}.`,
  share: (gloss, weight) => `(${gloss}), peso ${weight}`,
  note: (query, key) => `Así reparte «${query}» su atención. La que más recibe es «${key}».`,
};

export const sentence = { en, es };
