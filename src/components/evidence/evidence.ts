import type { OracleCheck } from '#core/testing/evidence.ts';
import committed from './evidence.json' with { type: 'json' };

/** What the last `npm run evidence` found: the numbers of the page that says why to believe the others. */
export interface Evidence {
  /** Sorted by id. The largest errors are rounded to two digits. */
  readonly checks: readonly OracleCheck[];
  /** How many tests passed: of the core, and of all that need no browser. */
  readonly tests: { readonly core: number; readonly unit: number };
  /** Of the core, in per cent, rounded down to one decimal. */
  readonly coverage: { readonly lines: number; readonly branches: number };
  /** null as long as nobody has run the mutation tests. */
  readonly mutation: Mutation | null;
}

/** How many small changes to the code, made on purpose, some test notices. */
export interface Mutation {
  readonly mutants: number;
  readonly detected: number;
  /** In per cent, rounded down to one decimal. */
  readonly score: number;
  /** Not run, and in none of the numbers above: faults in what is worked out once, when the code is loaded. */
  readonly ignored: number;
}

export const evidence: Evidence = committed;

/** @throws RangeError if there is no such check */
export function oracleCheck(id: string): OracleCheck {
  const check = evidence.checks.find((each) => each.id === id);
  if (!check) {
    const ids = evidence.checks.map((each) => each.id).join(', ');
    throw new RangeError(`oracleCheck: one of ${ids}; got ${id}`);
  }
  return check;
}
