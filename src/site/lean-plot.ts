import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What stands in for a module: code for the names that Plot uses all the same. */
interface Replacement {
  readonly imports?: string;
  /** What the names are made with. */
  readonly code?: string;
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * What Plot imports and this course never uses: maps, dates, scales of colour and colour schemes other than
 * our own, markers on lines, tips that follow the pointer (our figures have a cursor of their own), legends (which Plot
 * cannot draw while the site is built), binning (the figures do their own), and curved
 * lines.
 */
const unused: Readonly<Record<string, Replacement>> = {
  'd3-color': {},
  'd3-geo': {},
  // Scales here go from number to number.
  'd3-interpolate': {
    names: {
      interpolate: 'between',
      interpolateNumber: 'between',
      interpolateRound: '(a, b) => (t) => Math.round(a * (1 - t) + b * t)',
    },
    code: 'const between = (a, b) => (t) => a * (1 - t) + b * t;',
  },
  'd3-scale-chromatic': {},
  'd3-time': {},
  'd3-time-format': {},
  './curve.js': {
    imports: "import { curveLinear } from 'd3';",
    names: {
      curveAuto: 'curveLinear',
      maybeCurve: '(curve) => (curve === undefined ? curveLinear : absent())',
      maybeCurveAuto:
        '(curve) => (curve === undefined || curve === curveLinear ? curveLinear : absent())',
    },
  },
  './interactions/pointer.js': {},
  './marker.js': {
    names: {
      applyGroupedMarkers: '() => {}',
      applyMarkers: '() => {}',
      markers: '() => {}',
    },
  },
  isoformat: {},
  './legends.js': { names: { createLegends: '() => []', exposeLegends: '() => absent' } },
  './marks/tip.js': {},
  './projection.js': {
    names: {
      createProjection: '() => undefined',
      hasProjection: '() => false',
      projectionAspectRatio: '() => undefined',
    },
  },
  './scales/diverging.js': {},
  './scales/schemes.js': {
    names: { isCategoricalScheme: '() => false', isDivergingScheme: '() => false' },
  },
  './time.js': {},
  './transforms/bin.js': {
    names: {
      maybeDenseIntervalX: '(options) => options',
      maybeDenseIntervalY: '(options) => options',
    },
  },
};

/**
 * Leaves out of the browser's bundle the parts of Plot that this course never uses: a third of
 * it. Each of their names stays, as a function that says so when it is called.
 */
export function leanPlot(): Plugin {
  const prefix = '\0lean-plot:';
  const plot = createRequire(import.meta.url).resolve('@observablehq/plot');
  const requirePlot = createRequire(plot);
  const requireD3 = createRequire(requirePlot.resolve('d3'));
  const pathOf = (module: string): string =>
    module.startsWith('.') ? join(dirname(plot), module) : requireD3.resolve(module);
  const moduleAt = new Map(Object.keys(unused).map((module) => [pathOf(module), module]));
  return {
    name: 'lean-plot',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(id, importer) {
      if (!importer) return undefined;
      const module = id.startsWith('.') ? moduleAt.get(join(dirname(importer), id)) : id;
      return module && module in unused ? prefix + module : undefined;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const module = id.slice(prefix.length);
      const { imports = '', code = '', names = {} } = unused[module]!;
      const message = `${module} is left out of this site: see src/site/lean-plot.ts`;
      return [
        imports,
        code,
        `const absent = () => { throw new Error(${JSON.stringify(message)}); };`,
        ...Object.keys(requirePlot(pathOf(module)) as object).map(
          (name) => `export const ${name} = ${names[name] ?? 'absent'};`,
        ),
      ].join('\n');
    },
  };
}
