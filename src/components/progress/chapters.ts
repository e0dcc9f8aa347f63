/** What comes before the course, which a reader may skip. */
export const preliminaries = 'before-you-start';

/** The chapters on attention, by slug, in the order in which they are read. */
export const attentionChapters = [
  'what-is-attention',
  'softmax',
  'scaled-dot-product',
  'masks',
  'projections',
  'multi-head',
  'cross-attention',
  'order-invariance',
  'positional-encoding',
  'parameters',
  'pipeline',
  'attention-in-models',
] as const;

/** All that can be marked as read, in that order. */
export const chapters: readonly string[] = [preliminaries, ...attentionChapters];
