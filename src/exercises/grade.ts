import type { Answer, Problem } from './exercise.ts';

export type Verdict =
  | { readonly kind: 'right' }
  /** It is what this misconception gives. */
  | { readonly kind: 'mistake'; readonly name: string }
  /** It is nothing known; which of its parts are right. */
  | { readonly kind: 'other'; readonly parts: readonly boolean[] };

/** Compares what was given with the answer, then with the known mistakes. */
export function grade(
  { answer, mistakes, tolerance }: Pick<Problem, 'answer' | 'mistakes' | 'tolerance'>,
  given: Answer,
): Verdict {
  const agreement = (expected: Answer): boolean[] =>
    expected.map((part, index) => agrees(part, given[index], tolerance));
  const isAll = (parts: readonly boolean[]): boolean =>
    given.length === answer.length && parts.every(Boolean);

  const parts = agreement(answer);
  if (isAll(parts)) return { kind: 'right' };
  const name = Object.keys(mistakes).find((mistake) => isAll(agreement(mistakes[mistake]!)));
  return name === undefined ? { kind: 'other', parts } : { kind: 'mistake', name };
}

function agrees(
  expected: number | string,
  given: number | string | undefined,
  tolerance: number,
): boolean {
  if (typeof expected === 'number' && typeof given === 'number') {
    // What decimals cannot hold exactly, 0.30 − 0.29, must not decide.
    return Math.abs(expected - given) <= tolerance * (1 + 1e-9);
  }
  return expected === given;
}
