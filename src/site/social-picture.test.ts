import { expect, test } from 'vitest';
import { socialPicture } from './social-picture.ts';

const root = new URL('https://example.org/attention/');

test.each([
  ['masks', 'figures/attention_causal.png'],
  ['es/masks', 'es/figures/attention_causal.png'],
  ['es/pipeline', 'es/figures/attention_with_tokens.png'],
  ['notation', 'figures/attention_basic.png'],
  ['', 'figures/attention_basic.png'],
  ['es', 'es/figures/attention_basic.png'],
  ['essay', 'figures/attention_basic.png'],
])('the page “%s” is shown with %s', (id, picture) => {
  expect(socialPicture(id, root)).toEqual({
    url: `https://example.org/attention/${picture}`,
    name: /(\w+)\.png$/.exec(picture)![1],
    locale: picture.startsWith('es/') ? 'es' : 'en',
  });
});
