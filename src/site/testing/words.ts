/** What a page says, in whatever way, and which of it may be the same in two languages. */
import type { Page } from 'playwright-core';

/**
 * Begins to note every text and label of a page in its own language, those that appear later too: not
 * code, not formulas, not what is marked as being in another language.
 *
 * @returns what was noted so far, with letters in it, each once
 */
export async function listenForWords(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'title',
      'alt',
      'placeholder',
    ];
    const notWords = 'code, pre, script, style, .katex, .source, .readout, .letter, .corner';
    const pageLanguage = document.documentElement.lang;
    const seen = new Set<string>();
    const isOwn = (element: Element | null): boolean =>
      element !== null &&
      !element.closest(notWords) &&
      element.closest('[lang]')?.getAttribute('lang') === pageLanguage;
    const note = (text: string | null): void => {
      const plain = (text ?? '').trim().replaceAll(/\s+/g, ' ');
      if (/\p{L}{3}/u.test(plain)) seen.add(plain);
    };
    const readAttributes = (element: Element): void => {
      if (!isOwn(element)) return;
      for (const name of attributes) note(element.getAttribute(name));
    };
    const read = (root: Node): void => {
      const walker = document.createTreeWalker(
        root,
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      );
      for (let node: Node | null = root; node; node = walker.nextNode()) {
        if (node instanceof Element) readAttributes(node);
        else if (isOwn(node.parentElement)) note(node.textContent);
      }
    };
    read(document.documentElement);
    for (const meta of document.querySelectorAll(
      'meta[name="description"], meta[property="og:title"]',
    ))
      note(meta.getAttribute('content'));
    new MutationObserver((changes) => {
      for (const change of changes) {
        change.addedNodes.forEach(read);
        if (change.type === 'characterData' && isOwn(change.target.parentElement))
          note(change.target.textContent);
        if (change.type === 'attributes') readAttributes(change.target as Element);
      }
    }).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributes,
    });
    Object.assign(window, { wordsSeen: seen });
  });
  return () =>
    page.evaluate(() => [...(window as unknown as { wordsSeen: Set<string> }).wordsSeen]);
}

/** The texts that two editions share and that hold a word which is not the same in both languages. */
export function untranslated(
  english: readonly string[],
  spanish: readonly string[],
  shared: ReadonlySet<string>,
): string[] {
  const inEnglish = new Set(english);
  return spanish.filter(
    (text) => inEnglish.has(text) && !wordsOf(text).every((word) => shared.has(word)),
  );
}

/** Words of three letters and more, in small letters; `d_model`, `bias=True`, `weight[out]` and `view(n)` are code. */
function wordsOf(text: string): string[] {
  const prose = text.replaceAll(/[\p{L}\d.]+(?:[_=][\p{L}\d]+|\([^()]*\)|\[[^[\]]*\])+/gu, ' ');
  return prose.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

/** What is the same word in both languages, or is no word: a name, a token of a sentence, an abbreviation. */
export const sharedWords: ReadonlySet<string> = new Set(
  `ahora bacalao chico come duerme felino gato grande gata gatos gatas hoy niño pan perro perra perros pescado pez pide sol
  cat eating fish now the
  actor animal argmax layer norm sinusoidal base bfloat big buffer causal class columna concat cos csv embedding embeddings error
  feed final float forward grande head heads ids invariante json large local log logit logits matrices medium mod
  nan nats normal pad pooler png prefix qkᵀ rms seed sin small softmax svg tan tanh token tokens total vector xavier
  albert astro bert encoder decoder gpt hugging face mpmath onnx pytorch runtime starlight stryker tensor unk
  transformer transformers vaswani whisper
  andrej karpathy élizbar nadaraya sankhyā`.split(/\s+/),
);
