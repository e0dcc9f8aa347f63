import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  contrast,
  mixOklab,
  oklab,
  palette,
  rampColours,
  rampIndex,
  readableInk,
  tint,
  weightTint,
} from './palette.ts';
import type { ColourName, Role, Theme } from './palette.ts';

const themes: readonly Theme[] = ['light', 'dark'];
const roles: readonly Role[] = ['query', 'key', 'value', 'weight'];

test("tokens.css and the palette name the same colours, so figures match the page's text", () => {
  const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  const tokens = Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
      ([, name, light, dark]) => [name, { light, dark }],
    ),
  );
  const expected = Object.fromEntries(
    (Object.keys(palette.light) as ColourName[]).map((name) => [
      name,
      { light: palette.light[name], dark: palette.dark[name] },
    ]),
  );
  expect(tokens).toEqual(expected);
});

describe.each(themes)('%s theme', (theme) => {
  const colours = palette[theme];

  test.each(roles)('%s has a contrast of 4.5:1 on the page, a card and a cell', (role) => {
    for (const ground of [colours.paper, colours.card, colours.cell])
      expect(contrast(colours[role], ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['ink', 'ink-soft', 'error'] as const)('%s can be read on every ground', (ink) => {
    for (const ground of [colours.paper, colours.card, colours.cell])
      expect(contrast(colours[ink], ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('every step of the weight ramp has a readable ink', () => {
    for (let step = 0; step <= 1000; step++) {
      const ground = mixOklab(colours.card, colours.weight, step / 1000);
      expect(contrast(readableInk(ground, theme), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('every step of the signed ramp has a readable ink, and its ends are told apart by eye', () => {
    for (const ground of rampColours(theme, { limit: 1 }))
      expect(contrast(readableInk(ground, theme), ground)).toBeGreaterThanOrEqual(4.5);
    const [positive, negative] = [oklab(colours.positive), oklab(colours.negative)];
    // blue against yellow: the pair that the common colour vision deficiencies keep apart
    expect(positive[2]).toBeLessThan(-0.05);
    expect(negative[2]).toBeGreaterThan(0.05);
    for (const end of [colours.positive, colours.negative])
      expect(contrast(end, colours.card)).toBeGreaterThanOrEqual(4.5);
  });

  test('the weight ramp takes even steps of lightness', () => {
    const lightness = Array.from(
      { length: 11 },
      (_, step) => oklab(mixOklab(colours.card, colours.weight, step / 10))[0],
    );
    const steps = lightness.slice(1).map((value, i) => value - lightness[i]!);
    const whole = lightness[10]! - lightness[0]!;
    // Hex colours round each channel to 1/255, which is at most 0.005 of OKLab's lightness.
    for (const step of steps) expect(Math.abs(step - whole / 10)).toBeLessThan(0.005);
  });
});

test('contrast of black on white is 21, of a colour on itself 1 (WCAG 2.2)', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#8a3d78', '#8a3d78')).toBe(1);
});

test('OKLab of sRGB red is what its author publishes: 0.628, 0.225, 0.126', () => {
  const [lightness, a, b] = oklab('#ff0000');
  expect(lightness).toBeCloseTo(0.628, 3);
  expect(a).toBeCloseTo(0.225, 3);
  expect(b).toBeCloseTo(0.126, 3);
});

test('mixing returns the ends unchanged', () => {
  expect(mixOklab('#1d2025', '#dda0cc', 0)).toBe('#1d2025');
  expect(mixOklab('#1d2025', '#dda0cc', 1)).toBe('#dda0cc');
});

test('what is not a weight is not tinted', () => {
  const untinted = weightTint(0);
  for (const value of [NaN, -0.1, 1.1, Infinity]) expect(weightTint(value)).toEqual(untinted);
  for (const value of [NaN, -Infinity, Infinity])
    expect(tint(value, { limit: 3 })).toEqual(tint(0, { limit: 3 }));
});

test('a number has its place on the ramp, and beyond the scale that of its end', () => {
  const scale = { limit: 2 };
  expect([-9, -2, -1, 0, 1, 2, 9].map((value) => rampIndex(value, scale))).toEqual([
    0, 0, 64, 127, 191, 254, 254,
  ]);
  expect([-1, 0, 0.5, 1, 2].map((value) => rampIndex(value, 'weight'))).toEqual([
    0, 0, 128, 255, 255,
  ]);
  expect(rampIndex(NaN, scale)).toBe(127);
  expect(rampIndex(NaN, 'weight')).toBe(0);
  expect(rampIndex(0, { limit: 0 })).toBe(127);
});

test('the signed ramp has the card in its middle and is even to both sides', () => {
  const ramp = rampColours('light', { limit: 5 });
  expect([ramp[0], ramp[127], ramp[254]]).toEqual([
    palette.light.negative,
    palette.light.card,
    palette.light.positive,
  ]);
  expect(tint(-5, { limit: 5 }).ground).toBe(
    `light-dark(${palette.light.negative}, ${palette.dark.negative})`,
  );
});
