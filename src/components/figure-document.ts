/**
 * The document that figures are drawn in: the browser's own, or linkedom's while the site is
 * built. The condition is a constant of each build, so that linkedom never reaches the browser.
 */
export const figureDocument: Document = import.meta.env.SSR
  ? (await import('linkedom')).parseHTML('<!doctype html><html></html>').document
  : globalThis.document;
