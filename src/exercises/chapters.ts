import { catalogue } from './catalogue.ts';
import type { Exercise, ExerciseSet } from './exercise.ts';

/** What generates and grades the exercises of each chapter; a page fetches it once a reader begins one. */
export const chapters: Readonly<Record<string, () => Promise<{ exercises: ExerciseSet }>>> = {
  'before-you-start': () => import('./before-you-start.ts'),
  'what-is-attention': () => import('./what-is-attention.ts'),
  softmax: () => import('./softmax.ts'),
  'scaled-dot-product': () => import('./scaled-dot-product.ts'),
  masks: () => import('./masks.ts'),
  projections: () => import('./projections.ts'),
  'multi-head': () => import('./multi-head.ts'),
  'cross-attention': () => import('./cross-attention.ts'),
  'order-invariance': () => import('./order-invariance.ts'),
  'positional-encoding': () => import('./positional-encoding.ts'),
  parameters: () => import('./parameters.ts'),
  pipeline: () => import('./pipeline.ts'),
  'attention-in-models': () => import('./attention-in-models.ts'),
};

/** @throws RangeError if no chapter has an exercise with this id */
export async function loadExercise(id: string): Promise<Exercise> {
  const chapter = Object.keys(catalogue).find((slug) => catalogue[slug]!.includes(id));
  const load = chapter === undefined ? undefined : chapters[chapter];
  const found = (await load?.())?.exercises[id];
  if (!found) throw new RangeError(`loadExercise: no chapter of the catalogue has “${id}”`);
  return found;
}
