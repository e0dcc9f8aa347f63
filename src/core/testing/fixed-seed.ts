import fc from 'fast-check';

/**
 * For mutation testing: the same cases in every run, so that the same mutants survive, and no search for a
 * smaller case once a mutant is dead.
 */
fc.configureGlobal({ seed: 1, endOnFailure: true });
