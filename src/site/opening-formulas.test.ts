import { expect, test } from 'vitest';
import { fontsOfOpening } from './opening-formulas.ts';

test.each([
  ['Text without a formula, for \\$5.', { upright: false, italic: false }],
  ['Of width $\\sqrt{\\dk}$.', { upright: false, italic: true }],
  ['A score of $-\\infty$.', { upright: true, italic: false }],
  ['$$\n\\A = \\softmax(\\Q)\n$$', { upright: true, italic: true }],
])('%j needs %j', (source, fonts) => {
  expect(fontsOfOpening(source)).toEqual(fonts);
});

test('what stands far down, after imports and much text, is no part of the first screen', () => {
  const imports = "import Demo from './Demo.astro';\n".repeat(40);
  expect(fontsOfOpening(`${imports}\n$x$`).italic).toBe(true);
  expect(fontsOfOpening(`${'word '.repeat(400)}\n$x$`).italic).toBe(false);
});
