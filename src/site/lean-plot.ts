import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What Plot imports and this course never uses: maps, dates, colour schemes other than our own, tips
 * that follow the pointer (our figures have a cursor of their own), and legends (which Plot
 * cannot draw while the site is built). For each, what Plot calls all the same.
 */
const unused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'd3-geo': { geoTransform: '() => ({})' },
  'd3-scale-chromatic': {},
  'd3-time': {},
  'd3-time-format': {},
  './interactions/pointer.js': {},
  './legends.js': { createLegends: '() => []', exposeLegends: '() => absent' },
  './marks/tip.js': {},
};

/**
 * Leaves out of the browser's bundle the parts of Plot that this course never uses: a quarter of
 * it. Each of their names stays, as a function that says so when it is called.
 */
export function leanPlot(): Plugin {
  const prefix = '\0lean-plot:';
  const plot = createRequire(import.meta.url).resolve('@observablehq/plot');
  const requirePlot = createRequire(plot);
  const requireD3 = createRequire(requirePlot.resolve('d3'));
  const resolved = new Map(
    Object.keys(unused).map((module) => [
      module.startsWith('.') ? join(dirname(plot), module) : requireD3.resolve(module),
      module,
    ]),
  );
  return {
    name: 'lean-plot',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(id, importer) {
      if (!importer) return undefined;
      const path = id.startsWith('.') ? join(dirname(importer), id) : undefined;
      const module = path ? resolved.get(path) : id in unused ? id : undefined;
      return module && prefix + module;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const module = id.slice(prefix.length);
      const path = [...resolved].find(([, name]) => name === module)![0];
      const message = `${module} is left out of this site: see src/site/lean-plot.ts`;
      return [
        `const absent = () => { throw new Error(${JSON.stringify(message)}); };`,
        ...Object.keys(requirePlot(path) as object).map(
          (name) => `export const ${name} = ${unused[module]?.[name] ?? 'absent'};`,
        ),
      ].join('\n');
    },
  };
}
