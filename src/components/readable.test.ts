import { expect, test } from 'vitest';
import { readable } from './readable.ts';

test('what cannot be shown becomes a space', () => {
  expect(readable('a\u0000b\u202Ec\uD800d')).toBe('a b c d');
  expect(readable('👩‍🍳 ñ')).toBe('👩‍🍳 ñ');
});
