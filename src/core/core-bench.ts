/**
 * What the tiled product gains over the plain one, what one small attention costs, and how that grows with
 * the number of tokens and with their width.
 * Run it with `node src/core/core-bench.ts`; it fails if the gain is below 2.5 anywhere.
 */
import { scaledDotProductAttention } from './attention.ts';
import { matmul } from './matmul.ts';
import { toRows } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { createRandom, normalMatrix } from './random.ts';

// The core is checked without Node's types and without the DOM's: the three things used of them.
declare const performance: { now(): number };
declare const console: { log(line: string): void };
declare const process: { exitCode?: number };

const SIZES = [64, 128, 256, 512];
const LEAST_GAIN = 2.5;

/** The product as one would first write it: three loops over arrays of arrays. */
function plainMatmul(a: readonly number[][], b: readonly number[][]): number[][] {
  const product: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < b[0]!.length; j++) {
      let sum = 0;
      for (let k = 0; k < b.length; k++) sum += a[i]![k]! * b[k]![j]!;
      row.push(sum);
    }
    product.push(row);
  }
  return product;
}

/**
 * The median time of each function in milliseconds, after a third as many rounds to warm up. They take
 * turns, so that whatever else the machine does slows all of them alike.
 */
function medianTimes(functions: readonly (() => unknown)[], rounds: number): number[] {
  const times: number[][] = functions.map(() => []);
  for (let round = -Math.ceil(rounds / 3); round < rounds; round++) {
    functions.forEach((f, k) => {
      const start = performance.now();
      f();
      if (round >= 0) times[k]!.push(performance.now() - start);
    });
  }
  return times.map((each) => each.sort((x, y) => x - y)[Math.floor(each.length / 2)]!);
}

const random = createRandom(1);
let leastGain = Infinity;

for (const size of SIZES) {
  const a = normalMatrix(size, size, random);
  const b = normalMatrix(size, size, random);
  const rowsOfA = toRows(a);
  const rowsOfB = toRows(b);
  const rounds = Math.ceil(4e8 / size ** 3) + 8;
  const [tiled = NaN, plain = NaN] = medianTimes(
    [() => matmul(a, b), () => plainMatmul(rowsOfA, rowsOfB)],
    rounds,
  );
  const gigaflops = (time: number): string => ((2 * size ** 3) / time / 1e6).toFixed(2);
  leastGain = Math.min(leastGain, plain / tiled);
  console.log(
    `matmul ${size}×${size}: ${gigaflops(tiled)} GFLOP/s tiled, ${gigaflops(plain)} plain, gain ${(plain / tiled).toFixed(2)}`,
  );
}

const queries = normalMatrix(8, 8, random);
const keys = normalMatrix(8, 8, random);
const values = normalMatrix(8, 8, random);
const CALLS = 200;
const attend = (): void => {
  for (let call = 0; call < CALLS; call++) scaledDotProductAttention(queries, keys, values);
};
const [attention = NaN] = medianTimes([attend], 300);
console.log(`attention n = d = 8: ${((attention / CALLS) * 1000).toFixed(2)} µs`);

/** The slope of the straight line through (log x, log y) that least squares fit. */
function logLogSlope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** The median time in milliseconds of self-attention over n tokens of width d. */
function timeAttention(n: number, d: number): number {
  const [q, k, v] = [1, 2, 3].map(() => normalMatrix(n, d, random)) as [Matrix, Matrix, Matrix];
  const [time = NaN] = medianTimes(
    [() => scaledDotProductAttention(q, k, v)],
    Math.ceil(2e8 / (n * n * d)) + 4,
  );
  return time;
}

const GROWING = [16, 32, 64, 128, 256, 512, 1024];
const FIXED = 64;
for (const [letter, other, time] of [
  ['n', 'd', (n: number) => timeAttention(n, FIXED)],
  ['d', 'n', (d: number) => timeAttention(FIXED, d)],
] as const) {
  const times = GROWING.map((size) => [size, time(size)] as const);
  for (const [size, milliseconds] of times)
    console.log(
      `attention ${letter} = ${size}, ${other} = ${FIXED}: ${milliseconds.toFixed(3)} ms`,
    );
  const upper = times.slice(-4);
  console.log(
    `attention grows as ${letter}^${logLogSlope(times).toFixed(2)}, from ${letter} = ${upper[0]![0]} on as ${letter}^${logLogSlope(upper).toFixed(2)}`,
  );
}

if (!(leastGain >= LEAST_GAIN)) {
  console.log(`the gain is below ${LEAST_GAIN}`);
  process.exitCode = 1;
}
