import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  [['La atención, paso a paso'], 'la-atencion-paso-a-paso'],
  [['Why divide by √dₖ'], 'why-divide-by-dk'],
  [['¿De qué tamaño empiezan?', 'varianza'], 'de-que-tamano-empiezan-varianza'],
  [['a'.repeat(60), 'bcdefg', 'h'], `${'a'.repeat(60)}-h`],
])('%j is %s', (texts, name) => {
  expect(fileName(...texts)).toBe(name);
});

test('any text is a name that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = fileName(text);
      expect(name.length).toBeLessThanOrEqual(64);
      expect(name).not.toMatch(/[\\/:*?"<>|\s]|^-|-$/u);
    }),
  );
});
