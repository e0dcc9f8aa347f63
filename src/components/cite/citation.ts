/** How the course is named as a source. */
import type { Locale } from '#i18n/locale.ts';
import { cite } from '#i18n/cite.ts';

export interface Source {
  readonly locale: Locale;
  readonly version: string;
  readonly year: number;
  /** Where the edition in this language starts. */
  readonly url: string;
}

/** As CITATION.cff has it. */
export const authors = 'The Paying Attention contributors';

/** In running text: authors (year), title, version, address. */
export function citationText({ locale, version, year, url }: Source): string {
  const t = cite[locale];
  return `${authors} (${year}). ${t.title} (${t.version(version)}). ${url}`;
}

/** As an entry of a BibTeX file. The inner braces keep an institution from being read as a person. */
export function bibtex({ locale, version, year, url }: Source): string {
  const fields = {
    author: `{${authors}}`,
    title: `{${cite[locale].title}}`,
    year: String(year),
    version,
    url,
    language: locale === 'es' ? 'spanish' : 'english',
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return ['@misc{paying-attention,', ...lines, '}'].join('\n');
}
