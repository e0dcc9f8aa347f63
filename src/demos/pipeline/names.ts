import type { CellRef } from '#core/index.ts';
import { dModel, headWidth, type Pipeline } from './pipeline.ts';
import type { MatrixName } from './state.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The longest token that is shown in full. */
const longestShown = 16;

/** A token as it is shown: long ones cut, and a mark without a letter on a dotted circle. */
export function shownToken(token: string): string {
  const characters = Array.from(graphemes.segment(token), ({ segment }) => segment);
  const cut =
    characters.length > longestShown ? `${characters.slice(0, longestShown - 1).join('')}…` : token;
  return /^\p{M}/u.test(cut) ? `◌${cut}` : cut;
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** `gato`; where a token stands more than once, `pez₁` and `pez₂`. */
export function tokenLabels(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, place) => {
    const shown = shownToken(token);
    if (tokens.indexOf(token) === tokens.lastIndexOf(token)) return shown;
    const nth = tokens.slice(0, place + 1).filter((other) => other === token).length;
    return `${shown}${[...String(nth)].map((digit) => subscripts[Number(digit)]).join('')}`;
  });
}

/** What a matrix is called in formulas; those of a head have its number. */
export function letterOf(name: MatrixName | 'products', head: number, positions: boolean): string {
  const i = subscripts[head]!;
  const names: Record<MatrixName | 'products', string> = {
    ids: 'id',
    table: 'E',
    embeddings: 'X',
    encoding: 'PE',
    x: positions ? '(X + PE)' : 'X',
    queries: `Q${i}`,
    keys: `K${i}`,
    values: `V${i}`,
    products: `Q${i}K${i}ᵀ`,
    scores: `S${i}`,
    weights: `A${i}`,
    concatenated: 'concat',
    output: 'O',
  };
  return names[name];
}

export function rowLabels(name: MatrixName, { tokens, vocabulary }: Pipeline): readonly string[] {
  if (name === 'table') return vocabulary.map(shownToken);
  if (name === 'encoding') return tokens.map((_, position) => String(position));
  return tokenLabels(tokens);
}

const numbered = Array.from({ length: dModel }, (_, col) => String(col));

export function colLabels(name: MatrixName | 'products', { tokens }: Pipeline): readonly string[] {
  switch (name) {
    case 'ids':
      return ['id'];
    case 'products':
    case 'scores':
    case 'weights':
      return tokenLabels(tokens);
    case 'queries':
    case 'keys':
    case 'values':
      return numbered.slice(0, headWidth);
    default:
      return numbered;
  }
}

/** Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A word that runs the other way, kept from turning the brackets around it. */
function isolated(label: string): string {
  return rightToLeft.test(label) ? `\u2068${label}\u2069` : label;
}

/** A cell by its labels: `A₀[come, pescado]`. */
export function cellNamer(computed: Pipeline, head: number): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    const rowLabel = isolated(rowLabels(name, computed)[row]!);
    const letter = letterOf(name, head, computed.positions);
    if (name === 'ids') return `${letter}[${rowLabel}]`;
    return `${letter}[${rowLabel}, ${isolated(colLabels(name, computed)[col]!)}]`;
  };
}
