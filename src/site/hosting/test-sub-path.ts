/**
 * `npm run test:hosting`: builds the course for a sub-path of some host, beside `dist/`, and asks of it what
 * depends on where it stands. `npm test` does the same for the root.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'sub-path-'));
const env = {
  ...process.env,
  SITE_URL: 'https://example.org',
  BASE_PATH: '/courses/attention/',
  SITE_DIST: folder,
};

const tests = ['links', 'metadata', 'search', 'offline/'].map((name) => `src/site/${name}`);

function run(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env }).status === 0;
}

const ok =
  run('node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder) &&
  run('node_modules/vitest/vitest.mjs', 'run', '--project', 'browser', ...tests);
rmSync(folder, { recursive: true });
process.exitCode = ok ? 0 : 1;
