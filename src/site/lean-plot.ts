import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/**
 * Leaves out of the browser's bundle what Plot imports and this course never draws: maps, and
 * colour schemes other than our own. That is a fifth of Plot. Each name stays, as a function that
 * says so when it is called.
 */
export function leanPlot(modules: readonly string[] = ['d3-geo', 'd3-scale-chromatic']): Plugin {
  const prefix = '\0lean-plot:';
  const plot = createRequire(import.meta.url).resolve('@observablehq/plot');
  const d3 = createRequire(createRequire(plot).resolve('d3'));
  return {
    name: 'lean-plot',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => (modules.includes(id) ? prefix + id : undefined),
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const module = id.slice(prefix.length);
      const message = `${module} is left out of this site: see src/site/lean-plot.ts`;
      return [
        `const absent = () => { throw new Error('${message}'); };`,
        ...Object.keys(d3(module) as object).map((name) =>
          // Plot calls this one while it loads.
          name === 'geoTransform'
            ? `export const ${name} = () => ({});`
            : `export const ${name} = absent;`,
        ),
      ].join('\n');
    },
  };
}
