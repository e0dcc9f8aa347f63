import type { PictureName } from '#demos/examples/pictures.ts';
import type { Locale } from '#i18n/locale.ts';

/** The chapters that have a reference picture of their own. */
const pictureOf: Readonly<Record<string, PictureName>> = {
  'scaled-dot-product': 'attention_basic',
  masks: 'attention_causal',
  'multi-head': 'multihead_attention',
  'positional-encoding': 'positional_encoding',
  pipeline: 'attention_with_tokens',
};

/** Of every other page. */
const usual: PictureName = 'attention_basic';

/**
 * The picture that a link to a page is shown with: its name, its language and its address.
 *
 * @param id the page's, `masks` or `es/masks`
 * @param root the address of the site's root
 */
export function socialPicture(
  id: string,
  root: URL,
): { name: PictureName; locale: Locale; url: string } {
  const [, spanish = '', slug = ''] = /^(es(?:\/|$))?(.*)$/.exec(id) ?? [];
  const language = spanish ? 'es/' : '';
  const name = pictureOf[slug] ?? usual;
  const url = new URL(`${language}figures/${name}.png`, root).href;
  return { name, locale: spanish ? 'es' : 'en', url };
}
