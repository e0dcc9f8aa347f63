import {
  formatMask,
  formatNumber,
  formatScientific,
  formatShape,
  matmul,
  sliceCols,
  sliceRows,
  toRows,
  transpose,
  type Matrix,
} from '#core/index.ts';
import { examples as texts, type ExamplesText } from '#i18n/examples.ts';
import type { Locale } from '#i18n/locale.ts';
import { keys, queries, tokens, values } from '../attention/example.ts';
import { formatCount } from '#i18n/format-count.ts';
import * as examples from './examples.ts';

export const exampleNames = [
  'basic',
  'causal',
  'multiHead',
  'positions',
  'pipeline',
  'orderInvariance',
  'parameterCounts',
] as const;
/** Of the columns of a wide matrix. */
const shownCols = 6;

export type ExampleName = (typeof exampleNames)[number];

/** What an example prints: on a terminal and on its page, the same lines. */
export function report(name: ExampleName, locale: Locale): string {
  return reports[name](texts[locale], locale).join('\n\n');
}

const reports: Record<ExampleName, (t: ExamplesText, locale: Locale) => string[]> = {
  basic(t) {
    const { products, scores, weights, output } = examples.basic();
    return [
      t.sentence,
      titled(t.matrices.queries, byToken(queries)),
      titled(t.matrices.keys, byToken(keys)),
      titled(t.matrices.values, byToken(values)),
      titled(t.matrices.products, pairs(products)),
      titled(t.matrices.scores, pairs(scores)),
      titled(t.matrices.weights, pairs(weights)),
      titled(t.matrices.output, byToken(output)),
    ];
  },

  causal(t) {
    const { mask, scores, weights, output } = examples.causal();
    return [
      titled(t.matrices.mask, formatMask(mask)),
      titled(t.matrices.maskedScores, pairs(scores)),
      titled(t.matrices.weights, pairs(weights)),
      titled(t.matrices.output, byToken(output)),
    ];
  },

  multiHead(t) {
    const { x, heads, concatenated, output } = examples.multiHead();
    return [
      t.multiHead.sizes(x.cols, heads.length, heads[0]!.queries.cols),
      start(t.matrices.tokens, x, t),
      ...heads.map(({ weights }, head) => titled(t.matrices.headWeights(head), pairs(weights))),
      t.multiHead.shapes(formatShape(concatenated), formatShape(output)),
      start(t.matrices.output, output, t),
    ];
  },

  positions(t) {
    const encoding = examples.positions();
    const numbers = counted(shownCols);
    const offsets = counted(9);
    const [near, far] = [0, 20];
    const products = matmul(encoding, transpose(encoding)); // [length, length]
    const profile = [near, far].map((from) =>
      toRows(products)[from]!.slice(from, from + offsets.length),
    );
    return [
      titled(
        t.matrices.positionsStart(shownCols - 1),
        printMatrix(
          toRows(sliceCols(sliceRows(encoding, 0, shownCols), 0, shownCols)),
          numbers,
          numbers,
          { mostDigits: 3 },
        ),
      ),
      titled(
        t.matrices.positionProducts(near, far),
        printMatrix(
          profile,
          [`p = ${near}`, `p = ${far}`],
          offsets.map((k) => `k = ${k}`),
        ),
      ),
    ];
  },

  pipeline(t) {
    const { embeddings, encoding, x, heads, output } = examples.pipeline();
    return [
      t.sentence,
      start(t.matrices.embeddings, embeddings, t),
      start(t.matrices.encoding, encoding, t),
      start(t.matrices.sum, x, t),
      ...heads.map(({ weights }, head) => titled(t.matrices.headWeights(head), pairs(weights))),
      start(t.matrices.output, output, t),
    ];
  },

  orderInvariance(t) {
    const { x, order, withoutPositions, withPositions } = examples.orderInvariance();
    // The last digits of a rounding differ between machines: what is said of it does not.
    const isRounding = withoutPositions < 1e-14;
    return [
      start(t.matrices.tokens, x, t),
      t.order.moved(order.map((token) => tokens[token]).join(' ')),
      [
        `${t.order.without}: ${isRounding ? t.order.atRounding : formatScientific(withoutPositions)}`,
        `${t.order.with}: ${formatNumber(withPositions, 3)}`,
      ].join('\n'),
    ];
  },

  parameterCounts(t, locale) {
    const { counts, ...sizes } = examples.parameterCounts();
    const titles = t.counts(sizes);
    const printed = Object.entries(counts).map(
      ([name, count]) => [formatCount(count, locale), titles[name as keyof typeof counts]] as const,
    );
    const width = Math.max(...printed.map(([count]) => count.length));
    return [printed.map(([count, title]) => `${count.padStart(width)}  ${title}`).join('\n')];
  },
};

function titled(title: string, body: string): string {
  return `${title}\n${body}`;
}

function byToken(data: Matrix): string {
  return printMatrix(toRows(data), tokens, counted(data.cols));
}

/** Of a wide matrix the first columns, under what it is and how much of it this is. */
function start(title: string, data: Matrix, t: ExamplesText): string {
  const shown = printMatrix(toRows(sliceCols(data, 0, shownCols)), tokens, counted(shownCols), {
    isCut: true,
  });
  return titled(t.firstColumns(title, shownCols, data.cols), shown);
}

function pairs(data: Matrix): string {
  return printMatrix(toRows(data), tokens, tokens);
}

/** Rows of numbers under the labels of their columns, aligned for a type of one width. */
function printMatrix(
  rows: readonly (readonly number[])[],
  rowLabels: readonly (string | number)[],
  colLabels: readonly (string | number)[],
  { mostDigits = 2, isCut = false }: { mostDigits?: number; isCut?: boolean } = {},
): string {
  const digits = isWhole(rows) ? 0 : mostDigits;
  const more = isCut ? ['…'] : [];
  const table = [
    ['', ...colLabels.map(String), ...more],
    ...rows.map((row, i) => [
      String(rowLabels[i]),
      ...row.map((value) => formatNumber(value, digits)),
      ...more,
    ]),
  ];
  const widths = table[0]!.map((_, col) => Math.max(...table.map((row) => row[col]!.length)));
  return table
    .map((row) =>
      row
        .map((text, col) => (col === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[col]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function isWhole(rows: readonly (readonly number[])[]): boolean {
  return rows.flat().every((value) => !Number.isFinite(value) || Number.isInteger(value));
}

function counted(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
