/** The colours that figures and tinted cells compute with. The page's own are in tokens.css. */
export const palette = {
  light: {
    query: '#0063a8',
    key: '#a84600',
    value: '#006d4a',
    weight: '#8a3d78',
    positive: '#4a49b8',
    negative: '#7a5f00',
    ink: '#1d2126',
    'ink-soft': '#565d66',
    paper: '#fdfcf9',
    card: '#ffffff',
    rule: '#e4e0d8',
    'rule-strong': '#8f8b83',
    cell: '#f6f4ef',
    error: '#b3261e',
  },
  dark: {
    query: '#7cc0f2',
    key: '#f2a36b',
    value: '#5fd0a5',
    weight: '#dda0cc',
    positive: '#a9abf5',
    negative: '#d9bd55',
    ink: '#e8e6e1',
    'ink-soft': '#a9adb3',
    paper: '#16181c',
    card: '#1d2025',
    rule: '#30343b',
    'rule-strong': '#70757d',
    cell: '#24282e',
    error: '#ff9a92',
  },
} as const;

export type Theme = keyof typeof palette;
export type ColourName = keyof (typeof palette)['light'];
export type Role = 'query' | 'key' | 'value' | 'weight';

/** A colour as the page's own token, so that a figure follows the theme without being redrawn. */
export function themed(name: ColourName): string {
  return `var(--${name})`;
}

/** What a colour stands for: a weight, from 0 to 1; or a signed number, from −limit to limit. */
export type ColourScale = 'weight' | { readonly limit: number };

/**
 * The tint of a weight and a text colour that can be read on it, for both themes.
 *
 * @param weight a number in [0, 1]; what lies outside, or is not a number, is not tinted
 */
export function weightTint(weight: number): Tint {
  return tint(weight >= 0 && weight <= 1 ? weight : 0, 'weight');
}

export interface Tint {
  readonly ground: string;
  readonly ink: string;
}

/**
 * The tint of a number and a text colour that can be read on it, for both themes. What lies beyond the
 * scale has the colour of its end; what is not a number, or a signed ±∞, none.
 */
export function tint(value: number, scale: ColourScale): Tint {
  const ground = (theme: Theme): string => rampColours(theme, scale)[rampIndex(value, scale)]!;
  return {
    ground: lightDark(ground),
    ink: lightDark((theme) => readableInk(ground(theme), theme)),
  };
}

/** Steps of a ramp from the card to one colour. */
const weightSteps = 255;
/** Steps to each side of a ramp with two ends. */
const signedSteps = 127;

/** The place of a number on its scale's ramp. */
export function rampIndex(value: number, scale: ColourScale): number {
  const isSigned = scale !== 'weight';
  const share = isSigned ? value / scale.limit : value;
  const clamped = Math.max(isSigned ? -1 : 0, Math.min(1, share));
  // 0 / 0, NaN and, on a signed scale, ±∞ are in the middle, or at the ground.
  const isShown = isSigned ? Number.isFinite(share) : !Number.isNaN(clamped);
  const shown = isShown ? clamped : 0;
  return Math.round(isSigned ? signedSteps * (1 + shown) : weightSteps * shown);
}

/**
 * The colours of a scale. A ramp runs in OKLab, so that equal steps of the number are equal steps of
 * lightness: from the card to the weight's colour, or from one end through the card to the other.
 */
export function rampColours(theme: Theme, scale: ColourScale): readonly string[] {
  return ramps[theme][scale === 'weight' ? 'weight' : 'signed'];
}

const ramps = {
  light: { weight: weightRamp('light'), signed: signedRamp('light') },
  dark: { weight: weightRamp('dark'), signed: signedRamp('dark') },
};

function weightRamp(theme: Theme): string[] {
  const { card, weight } = palette[theme];
  return Array.from({ length: weightSteps + 1 }, (_, step) =>
    mixOklab(card, weight, step / weightSteps),
  );
}

function signedRamp(theme: Theme): string[] {
  const { card, positive, negative } = palette[theme];
  return Array.from({ length: 2 * signedSteps + 1 }, (_, step) => {
    const share = (step - signedSteps) / signedSteps;
    return mixOklab(card, share < 0 ? negative : positive, Math.abs(share));
  });
}

function lightDark(colour: (theme: Theme) => string): string {
  return `light-dark(${colour('light')}, ${colour('dark')})`;
}

/** The theme's own ink where it has a contrast of 4.5:1 on the ground; else white or black. */
export function readableInk(ground: string, theme: Theme): string {
  const best = [palette[theme].ink, '#ffffff', '#000000'].find(
    (ink) => contrast(ink, ground) >= 4.5,
  );
  if (!best) throw new RangeError(`readableInk: no ink is readable on ${ground}`);
  return best;
}

/** Contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = linearRgb(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour between two, mixed evenly in OKLab (Björn Ottosson, 2020). */
export function mixOklab(from: string, to: string, share: number): string {
  const [a, b] = [oklab(from), oklab(to)];
  return fromOklab(a.map((x, i) => x + (b[i]! - x) * share) as Triple);
}

type Triple = [number, number, number];

/** Lightness (0 to 1), green-red and blue-yellow of a colour in OKLab. */
export function oklab(hex: string): Triple {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return toHex([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}

function linearRgb(hex: string): Triple {
  return [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function toHex(rgb: Triple): string {
  const channels = rgb.map((linear) => {
    const clamped = Math.min(1, Math.max(0, linear));
    const channel = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
    return Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
