import type { APIContext } from 'astro';
import { pictureNames, type PictureName } from '#demos/examples/pictures.ts';
import { toLocale } from '#i18n/locale.ts';
import { pictureSvg } from './picture-files.ts';

/** `/figures/<name>.svg`, and the same in Spanish under `/es/`. */
export const getStaticPaths = () => pictureNames.map((name) => ({ params: { name } }));

export async function GET({ params, url, currentLocale }: APIContext): Promise<Response> {
  const name = params['name'] as PictureName;
  const gallery = new URL(`../pictures/#${name.replaceAll('_', '-')}`, url);
  const picture = await pictureSvg(name, toLocale(currentLocale), gallery.href);
  return new Response(picture, { headers: { 'Content-Type': 'image/svg+xml' } });
}
