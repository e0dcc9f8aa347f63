/** Reads back what Chromium prints: the text and the fills of each page of a PDF of Skia's. */
import { inflateSync } from 'node:zlib';

export interface PrintedPage {
  /** In PDF points. */
  width: number;
  height: number;
  /** The letters in the order of painting, without the blanks, which a PDF may leave out. */
  text: string;
  /** The colours that areas are filled with, as `0.99 0.98 0.9`, in the order of painting. */
  fills: string[];
}

/** Throws if the file is not one that it understands. */
export function readPdf(file: Buffer): PrintedPage[] {
  const objects = readObjects(file);
  const object = (id: string): PdfObject => {
    const found = objects.get(id);
    if (!found) throw new Error(`readPdf: there is no object ${id}`);
    return found;
  };

  const root = /\/Root (\d+) 0 R/.exec(file.toString('latin1'))?.[1];
  if (root === undefined) throw new Error('readPdf: no catalogue');
  return pagesUnder(reference(object(root), 'Pages'));

  function pagesUnder(id: string): PrintedPage[] {
    const node = object(id);
    const kids = /\/Kids \[([^\]]*)\]/.exec(node.dictionary)?.[1];
    if (kids === undefined) return [readPage(node)];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesUnder(kid!));
  }

  function readPage(page: PdfObject): PrintedPage {
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page.dictionary);
    if (!box) throw new Error('readPdf: a page without its size');
    const content = object(reference(page, 'Contents')).stream;
    return {
      width: Number(box[1]),
      height: Number(box[2]),
      ...readContent(content, page.dictionary),
    };
  }

  function readContent(content: string, resources: string): Pick<PrintedPage, 'text' | 'fills'> {
    const named = new Map(
      [...resources.matchAll(/\/([A-Z]+\d+) (\d+) 0 R/gi)].map(([, name, id]) => [name!, id!]),
    );
    let text = '';
    const fills: string[] = [];
    let colour = '0 0 0';
    let letters = new Map<string, string>();
    const operations =
      /\/(\w+) [\d.]+ Tf|<([\dA-F]+)> ?(?:Tj|-?[\d.]* ?(?=[<\]]))|(?<rgb>(?:[\d.]+ ){3})rg|\/(?<form>X\d+) Do|^(?<fill>f\*?)$/gm;
    for (const { 1: font, 2: glyphs, groups } of content.matchAll(operations)) {
      if (font !== undefined) letters = lettersOf(object(named.get(font)!));
      else if (glyphs !== undefined)
        text += (glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph) ?? '').join('');
      else if (groups?.['rgb'] !== undefined)
        colour = groups['rgb'].trim().split(' ').map(Number).join(' ');
      else if (groups?.['form'] !== undefined) {
        const form = object(named.get(groups['form'])!);
        if (!form.dictionary.includes('/Subtype /Form')) continue;
        const inside = readContent(form.stream, form.dictionary);
        text += inside.text;
        fills.push(...inside.fills);
      } else fills.push(colour);
    }
    return { text: text.replace(/\s/g, ''), fills };
  }

  /** What each glyph of a font stands for: its `ToUnicode`. */
  function lettersOf(font: PdfObject): Map<string, string> {
    const letters = new Map<string, string>();
    if (!font.dictionary.includes('/ToUnicode')) return letters;
    const map = object(reference(font, 'ToUnicode')).stream;
    for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
      for (const [, glyph, text] of block!.matchAll(/<([\dA-F]+)> <([\dA-F]+)>/g))
        letters.set(glyph!, utf16(text!));
    for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
      for (const [, from, to, text] of block!.matchAll(/<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]+)>/g))
        for (let glyph = parseInt(from!, 16); glyph <= parseInt(to!, 16); glyph++)
          letters.set(
            glyph.toString(16).toUpperCase().padStart(4, '0'),
            String.fromCharCode(parseInt(text!, 16) + glyph - parseInt(from!, 16)),
          );
    return letters;
  }
}

interface PdfObject {
  dictionary: string;
  stream: string;
}

/** By number; the table at the file's end says where each begins. */
function readObjects(file: Buffer): Map<string, PdfObject> {
  const whole = file.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole)?.[1]);
  const objects = new Map<string, PdfObject>();
  for (const [, offset] of whole.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)) {
    const start = Number(offset);
    const head = /(\d+) 0 obj\s([\s\S]*?)(?:endobj|stream\r?\n)/y;
    head.lastIndex = start;
    const found = head.exec(whole);
    if (!found) throw new Error(`readPdf: no object at ${start}`);
    const [opening, id, dictionary] = found as unknown as [string, string, string];
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const bytes = file.subarray(start + opening.length, start + opening.length + length);
    // A picture's pixels, too, are deflated; nobody reads those.
    const isText = length > 0 && !dictionary.includes('/Subtype /Image');
    const isDeflated = dictionary.includes('/FlateDecode');
    const stream = isText ? (isDeflated ? inflateSync(bytes) : bytes).toString('latin1') : '';
    objects.set(id, { dictionary, stream });
  }
  return objects;
}

function reference({ dictionary }: PdfObject, key: string): string {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  if (id === undefined) throw new Error(`readPdf: an object without its ${key}`);
  return id;
}

function utf16(hex: string): string {
  return String.fromCharCode(...hex.match(/.{4}/g)!.map((unit) => parseInt(unit, 16)));
}
