/** What the columns of the word vectors stand for, in this order: article, animal, action, food, time. */
export const width = 5;

interface Entry {
  readonly features: readonly number[];
  readonly spanish: readonly string[];
  readonly english: readonly string[];
}

function entry(features: readonly number[], spanish: string, english: string): Entry {
  return { features, spanish: spanish.split(' '), english: english.split(' ') };
}

/**
 * Hand-set: words and what they are, the same in both languages. That is what makes the demo align
 * them; a trained model has to learn it.
 */
export const lexicon: readonly Entry[] = [
  entry([2, 0, 0, 0, 0], 'el la los las un una unos unas', 'the a an'),
  entry(
    [0, 2, 0, 0, 0],
    'gato gata gatos gatas perro perra perros pájaro pájaros ratón ratones caballo',
    'cat cats dog dogs bird birds mouse mice horse',
  ),
  entry([0, 1, 0, 2, 0], 'pescado pescados pollo', 'fish chicken'),
  entry(
    [0, 0, 0, 2, 0],
    'pan queso leche arroz manzana manzanas sopa agua',
    'bread cheese milk rice apple apples soup water',
  ),
  entry(
    [0, 0, 2, 0, 0],
    'come comen comía comió comiendo bebe beben bebiendo duerme duermen durmiendo corre corren',
    'eat eats ate eating drink drinks drinking sleep sleeps sleeping run runs running',
  ),
  entry([0, 0, 1, 0, 0], 'está están estaba es son ha han', 'is are was were do does did has have'),
  entry(
    [0, 0, 0, 0, 2],
    'ahora hoy ayer mañana siempre nunca luego',
    'now today yesterday tomorrow always never later',
  ),
];

const features = new Map(
  lexicon.flatMap((one) =>
    [...one.spanish, ...one.english].map((word) => [word, one.features] as const),
  ),
);

/** The features of a word, or nothing where the lexicon does not have it. */
export function lookUp(word: string): readonly number[] | undefined {
  return features.get(word);
}
