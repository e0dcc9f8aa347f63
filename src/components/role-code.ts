import type { ShikiTransformer } from 'shiki';
import { roleOf } from './roles.ts';

const names = new RegExp(`\\b(${Object.keys(roleOf).join('|')})\\b`);

/** Gives `queries`, `keys`, `values`, `weights` and `output` their colours in every code sample. */
export const roleColours: ShikiTransformer = {
  name: 'role-colours',
  tokens: (lines) =>
    lines.map((line) =>
      line.flatMap((token) => {
        if (!names.test(token.content)) return [token];
        let { offset } = token;
        return token.content.split(names).map((content) => {
          const part = { ...token, content, offset };
          offset += content.length;
          return part;
        });
      }),
    ),
  span(node) {
    const [child] = node.children;
    if (child?.type !== 'text' || !Object.hasOwn(roleOf, child.value)) return;
    this.addClassToHast(node, `role-${roleOf[child.value]}`);
    delete node.properties['style'];
  },
};
