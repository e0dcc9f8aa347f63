/**
 * How fast every demo answers its slowest control, and every chapter's exercises their check, in Chromium, at full speed and with
 * the processor slowed four times: part of `npm run bench`. `node src/site/browser-bench.ts heads` measures what has that in its name.
 * Marked is what takes longer than it may: the medians of numbers are for the browser tests, this is about the 95th percentile.
 */
import type { Browser, Page } from 'playwright-core';
import { longSentence } from '#demos/heads/sentence.ts';
import { headsState } from '#demos/heads/state.ts';
import { mostTokens } from '#demos/pipeline/tokens.ts';
import { pipelineState } from '#demos/pipeline/state.ts';
import { presetHash } from '#demos/positions/presets.ts';
import { readablePages } from './testing/built-site.ts';
import { launchBrowser } from './testing/chromium.ts';
import { timesOfCheck, timesOfControls, type ControlTimes } from './testing/control-times.ts';
import { percentile } from './testing/latency.ts';
import { serveDist } from './testing/static-server.ts';

const uses = 20;
/** Milliseconds that are `!` and `!!` too many. */
const limits = { 1: [50, 100], 4: [200, 400] } as const;
const slowdowns = [1, 4] as const;

/** The demos whose work grows with what they are given, at their largest. */
const atTheirLargest: Readonly<Record<string, string>> = {
  heads: headsState.serialize({ ...headsState.defaults, sentence: longSentence }),
  pipe: pipelineState.serialize({
    ...pipelineState.defaults,
    sentence: Array.from({ length: mostTokens }, (_, k) => `t${k}`).join(' '),
  }),
  pos: presetHash('pos.large'),
};

interface Case {
  name: string;
  page: string;
  hash?: string;
  /** What it is about: their islands are started. */
  parts: readonly string[];
  /** @param only - the one control to measure; without it, all */
  measure: (page: Page, only?: string) => Promise<ControlTimes[]>;
}

function casesOf(page: string, html: string): Case[] {
  const attributesOf = (name: string): string[] => [
    ...new Set(
      [...html.matchAll(new RegExp(`\\sdata-${name}="([^"]+)"`, 'g'))].map((match) => match[1]!),
    ),
  ];
  const ofDemo = (id: string, hash?: string): Case => ({
    name: hash ? `${id}, at its largest` : id,
    page,
    parts: [`[data-demo="${id}"]`],
    measure: (opened, only) => timesOfControls(opened.locator(`[data-demo="${id}"]`), uses, only),
    ...(hash && { hash }),
  });
  const demos = attributesOf('demo').flatMap((id) => {
    const hash = atTheirLargest[id];
    return hash ? [ofDemo(id), ofDemo(id, hash)] : [ofDemo(id)];
  });
  const exercises = attributesOf('exercise');
  if (exercises.length === 0) return demos;
  const ofExercises: Case = {
    name: `exercises of ${page}`,
    page,
    parts: exercises.map((id) => `[data-exercise="${id}"]`),
    async measure(opened, only) {
      const times: ControlTimes[] = [];
      for (const id of only === undefined ? exercises : [only])
        times.push(await timesOfCheck(opened.locator(`[data-exercise="${id}"]`), uses));
      return times;
    },
  };
  return [...demos, ofExercises];
}

async function slowestOf(
  browser: Browser,
  of: Case,
  slowdown: number,
  only?: string,
): Promise<ControlTimes> {
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto(`${of.page}#${of.hash ?? ''}`);
  for (const part of of.parts) {
    await page.locator(part).scrollIntoViewIfNeeded();
    await page.locator(`astro-island:not([ssr]):has(${part})`).waitFor({ state: 'attached' });
  }
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const asked = await of.measure(page, only);
  // One that another control brings is not there by itself.
  const measured = asked.length > 0 ? asked : await of.measure(page);
  const [slowest] = measured.sort((x, y) => percentile(y.times, 0.95) - percentile(x.times, 0.95));
  await page.close();
  if (!slowest) throw new Error(`${of.name}: there is nothing to use`);
  return slowest;
}

const wanted = process.argv[2] ?? '';
const cases = readablePages()
  .filter(({ file, isFallback }) => !isFallback && !file.startsWith('es/'))
  .flatMap(({ path, html }) => casesOf(path, html))
  .filter(({ name }) => name.includes(wanted));

const server = await serveDist();
const browser = await launchBrowser();
try {
  console.log(
    'Milliseconds from the slowest control to the page laid out: median and 95th percentile, at full speed and four times slower.',
  );
  for (const each of cases) {
    let slowest: string | undefined;
    const found: string[] = [];
    for (const slowdown of slowdowns) {
      const { control, times } = await slowestOf(browser, each, slowdown, slowest);
      slowest = control;
      const p95 = percentile(times, 0.95);
      const mark = '!'.repeat(limits[slowdown].filter((limit) => p95 > limit).length);
      found.push(`${slowdown}×: ${percentile(times, 0.5).toFixed(1)}, ${p95.toFixed(1)} ${mark}`);
    }
    console.log(`${each.name} (${slowest})`.padEnd(60), ...found.map((text) => text.padEnd(22)));
  }
} finally {
  await browser.close();
  await server.close();
}
