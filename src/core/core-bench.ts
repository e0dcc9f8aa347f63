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

/** The median time in milliseconds of one call among `samples`, each the mean of `calls` calls. */
function medianTime(f: () => unknown, samples: number, calls = 1): number {
  const times = Array.from({ length: samples }, () => {
    const start = performance.now();
    for (let call = 0; call < calls; call++) f();
    return (performance.now() - start) / calls;
  });
  return times.sort((x, y) => x - y)[Math.floor(samples / 2)]!;
}

/** As `medianTime`, after calls enough for the compiler to have done its work. */
function warmMedianTime(f: () => unknown, samples: number, calls = 1): number {
  medianTime(f, Math.ceil(samples / 2), calls);
  return medianTime(f, samples, calls);
}

const random = createRandom(1);
let leastGain = Infinity;

for (const size of SIZES) {
  const a = normalMatrix(size, size, random);
  const b = normalMatrix(size, size, random);
  const rowsOfA = toRows(a);
  const rowsOfB = toRows(b);
  const samples = Math.ceil(2e8 / size ** 3) + 6;
  const tiled = warmMedianTime(() => matmul(a, b), samples);
  const plain = warmMedianTime(() => plainMatmul(rowsOfA, rowsOfB), samples);
  const gigaflops = (time: number): string => ((2 * size ** 3) / time / 1e6).toFixed(2);
  leastGain = Math.min(leastGain, plain / tiled);
  console.log(
    `matmul ${size}×${size}: ${gigaflops(tiled)} GFLOP/s tiled, ${gigaflops(plain)} plain, gain ${(plain / tiled).toFixed(2)}`,
  );
}

const queries = normalMatrix(8, 8, random);
const keys = normalMatrix(8, 8, random);
const values = normalMatrix(8, 8, random);
const attention = warmMedianTime(() => scaledDotProductAttention(queries, keys, values), 200, 200);
console.log(`attention n = d = 8: ${(attention * 1000).toFixed(2)} µs`);

if (leastGain < LEAST_GAIN) {
  console.log(`the gain is below ${LEAST_GAIN}`);
  process.exitCode = 1;
}
