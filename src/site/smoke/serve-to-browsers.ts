/** Before the smoke tests: find the browsers, serve dist/ to them; after them: a line for each. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveDist } from '../testing/static-server.ts';
import { findFirefox, findWebKit, type WebKitPrograms } from './find-browsers.ts';
import { firstScript } from './in-page.ts';
import type { Tally } from './smoke-suite.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    firefoxPath: string;
    webkitPrograms: WebKitPrograms;
    /** The folder for what each browser has put to use. */
    tallies: string;
  }
}

export default async function serveToBrowsers(project: TestProject): Promise<() => Promise<void>> {
  project.provide('firefoxPath', findFirefox());
  project.provide('webkitPrograms', findWebKit());
  const tallies = mkdtempSync(join(tmpdir(), 'smoke-tallies-'));
  project.provide('tallies', tallies);
  const server = await serveDist({ firstScript: firstScript() });
  project.provide('siteUrl', server.url);
  return async () => {
    await server.close();
    for (const kind of ['firefox', 'webkit']) {
      const file = join(tallies, `${kind}.json`);
      console.log(
        existsSync(file)
          ? lineOf(JSON.parse(readFileSync(file, 'utf8')) as Tally)
          : `${kind}: not run.`,
      );
    }
    rmSync(tallies, { recursive: true });
  };
}

function lineOf({ name, pages, demos, controls, files, exercises, seconds }: Tally): string {
  return `${name}: ${pages} pages without fault; used: ${demos} demos (${controls} controls, ${files} files saved), ${exercises} exercises; ${seconds} s.`;
}
