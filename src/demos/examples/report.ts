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
import type { ExamplesText } from '#i18n/examples.ts';
import { keys, queries, tokens, values } from '../attention/example.ts';
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
export type ExampleName = (typeof exampleNames)[number];

/** What an example prints: on a terminal and on its page, the same lines. */
export function report(name: ExampleName, t: ExamplesText): string {
  return reports[name](t).join('\n\n');
}

const reports: Record<ExampleName, (t: ExamplesText) => string[]> = {
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
    const { heads, concatenated, output } = examples.multiHead();
    return [
      t.multiHead.sizes,
      ...heads.map(({ weights }, head) => titled(t.matrices.headWeights(head), pairs(weights))),
      t.multiHead.shapes(formatShape(concatenated), formatShape(output)),
      titled(t.matrices.outputStart, byToken(sliceCols(output, 0, 6))),
    ];
  },

  positions(t) {
    const encoding = examples.positions();
    const numbers = counted(6);
    const offsets = counted(9);
    const products = matmul(encoding, transpose(encoding)); // [length, length]
    const profile = [0, 20].map((from) =>
      toRows(products)[from]!.slice(from, from + offsets.length),
    );
    return [
      titled(
        t.matrices.positionsStart,
        printMatrix(toRows(sliceCols(sliceRows(encoding, 0, 6), 0, 6)), numbers, numbers, 3),
      ),
      titled(
        t.matrices.positionProducts,
        printMatrix(
          profile,
          ['p = 0', 'p = 20'],
          offsets.map((k) => `k = ${k}`),
        ),
      ),
    ];
  },

  pipeline(t) {
    const { embeddings, encoding, x, heads, output } = examples.pipeline();
    const start = (data: Matrix): string => byToken(sliceCols(data, 0, 6));
    return [
      t.sentence,
      titled(t.matrices.embeddings, start(embeddings)),
      titled(t.matrices.encoding, start(encoding)),
      titled(t.matrices.sum, start(x)),
      ...heads.map(({ weights }, head) => titled(t.matrices.headWeights(head), pairs(weights))),
      titled(t.matrices.outputStart, start(output)),
    ];
  },

  orderInvariance(t) {
    const { order, withoutPositions, withPositions } = examples.orderInvariance();
    // The last digits of a rounding differ between machines: what is said of it does not.
    const isRounding = withoutPositions < 1e-14;
    return [
      t.order.moved(order.map((token) => tokens[token]).join(' ')),
      [
        `${t.order.without}: ${isRounding ? t.order.atRounding : formatScientific(withoutPositions)}`,
        `${t.order.with}: ${formatNumber(withPositions, 3)}`,
      ].join('\n'),
    ];
  },

  parameterCounts(t) {
    const counts = Object.entries(examples.parameterCounts()) as [
      keyof ExamplesText['counts'],
      number,
    ][];
    const printed = counts.map(([, count]) => count.toLocaleString('en'));
    const width = Math.max(...printed.map((text) => text.length));
    return [
      counts.map(([name], i) => `${printed[i]!.padStart(width)}  ${t.counts[name]}`).join('\n'),
    ];
  },
};

function titled(title: string, body: string): string {
  return `${title}\n${body}`;
}

function byToken(data: Matrix): string {
  return printMatrix(toRows(data), tokens, counted(data.cols));
}

function pairs(data: Matrix): string {
  return printMatrix(toRows(data), tokens, tokens);
}

/** Rows of numbers under the labels of their columns, aligned for a type of one width. */
function printMatrix(
  rows: readonly (readonly number[])[],
  rowLabels: readonly (string | number)[],
  colLabels: readonly (string | number)[],
  mostDigits = 2,
): string {
  const digits = isWhole(rows) ? 0 : mostDigits;
  const table = [
    ['', ...colLabels.map(String)],
    ...rows.map((row, i) => [
      String(rowLabels[i]),
      ...row.map((value) => formatNumber(value, digits)),
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
