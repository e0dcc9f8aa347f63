/**
 * Holds Stryker's report of the core against the list in `surviving-mutants.ts`: prints the survivors that
 * are not on the list, each to be killed with a test or listed with its reason, and fails if one on the
 * list was killed or is gone. `npm run test:mutation` runs it after Stryker.
 */
import { equivalents } from './surviving-mutants.ts';

/** What is used of Stryker's report, https://github.com/stryker-mutator/mutation-testing-elements. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** Lines and columns count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

// The core is checked without Node's types: the two things used of them.
declare const console: { log(line: string): void };
declare const process: { exitCode?: number };

function survivorsOf({ files }: Report): { mutant: string; line: number }[] {
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location, replacement }) => ({
        mutant: `${path.replace('src/core/', '')}: ${textAt(source, location)} → ${replacement}`,
        line: location.start.line,
      })),
  );
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop()!.slice(0, end.column - 1));
  return lines.join('\n').slice(start.column - 1);
}

const file: string = '../../../reports/mutation/mutation.json';
const { default: report } = (await import(file, { with: { type: 'json' } })) as { default: Report };

const gone = equivalents.flatMap(({ mutants }) => mutants);
const unexplained = survivorsOf(report).filter(({ mutant }) => {
  const listed = gone.indexOf(mutant);
  if (listed >= 0) gone.splice(listed, 1);
  return listed < 0;
});

console.log(`${unexplained.length} survivors are not on the list of surviving-mutants.ts`);
for (const { mutant, line } of unexplained) console.log(`  line ${line} of ${mutant}`);
if (gone.length > 0) {
  console.log('On the list of surviving-mutants.ts, but no survivors:');
  for (const mutant of gone) console.log(`  ${mutant}`);
  process.exitCode = 1;
}
