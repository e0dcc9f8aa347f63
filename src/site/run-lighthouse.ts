/**
 * Lighthouse's marks, as a slow phone would earn them, for the home page and the three heaviest pages in both
 * languages: `npm run lighthouse`. A page's marks are the medians of three runs; where one is too low, the audits that cost it are
 * named, and the exit code is 1. The last column is Lighthouse's measure of the machine: where it is far below what the
 * machine gives when it does nothing else, so are the marks for performance.
 */
import { createServer, type AddressInfo } from 'node:net';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { readablePages } from './testing/built-site.ts';
import { findChromium, launchOptions } from './testing/chromium.ts';
import { heaviestPages } from './testing/page-weight.ts';
import { serveDist } from './testing/static-server.ts';

const leastMarks = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
type Category = keyof typeof leastMarks;
const categories = Object.keys(leastMarks) as Category[];
const runs = 3;

const files = [{ file: 'index.html' }, ...heaviestPages(3)].map(({ file }) =>
  file.replace(/^es\//, ''),
);
const pages = readablePages().filter(({ file }) => files.includes(file.replace(/^es\//, '')));

const port = await freePort();
const server = await serveDist({ compress: true });
const options = launchOptions(process.getuid?.() === 0);
const browser = await chromium.launch({
  ...options,
  executablePath: findChromium(),
  args: [...options.args, `--remote-debugging-port=${port}`],
});
try {
  const table: Record<string, Record<string, string | number>> = {};
  const failures: string[] = [];
  for (const { path } of pages) {
    const results: Result[] = [];
    while (results.length < runs) results.push(await run(new URL(path, server.url).href));
    results.sort((a, b) => markOf(a, 'performance') - markOf(b, 'performance'));
    const middle = results[Math.floor(runs / 2)]!;
    const show = (audit: string): string => middle.audits[audit]?.displayValue ?? '–';
    table[path] = {
      ...Object.fromEntries(categories.map((category) => [category, median(results, category)])),
      'first paint': show('first-contentful-paint'),
      'largest paint': show('largest-contentful-paint'),
      blocked: show('total-blocking-time'),
      shift: show('cumulative-layout-shift'),
      machine: Math.round(middle.environment.benchmarkIndex),
    };
    for (const category of categories) {
      const mark = median(results, category);
      if (mark >= leastMarks[category]) continue;
      failures.push(`${path}: ${category} ${mark} < ${leastMarks[category]}`);
      failures.push(...shortcomings(middle, category).map((audit) => `  ${audit}`));
    }
  }
  console.table(table);
  if (failures.length > 0) {
    console.log(failures.join('\n'));
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
}

async function run(url: string): Promise<Result> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: categories });
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

/** From 0 to 100; NaN where Lighthouse could not tell, which no least mark is reached by. */
function markOf(result: Result, category: Category): number {
  return Math.round((result.categories[category]?.score ?? NaN) * 100);
}

function median(results: readonly Result[], category: Category): number {
  const marks = results.map((result) => markOf(result, category)).sort((a, b) => a - b);
  return marks[Math.floor(marks.length / 2)]!;
}

/** The audits that count and are not perfect, the costliest first, and the elements that they name. */
function shortcomings(result: Result, category: Category): string[] {
  return result.categories[category]!.auditRefs.filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => ({ ...result.audits[id]!, weight }))
    .filter(({ score }) => score !== null && score < 1)
    .sort((a, b) => b.weight * (1 - b.score!) - a.weight * (1 - a.score!))
    .map(({ id, title, score, displayValue, details }) => {
      const items = details && 'items' in details ? (details.items as { node?: Element }[]) : [];
      const elements = items.flatMap(({ node }) => (node?.snippet ? [node.snippet] : []));
      const lines = [`${id} (${score}): ${title}${displayValue ? `, ${displayValue}` : ''}`];
      return [...lines, ...elements.slice(0, 5)].join('\n    ');
    });
}

interface Element {
  snippet?: string;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
