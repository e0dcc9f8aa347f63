import { parseHTML } from 'linkedom';
import { describe, expect, it, test } from 'vitest';
import { at, formatMask, formatNumber, formatShape, toRows } from '#core/index.ts';
import { examples as texts } from '#i18n/examples.ts';
import { tokens } from '../attention/example.ts';
import * as examples from './examples.ts';
import { framePicture } from './picture-frame.ts';
import { drawPicture, exampleOf, pictureNames } from './pictures.ts';
import { exampleNames, report } from './report.ts';

const t = texts.en;

describe('the seven examples', () => {
  it('basic: the weights of “come”, worked by hand', () => {
    // its scores are 0, 2, 0, 3, 0: e² = 7.389 and e³ = 20.086 of 3 + 7.389 + 20.086 = 30.475
    const weights = toRows(examples.basic().weights)[2]!;
    [0.0328, 0.2425, 0.0328, 0.6591, 0.0328].forEach((weight, key) =>
      expect(weights[key]).toBeCloseTo(weight, 4),
    );
  });

  it('causal: the triangle of the original', () => {
    expect(formatMask(examples.causal().mask)).toBe(
      ['✓ ✗ ✗ ✗ ✗', '✓ ✓ ✗ ✗ ✗', '✓ ✓ ✓ ✗ ✗', '✓ ✓ ✓ ✓ ✗', '✓ ✓ ✓ ✓ ✓'].join('\n'),
    );
    expect(at(examples.causal().weights, 0, 0)).toBe(1);
  });

  it('multi-head: 64 wide, eight heads of 8', () => {
    const { heads, concatenated, output } = examples.multiHead();
    expect(heads.map((head) => formatShape(head.output))).toEqual(Array(8).fill('5×8'));
    expect([formatShape(concatenated), formatShape(output)]).toEqual(['5×64', '5×64']);
  });

  it('positions: within [−1, 1], and the products depend on the offset alone', () => {
    const encoding = examples.positions();
    expect(encoding.data.every((value) => Math.abs(value) <= 1)).toBe(true);
    const [, first, second] = report('positions', 'en')
      .split('\n\n')[1]!
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/ {2,}/).slice(1));
    expect(first).toEqual(second);
    expect(first![0]).toBe('32.00'); // 32 pairs, sin² + cos² = 1 each
  });

  it('pipeline: what goes in is embeddings plus positions', () => {
    const { embeddings, encoding, x, output } = examples.pipeline();
    expect(at(x, 3, 5)).toBe(at(embeddings, 3, 5) + at(encoding, 3, 5));
    expect(formatShape(output)).toBe('5×16');
  });

  it('order: nothing but rounding without positions, much with them', () => {
    const { withoutPositions, withPositions } = examples.orderInvariance();
    expect(withoutPositions).toBeLessThan(1e-14);
    expect(withPositions).toBeGreaterThan(0.01);
    expect(report('orderInvariance', 'en')).toContain('at most a few roundings');
  });

  it('counts: 4 · 64², and the same for any number of heads', () => {
    expect(examples.parameterCounts().counts).toMatchObject({
      attention: 16_384,
      attentionWithBiases: 16_640,
      heads: 16_384,
      headsWithBiases: 16_640,
      learnedPositions: 32_768,
      gpt2Small: 124_439_808,
    });
  });
});

describe('what they print', () => {
  test.each(exampleNames)('%s: every line, in both languages, without a hole', (name) => {
    for (const locale of ['en', 'es'] as const) {
      const printed = report(name, locale);
      expect(printed).not.toMatch(/undefined|NaN|\[object/);
      expect(printed.split('\n').length).toBeGreaterThan(2);
    }
  });

  it('stands in columns', () => {
    const [title, head, ...rows] = report('basic', 'en').split('\n\n')[1]!.split('\n');
    expect(title).toBe('Q, queries');
    expect(head!.length).toBe(rows[0]!.length);
    expect(rows[2]).toBe('come     0  2  0  2');
  });

  test.each(['multiHead', 'orderInvariance'] as const)(
    '%s: what goes in too, cut after six columns, with an ellipsis',
    (name) => {
      const { x } = examples[name]();
      const block = report(name, 'en')
        .split('\n\n')
        .find((each) => each.startsWith('X, '))!;
      const [title, head, ...rows] = block.split('\n');
      expect(title).toBe(`X, token vectors, random, first 6 of ${x.cols} columns`);
      expect(head!.trim().split(/ +/)).toEqual(['0', '1', '2', '3', '4', '5', '…']);
      for (const [token, row] of toRows(x).entries())
        expect(rows[token]!.split(/ +/)).toEqual([
          tokens[token],
          ...row.slice(0, 6).map((value) => formatNumber(value, 2)),
          '…',
        ]);
    },
  );

  it('groups the digits of a count as its language does', () => {
    const en = report('parameterCounts', 'en');
    expect(en).toContain('     16,384  attention');
    expect(en).toContain('124,439,808  GPT-2 small');
    const es = report('parameterCounts', 'es');
    expect(es).toContain('     16\u202F384  atención');
    expect(es).toContain('124\u202F439\u202F808  GPT-2 small');
    expect(es).not.toMatch(/\d,\d/);
  });

  it('says sizes as they are', () => {
    expect(report('multiHead', 'en')).toContain('d_model 64, 8 heads, d_k = 64 / 8 = 8');
    expect(report('parameterCounts', 'en')).toContain('attention, d_model 64: 4 · 64 · 64');
    expect(report('parameterCounts', 'es')).toContain('posiciones aprendidas, 512 × 64');
  });
});

describe('the five pictures', () => {
  const { document } = parseHTML('<!doctype html><html></html>');

  test.each(pictureNames)('%s: the figure of its example, framed, in one theme', (name) => {
    const picture = drawPicture(name, document, t);
    expect(picture.title).toBe(t.titles[exampleOf[name]]);
    const framed = framePicture(picture, { document, t, theme: 'light', fontFamily: 'Test' });
    const attributes = [framed, ...framed.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ value }) => value),
    );
    expect(attributes.filter((value) => /var\(|light-dark|NaN|undefined/.test(value))).toEqual([]);
    const texts = [...framed.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toContain(picture.title);
    expect(texts).toContain(picture.origin);
  });

  test('a random one says its seed', () => {
    const { origin, seed } = drawPicture('multihead_attention', document, t);
    expect(origin).toContain(String(seed));
  });
});
