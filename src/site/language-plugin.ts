import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from 'satteri';
import { foreignLanguage } from '../i18n/foreign-words.ts';
import type { Locale } from '../i18n/locale.ts';

/** Gives emphasised words and links of the other language its `lang`, so that they are read aloud as what they are. */
export const languagePlugin = defineMdastPlugin({
  name: 'language',
  emphasis: markLanguage,
  strong: markLanguage,
  link: markLanguage,
});

function markLanguage(
  node: Readonly<Extract<MdastNode, { type: 'emphasis' | 'strong' | 'link' }>>,
  context: MdastVisitorContext,
): void {
  const lang = foreignLanguage(context.textContent(node), editionOf(context.fileURL));
  if (lang) context.setProperty(node, 'data', { ...node.data, hProperties: { lang } });
}

/** Texts in Spanish lie in a folder `es`. */
function editionOf(file: URL | undefined): Locale {
  return file?.pathname.includes('/es/') ? 'es' : 'en';
}
