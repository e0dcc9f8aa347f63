/**
 * Makes the fonts of src/styles/fonts from the packages that hold them whole: `npm run fonts`.
 * What English, Spanish, code and figures need is half of what the packages' Latin subsets hold.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const text = `${ascii} ¡¿ÁÉÍÓÚÑÜÇáéíóúñüçïèàâêô«»“”‘’…–—·×÷−≈≠≤≥±°ºª²³½¼¾§©√∞←→↑↓∂σ`;

const fonts = {
  'source-serif-4-400': '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  'source-serif-4-400-italic':
    '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2',
  'source-serif-4-600': '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  'jetbrains-mono-500': '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff2',
};

const { resolve } = createRequire(import.meta.url);
const folder = new URL('../styles/fonts/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, path] of Object.entries(fonts)) {
  const whole = await readFile(resolve(path));
  // Without the closure, glyphs that only ligatures and alternates reach are left out.
  const subset = await subsetFont(whole, text, { targetFormat: 'woff2', noLayoutClosure: true });
  await writeFile(new URL(`${name}.woff2`, folder), subset);
  console.log(`${name}: ${whole.length} → ${subset.length} bytes`);
}
