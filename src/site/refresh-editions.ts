/**
 * `npm run editions`: notes in every Spanish text that it is of the English as it is now. Run it once the
 * Spanish says what the English says; with names of pages, for those alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pairs, withFingerprint } from './editions.ts';

const names = process.argv.slice(2);

for (const { english, spanish } of pairs('.')) {
  if (names.length > 0 && !names.some((name) => english.endsWith(`/${name}.mdx`))) continue;
  const before = readFileSync(spanish, 'utf8');
  const after = withFingerprint(before, readFileSync(english, 'utf8'));
  if (after === before) continue;
  writeFileSync(spanish, after);
  console.log(`${spanish} is of ${english} as it is now`);
}
