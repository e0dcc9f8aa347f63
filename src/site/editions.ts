/** Keeps the two editions of the course together: what stands on a page, and which English a translation is of. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mdxToMdast, type MdastNode } from 'satteri';

/** A text of the course in both languages; paths are relative to the project. */
export interface Pair {
  readonly english: string;
  readonly spanish: string;
}

/** The folders that have an `es/` with the same files in it. */
const folders = ['content/docs', 'content/exercises'];

/** Every text that there is in one of the two languages or in both. */
export function pairs(root: string): Pair[] {
  return folders.flatMap((folder) => {
    const [english, spanish] = [folder, `${folder}/es`].map((path) =>
      readdirSync(join(root, path)).filter((file) => file.endsWith('.mdx')),
    ) as [string[], string[]];
    return [...new Set([...english, ...spanish])].sort().map((file) => ({
      english: `${folder}/${file}`,
      spanish: `${folder}/es/${file}`,
    }));
  });
}

/** A short name of a text's content: another text has another. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The fingerprint of the English that a Spanish text says it is of. */
export function translatedFrom(spanish: string): string | undefined {
  return /^---\n[\s\S]*?^english: ['"]?([0-9a-f]{12})['"]?$[\s\S]*?^---$/m.exec(spanish)?.[1];
}

/** The Spanish text, saying that it is of this English. */
export function withFingerprint(spanish: string, english: string): string {
  const field = `english: '${fingerprint(english)}'`;
  if (translatedFrom(spanish) !== undefined) return spanish.replace(/^english: .*$/m, field);
  return spanish.startsWith('---\n')
    ? spanish.replace(/^---$(?![\s\S]*^---$)/m, `${field}\n---`)
    : `---\n${field}\n---\n\n${spanish}`;
}

/** A part of a page, from one heading to the next. */
export interface Section {
  /** The heading's level and id; empty before the first. */
  readonly heading: string;
  /** What has a place of its own, in order: demos, figures, formulas, code, tables, lists, their sizes. */
  readonly blocks: readonly string[];
  /** What stands inside sentences, sorted: languages order their words differently. */
  readonly inline: readonly string[];
}

/** What a translation may not change about a page. */
export function outline(source: string): Section[] {
  const tree = mdxToMdast(source, {
    features: { math: true, headingAttributes: true, frontmatter: true },
  });
  const sections = [{ heading: '', blocks: [] as string[], inline: [] as string[] }];
  visit(tree, (node) => {
    const section = sections.at(-1)!;
    switch (node.type) {
      case 'heading':
        sections.push({
          heading: `${'#'.repeat(node.depth)} ${String(node.data?.hProperties?.['id'] ?? '')}`,
          blocks: [],
          inline: [],
        });
        break;
      case 'mdxjsEsm':
        section.blocks.push(...node.value.split('\n').map(withoutEdition));
        break;
      case 'mdxJsxFlowElement':
        section.blocks.push(tag(node));
        break;
      case 'mdxJsxTextElement':
        section.inline.push(tag(node));
        break;
      case 'math':
        section.blocks.push(withoutWords(node.value));
        break;
      case 'inlineMath':
        // Where one language repeats a letter, the other may say “it”.
        if (!section.inline.includes(withoutWords(node.value)))
          section.inline.push(withoutWords(node.value));
        break;
      case 'code':
        section.blocks.push(`${node.lang ?? ''}: ${withoutComments(node.value)}`);
        break;
      case 'table':
        section.blocks.push(`table: ${node.children.length} × ${node.align?.length ?? 0}`);
        break;
      case 'list':
        section.blocks.push(`list: ${node.children.length}`);
        break;
      case 'link':
      case 'image':
        section.inline.push(node.url);
        break;
      default:
    }
  });
  return sections.map((section) => ({ ...section, inline: section.inline.sort() }));
}

function visit(node: MdastNode, enter: (node: MdastNode) => void): void {
  enter(node);
  if ('children' in node) for (const child of node.children) visit(child as MdastNode, enter);
}

/** Attributes that hold words. */
const translated = new Set(['title', 'label', 'lang']);

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function tag({ name, attributes }: Element): string {
  const written = attributes.map((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') return `{${attribute.value}}`;
    const { value } = attribute;
    const text = typeof value === 'object' ? value?.value : value;
    return translated.has(attribute.name) ? attribute.name : `${attribute.name}=${text ?? ''}`;
  });
  return `<${[name ?? '', ...written].join(' ')}>`;
}

/** The Spanish texts lie one folder deeper, and take the Spanish exercises. */
function withoutEdition(line: string): string {
  return line.replace(/'(?:\.\.\/)+exercises\/(?:es\/)?/, "'exercises/");
}

/** Words in formulas are translated: `\text{if}`. */
function withoutWords(tex: string): string {
  return tex.replaceAll(/\\text\{[^{}]*\}/g, '\\text{}');
}

function withoutComments(code: string): string {
  return code
    .split('\n')
    .map((line) => line.replace(/\s*(#|\/\/) .*$/, ''))
    .join('\n');
}
