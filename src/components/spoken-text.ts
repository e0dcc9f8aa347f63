import { segmentsText, type Segment } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { spokenSigns } from '#i18n/spoken-text.ts';

/**
 * A line of arithmetic in words, for those who hear it: screen readers pass over most signs, and none of
 * them says that a number is raised. `A[come, El] = e^(2) / 3 ≈ 2.46` is `A, come, El = e to the power 2,
 * over 3 is about 2.46`. Signs that all of them say, as + and −, stay.
 */
export function spokenText(segments: readonly Segment[], locale: Locale): string {
  const t = spokenSigns[locale];
  return (
    segmentsText(segments)
      // A projection's letter is raised too, and no power.
      .replaceAll(/\^\(([QKVO])\)/g, ' $1')
      .replaceAll(/\^\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, ` ${t.power} $1, `)
      .replaceAll(/([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/g, (raised) =>
        raised === '²' ? ` ${t.squared}` : ` ${t.power} ${toPlain(raised)}`,
      )
      .replaceAll(/[₀-₉ᵢⱼₖᵥ]+/g, (lowered) => ` ${toPlain(lowered)}`)
      .replaceAll(/\bmax \|([^|]+)\|/g, `${t.largestMagnitude} $1`)
      .replaceAll(/\bmax(?=\()/g, t.maximumOf)
      .replaceAll(/\bmax\b/g, t.maximum)
      .replaceAll(/\|([^|]+)\|/g, `${t.magnitude} $1`)
      .replaceAll(/\[([^[\]]*)\]/g, ', $1')
      .replaceAll(/\((−[\d.]+)\)/g, '$1')
      .replaceAll(/\bsin(?=\()/g, t.sine)
      .replaceAll(/\bcos(?=\()/g, t.cosine)
      .replaceAll('(', ` ${t.open} `)
      .replaceAll(')', ` ${t.close} `)
      .replaceAll('√', ` ${t.root} `)
      .replaceAll('ᵀ', ` ${t.transposed} `)
      .replaceAll(/[·×]/g, ` ${t.times} `)
      .replaceAll('/', ` ${t.over} `)
      .replaceAll('≈', ` ${t.about} `)
      .replaceAll('<', ` ${t.lessThan} `)
      .replaceAll('→', `, ${t.so} `)
      .replaceAll('↔', `, ${t.whereas} `)
      .replaceAll('✓', t.allowed)
      .replaceAll('✗', t.forbidden)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/(?: ?,)+ ?,? /g, ', ')
      .replaceAll(/ ,/g, ',')
      .replace(/[ ,]+$/, '')
      .trim()
  );
}

/** Raised and lowered characters as they stand on the line. */
function toPlain(characters: string): string {
  return characters.normalize('NFKC');
}
