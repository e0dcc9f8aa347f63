import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { causalMask, matrix } from '#core/index.ts';
import type { Facts } from '#exercises/exercise.ts';
import { fillFacts } from './fill-facts.ts';

function filled(html: string, facts: Facts): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  fillFacts(document.body, facts);
  // eslint-disable-next-line no-restricted-syntax -- read, not written
  return document.body.innerHTML;
}

describe('fillFacts', () => {
  test.each([
    ['gato', 'gato'],
    [0.25, '0.25'],
    [-1, '−1'],
    [1 / 3, '0.33'],
    [0.5, '0.5'],
    [1024, '1024'],
    [16448, '16\u202f448'],
    [-124439808, '−124\u202f439\u202f808'],
  ])('%j stands as %s', (fact, text) => {
    expect(filled('<p>a <span data-fact="x"></span> b</p>', { x: fact })).toBe(
      `<p>a <span data-fact="x">${text}</span> b</p>`,
    );
  });

  test('text is text, whatever it looks like', () => {
    expect(filled('<i data-fact="x"></i>', { x: '<b>1 < 2</b>' })).toBe(
      '<i data-fact="x">&lt;b&gt;1 &lt; 2&lt;/b&gt;</i>',
    );
  });

  test('a matrix is a table with its labels; all its numbers have as many decimals as one needs', () => {
    const html = filled('<div data-fact="x"></div>', {
      x: { matrix: matrix([[1, 0.5]]), rowLabels: ['gato'], colLabels: ['a', 'b'] },
    });
    expect(html).toBe(
      '<div data-fact="x"><table><thead><tr><td></td><th scope="col">a</th><th scope="col">b</th></tr></thead>' +
        '<tbody><tr><th scope="row">gato</th><td>1.0</td><td>0.5</td></tr></tbody></table></div>',
    );
  });

  test('decimals that are asked for are kept; −∞ is written as such', () => {
    const html = filled('<div data-fact="x"></div>', {
      x: { matrix: matrix([[1, -Infinity]]), digits: 2 },
    });
    expect(html).toContain('<td>1.00</td><td>−∞</td>');
    expect(html).not.toContain('thead');
  });

  test('a mask is ticks and crosses', () => {
    const html = filled('<div data-fact="x"></div>', { x: { matrix: causalMask(2) } });
    expect(html).toContain('<tr><td>✓</td><td>✗</td></tr><tr><td>✓</td><td>✓</td></tr>');
  });

  test('other facts take the place of those before', () => {
    const { document } = parseHTML(
      '<!doctype html><html><body><i data-fact="x"></i></body></html>',
    );
    fillFacts(document.body, { x: 1 });
    fillFacts(document.body, { x: 2 });
    expect(document.body.textContent).toBe('2');
  });

  test('a fact that is not there is refused by name, one of Object’s own too', () => {
    expect(() => filled('<i data-fact="y"></i>', { x: 1 })).toThrow(
      'fillFacts: no fact is named “y”; there are x',
    );
    expect(() => filled('<i data-fact="toString"></i>', { x: 1 })).toThrow('“toString”');
  });
});
