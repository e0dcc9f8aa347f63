import type { Page } from 'playwright-core';

/** The site's own fonts that text on the screen is set in, before any scrolling. */
export async function fontsOnScreen(page: Page): Promise<Set<string>> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const element of document.querySelectorAll('[data-on-screen]'))
      element.removeAttribute('data-on-screen');
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.textContent?.trim()) continue;
      range.selectNodeContents(text);
      const isOnScreen = [...range.getClientRects()].some(
        ({ top, bottom, left, right, width, height }) =>
          bottom > 0 &&
          top < innerHeight &&
          right > 0 &&
          left < innerWidth &&
          width > 1 &&
          height > 1,
      );
      if (isOnScreen && text.parentElement?.checkVisibility({ visibilityProperty: true }))
        text.parentElement.setAttribute('data-on-screen', '');
    }
  });
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-on-screen]',
  });
  const shown = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { isCustomFont, postScriptName } of fonts)
      if (isCustomFont) shown.add(postScriptName);
  }
  return shown;
}
