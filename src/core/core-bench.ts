/**
 * What the tiled product gains over the plain one, and what one small attention costs.
 * Run it with `node src/core/core-bench.ts`; it fails if the gain is below 2.5 anywhere.
 */
import { scaledDotProductAttention } from './attention.ts';
import { matmul } from './matmul.ts';
import { toRows } from './matrix.ts';
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

if (!(leastGain >= LEAST_GAIN)) {
  console.log(`the gain is below ${LEAST_GAIN}`);
  process.exitCode = 1;
}
