import type { PartName } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { parameters } from '#i18n/parameters.ts';
import { formatCount } from '#i18n/format-count.ts';
import { formatBytes, formatShare } from './format.ts';
import type { Sizes } from './sizes.ts';
import { countInModel, isGroup, type Place } from './tree.ts';

/** What there is to say about a part besides its arithmetic. */
export function noteOf(place: Place, whole: number, sizes: Sizes, locale: Locale): string {
  const t = parameters[locale].notes;
  const { part, copies } = place;
  const count = countInModel(place);
  const share = formatShare(count / whole, locale);
  const numCopies = copies * part.repeats;
  const special = specialNote(place, sizes, locale);
  if (part.name === 'model') {
    return [t.whole(formatBytes(4 * whole), formatBytes(2 * whole)), special].join(' ').trim();
  }
  if (!isGroup(part) && part.tiedTo !== undefined) return t.tied;
  const all =
    numCopies > 1
      ? t.all(formatCount(numCopies, locale), formatCount(count, locale), share)
      : t.share(share);
  return [all, special].join(' ').trim();
}

function specialNote({ part, parent }: Place, sizes: Sizes, locale: Locale): string {
  const t = parameters[locale].notes;
  const isSplit = sizes.widths === 'split';
  const h = formatCount(sizes.numHeads, locale);
  switch (part.name) {
    case 'queryProjection':
    case 'keyProjection':
    case 'valueProjection': {
      const own = part.name === 'valueProjection' ? sizes.dV : sizes.dK;
      const width = formatCount(isSplit ? sizes.dModel / sizes.numHeads : own, locale);
      return isSplit ? t.split(h, width) : t.own(h, width);
    }
    case 'selfAttention':
    case 'crossAttention':
      return isSplit ? t.attention : '';
    case 'relativePositionBiases':
      return t.relative;
    case 'pooler':
      return t.pooler;
    case 'embeddings':
      return sizes.positions === 'sinusoidal' ? t.sinusoidal : '';
    default:
      return isBias(part.name, parent) ? t.bias : '';
  }
}

function isBias(name: PartName, parent: Place | undefined): boolean {
  return name.endsWith('Bias') && parent !== undefined;
}
