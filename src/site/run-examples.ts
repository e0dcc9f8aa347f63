/** Prints the seven examples and writes the five pictures to figures/: `npm run examples`, `npm run examples -- es`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { pictureNames } from '#demos/examples/pictures.ts';
import { exampleNames, report } from '#demos/examples/report.ts';
import { examples } from '#i18n/examples.ts';
import { toLocale } from '#i18n/locale.ts';
import { picturePng, pictureSvg } from './picture-files.ts';

const FOLDER = 'figures';

const locale = toLocale(process.argv[2]);
const t = examples[locale];

for (const [index, name] of exampleNames.entries()) {
  const title = `${index + 1}. ${t.titles[name]}`;
  console.log(`${title}\n${'='.repeat(title.length)}\n\n${report(name, locale)}\n`);
}

await mkdir(FOLDER, { recursive: true });
for (const name of pictureNames) {
  await writeFile(`${FOLDER}/${name}.svg`, await pictureSvg(name, locale));
  await writeFile(`${FOLDER}/${name}.png`, await picturePng(name, locale));
}
console.log(t.written(pictureNames.map((name) => `${FOLDER}/${name}.svg, .png`).join('; ')));
