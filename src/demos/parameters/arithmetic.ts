import type { MatrixPart, PartName, Segment } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { parameters } from '#i18n/parameters.ts';
import { formatCount } from '#i18n/format-count.ts';
import type { Sizes } from './sizes.ts';
import { countOnce, isGroup, matricesIn, placesIn, type Place } from './tree.ts';

/** A factor of a count: a letter and the number that it stands for. */
interface Factor {
  readonly letter: string;
  readonly value: number;
}

/** Equal products of factors, added up: 4 · d_model². */
interface Term {
  readonly times: number;
  readonly factors: readonly Factor[];
}

/** How a part's count comes about, as a line to read: shapes in letters, in numbers, and the result. */
export function lineOf(place: Place, sizes: Sizes, locale: Locale): Segment[] {
  const { part } = place;
  const t = parameters[locale];
  const count = (value: number) => formatCount(value, locale);
  const name = { text: `${t.parts[part.name]} = `, ...roleSegment(part.name) };
  const result: Segment = { text: count(part.count), emphasis: 'result' };
  if (!isGroup(part) && part.tiedTo !== undefined) {
    return [name, { text: `${t.tied(t.parts[part.tiedTo])} → ` }, result];
  }
  const isSum = isGroup(part) && ['model', 'encoder', 'decoder'].includes(part.name);
  if (isSum) {
    const terms = placesIn(place).map(
      ({ part: child }) =>
        `${child.repeats > 1 ? `${count(child.repeats)} · ` : ''}${count(countOnce(child))} (${t.parts[child.name]})`,
    );
    return [name, { text: `${terms.join(' + ')} = ` }, result];
  }
  const terms = termsOf(place, sizes);
  const letters = terms.map((term) => spell(term, ({ letter }) => letter, count)).join(' + ');
  const numbers = terms.map((term) => spell(term, ({ value }) => count(value), count)).join(' + ');
  const wrap = (text: string) =>
    part.repeats === 1 ? text : `${count(part.repeats)} · ${terms.length > 1 ? `(${text})` : text}`;
  return [
    name,
    { text: `${wrap(letters)} = ` },
    // A width alone is its own arithmetic.
    ...(numbers === count(part.count) ? [] : [{ text: `${wrap(numbers)} = ` }]),
    ...(part.repeats > 1 && terms.length > 1
      ? [{ text: `${count(part.repeats)} · ${count(countOnce(part))} = ` }]
      : []),
    result,
  ];
}

/** The terms of one copy of a part: its matrices, equal shapes together, the largest first. */
export function termsOf(place: Place, sizes: Sizes): Term[] {
  const terms = new Map<string, { times: number; factors: readonly Factor[]; size: number }>();
  for (const matrix of matricesIn(place)) {
    if (matrix.part.tiedTo !== undefined) continue;
    const factors = factorsOf(matrix.part, matrix.parent?.part.name, sizes);
    const key = factors.map(({ letter }) => letter).sort().join('·'); // prettier-ignore
    const { times, size } = terms.get(key) ?? { times: 0, size: 0 };
    const inPlace = isGroup(place.part)
      ? (matrix.copies / (place.copies * place.part.repeats)) * matrix.part.repeats
      : 1;
    const product = factors.reduce((all, { value }) => all * value, inPlace);
    terms.set(key, {
      times: times + inPlace,
      factors: terms.get(key)?.factors ?? factors,
      size: size + product,
    });
  }
  return [...terms.values()].sort((a, b) => b.size - a.size);
}

/** rows · cols in letters. With d_k = d_model / h, h · d_k is d_model, and the heads are gone from it. */
function factorsOf(
  { name, rows, cols }: MatrixPart,
  parent: PartName | undefined,
  { widths, dModel, numHeads, dK, dV, dFF, vocabulary }: Sizes,
): Factor[] {
  const d = { letter: 'd_model', value: dModel };
  const h = { letter: 'h', value: numHeads };
  const isSplit = widths === 'split';
  const keys = isSplit ? [d] : [h, { letter: 'd_k', value: dK }];
  const values = isSplit ? [d] : [h, { letter: 'd_v', value: dV }];
  const hidden = { letter: 'd_FF', value: dFF };
  const tokens = { letter: '|V|', value: vocabulary };
  switch (name) {
    case 'tokenEmbeddings':
      return [tokens, d];
    case 'positionEmbeddings':
      return [{ letter: 'L', value: rows }, d];
    case 'segmentEmbeddings':
      return [{ letter: 's', value: rows }, d];
    case 'relativePositionBiases':
      return [{ letter: 'b', value: rows }, h];
    case 'queryProjection':
    case 'keyProjection':
      return [d, ...keys];
    case 'valueProjection':
      return [d, ...values];
    case 'queryBias':
    case 'keyBias':
      return keys;
    case 'valueBias':
      return values;
    case 'outputProjection':
      return parent === 'model' ? [d, tokens] : [...values, d];
    case 'upProjection':
    case 'downProjection':
      return [d, hidden];
    case 'upBias':
      return [hidden];
    case 'vocabularyBias':
      return [tokens];
    case 'dense':
      return [d, d];
    case 'outputBias':
    case 'downBias':
    case 'denseBias':
    case 'scale':
    case 'shift':
      return [d];
    default:
      return [{ letter: String(rows), value: rows }, { letter: String(cols), value: cols }]; // prettier-ignore
  }
}

function spell(
  { times, factors }: Term,
  write: (factor: Factor) => string,
  count: (value: number) => string,
): string {
  const isSquare = factors.length === 2 && factors[0]!.letter === factors[1]!.letter;
  const product = isSquare ? `${write(factors[0]!)}²` : factors.map(write).join(' · ');
  return times === 1 ? product : `${count(times)} · ${product}`;
}

function roleSegment(name: PartName): Pick<Segment, 'matrix'> {
  const matrix = roleMatrix[name];
  return matrix === undefined ? {} : { matrix };
}

/** Projections have the colour of what they make. */
const roleMatrix: Partial<Record<PartName, string>> = {
  queryProjection: 'queries',
  queryBias: 'queries',
  keyProjection: 'keys',
  keyBias: 'keys',
  valueProjection: 'values',
  valueBias: 'values',
};
