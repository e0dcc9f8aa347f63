import type { CellRef } from '#core/index.ts';
import type { Role as ColourRole } from '#figures/palette.ts';
import type { Locale } from '#i18n/locale.ts';
import { projections } from '#i18n/projections.ts';
import { tokens } from './example.ts';
import { shapeOf, type MatrixName, type ProjectionsState } from './state.ts';

/** A letter after `^` is raised: `W^Q`. */
const letters: Readonly<Record<MatrixName, string>> = {
  x: 'X',
  queryProjection: 'W^Q',
  keyProjection: 'W^K',
  valueProjection: 'W^V',
  outputProjection: 'W^O',
  queryBias: 'b^Q',
  keyBias: 'b^K',
  valueBias: 'b^V',
  queries: 'Q',
  keys: 'K',
  values: 'V',
  products: 'QKᵀ',
  difference: 'Δ',
  form: 'M',
  scores: 'S',
  weights: 'A',
  mixtures: 'O',
  output: 'OW^O',
};

const colours: Partial<Record<MatrixName, ColourRole>> = {
  queryProjection: 'query',
  keyProjection: 'key',
  valueProjection: 'value',
  outputProjection: 'value',
  queryBias: 'query',
  keyBias: 'key',
  valueBias: 'value',
  queries: 'query',
  keys: 'key',
  values: 'value',
  weights: 'weight',
  mixtures: 'value',
  output: 'value',
};

type View = Pick<ProjectionsState, 'step' | 'by' | 'from'>;

/**
 * What a matrix is where it is shown: after the first step, the queries of `shared` are the keys, and
 * queries and keys of `none` are X.
 */
export function actual(name: MatrixName, { step, by }: Pick<View, 'step' | 'by'>): MatrixName {
  if (step === 'project' || by === 'own') return name;
  if (by === 'none') return name === 'queries' || name === 'keys' ? 'x' : name;
  return standIns[name] ?? name;
}

const standIns: Partial<Record<MatrixName, MatrixName>> = {
  queries: 'keys',
  queryProjection: 'keyProjection',
  queryBias: 'keyBias',
};

export function letterOf(name: MatrixName, view: View): string {
  if (name !== 'products' || view.step === 'project') return letters[actual(name, view)];
  return { none: 'XXᵀ', shared: 'KKᵀ', own: 'QKᵀ' }[view.by];
}

export function colourOf(name: MatrixName, view: View): ColourRole | undefined {
  return colours[actual(name, view)];
}

export function rowLabels(name: MatrixName, view: View, locale: Locale): readonly string[] {
  const t = projections[locale];
  if (name === 'outputProjection') return contents(view, locale);
  if (name.endsWith('Projection') || name === 'form') return t.features;
  return name.endsWith('Bias') ? [t.bias] : tokens;
}

export function columnLabels(name: MatrixName, view: View, locale: Locale): readonly string[] {
  const t = projections[locale];
  switch (actual(name, view)) {
    case 'x':
    case 'outputProjection':
    case 'output':
    case 'form':
      return t.features;
    case 'values':
    case 'valueProjection':
    case 'valueBias':
    case 'mixtures':
      return contents(view, locale);
    case 'queries':
    case 'keys':
    case 'queryProjection':
    case 'keyProjection':
    case 'queryBias':
    case 'keyBias':
      return view.from === 'hand' ? t.parts : numbers(shapeOf('queries', project).cols);
    default:
      return tokens;
  }
}

const project = { step: 'project', by: 'own' } as const;

/** What was drawn at random means nothing: its columns have numbers. */
function contents({ from }: View, locale: Locale): readonly string[] {
  return from === 'hand' ? projections[locale].contents : numbers(shapeOf('values', project).cols);
}

function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => String(k));
}

/** A cell by its labels: `Q[come, actor]`. */
export function cellNamer(view: View, locale: Locale): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    const [rows, cols] = [rowLabels(name, view, locale), columnLabels(name, view, locale)];
    return `${letterOf(name, view)}[${rows[row]}, ${cols[col]}]`;
  };
}
