/** The tags that the exercises of a chapter are written in. */
export { default as Exercise } from './Exercise.astro';
export { default as Fact } from './Fact.astro';
export { default as Given } from './Given.astro';
export { default as Hint } from './Hint.astro';
export { default as Item } from './Item.astro';
export { default as Mistake } from './Mistake.astro';
export { default as Option } from './Option.astro';
export { default as Reason } from './Reason.astro';
export { default as Solution } from './Solution.astro';
