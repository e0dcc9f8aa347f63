import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from './palette.ts';
import { standaloneSvg } from './standalone-svg.ts';
import { weightBars } from './weight-bars.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const origin = {
  title: 'Weights <of> "come"',
  origin: 'hand-set',
  seed: 7,
  link: 'https://example.org/#a.v=1&a.b=<c>',
};

function bars(): SVGSVGElement {
  return weightBars([0.25, 0.75], { document, ariaLabel: 'Two bars', xLabel: '', yLabel: '' });
}

test.each(['light', 'dark'] as const)(
  '%s: no token is left, every colour is the palette’s',
  (theme) => {
    const svg = standaloneSvg(bars(), { theme, origin });
    const attributes = [svg, ...svg.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ value }) => value),
    );
    expect(attributes.filter((value) => value.includes('var('))).toEqual([]);
    expect(attributes).toContain(palette[theme].weight);
    expect(svg.querySelector('rect')?.getAttribute('fill')).toBe(palette[theme].card);
  },
);

test('it has its size, a title, and its origin as metadata', () => {
  const original = bars();
  const svg = standaloneSvg(original, { theme: 'light', origin });
  expect([svg.getAttribute('width'), svg.getAttribute('height')]).toEqual(
    original.getAttribute('viewBox')!.split(' ').slice(2),
  );
  expect(svg.querySelector('title')?.textContent).toBe(origin.title);
  expect(JSON.parse(svg.querySelector('metadata')!.textContent)).toEqual(origin);
});

test('the figure on the page is left as it is', () => {
  const original = bars();
  const before = original.querySelectorAll('*').length;
  standaloneSvg(original, { theme: 'light', origin });
  expect(original.querySelectorAll('*').length).toBe(before);
  expect(original.querySelector('[fill="var(--weight)"]')).not.toBeNull();
});

test('a token that the palette does not have is refused', () => {
  const svg = bars();
  svg.setAttribute('fill', 'var(--nothing)');
  expect(() => standaloneSvg(svg, { theme: 'light', origin })).toThrow('no colour nothing');
});
