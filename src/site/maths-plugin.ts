import { defineMdastPlugin, type MdastContent } from 'satteri';
import { renderMaths } from '../components/render-maths.ts';

/**
 * Replaces `$…$` and `$$…$$` by KaTeX's output. Astro's Markdown processor parses maths but
 * does not render it.
 */
export const mathsPlugin = defineMdastPlugin({
  name: 'maths',
  math: (node, { sourceFormat }) => mathsNode(node.value, { display: true, sourceFormat }),
  inlineMath: (node, { sourceFormat }) => mathsNode(node.value, { display: false, sourceFormat }),
});

function mathsNode(
  tex: string,
  { display, sourceFormat }: { display: boolean; sourceFormat: string },
) {
  const html = renderMaths(tex, { display });
  if (sourceFormat !== 'mdx') return { type: 'html', value: html } as MdastContent as never;
  // `set:html` keeps the braces of the markup from being read as MDX expressions.
  return {
    type: display ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name: 'Fragment',
    attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
    children: [],
  } as MdastContent as never;
}
