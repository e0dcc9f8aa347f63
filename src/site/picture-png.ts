import type { APIContext } from 'astro';
import { pictureNames, type PictureName } from '#demos/examples/pictures.ts';
import { toLocale } from '#i18n/locale.ts';
import { picturePng } from './picture-files.ts';

/** `/figures/<name>.png`, and the same in Spanish under `/es/`. */
export const getStaticPaths = () => pictureNames.map((name) => ({ params: { name } }));

export async function GET({ params, currentLocale }: APIContext): Promise<Response> {
  const picture = await picturePng(params['name'] as PictureName, toLocale(currentLocale));
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png' } });
}
