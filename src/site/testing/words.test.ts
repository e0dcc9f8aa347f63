import { describe, expect, test } from 'vitest';
import { sharedWords, untranslated } from './words.ts';

describe('untranslated', () => {
  const shared = new Set(['gato', 'softmax']);

  test('is what both say, unless all its words are the same in both languages', () => {
    expect(
      untranslated(['Reset', 'gato', 'Q, gato: 0.5'], ['Reset', 'gato', 'Q, gato: 0.5'], shared),
    ).toEqual(['Reset']);
    expect(untranslated(['Reset gato'], ['Reset gato'], shared)).toEqual(['Reset gato']);
    expect(untranslated(['Reset'], ['Restablecer'], shared)).toEqual([]);
  });

  test('does not look at letters alone, nor at what only one of them says', () => {
    expect(untranslated(['Q K', '0 to 1'], ['Q K', '0 to 1', 'Reset'], shared)).toEqual([]);
  });
});

test('no little word of either language counts as shared', () => {
  for (const word of ['with', 'and', 'for', 'con', 'para', 'weights', 'pesos', 'reset'])
    expect(sharedWords).not.toContain(word);
});
