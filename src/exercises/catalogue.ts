/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  'before-you-start': ['start-dot-product', 'start-rows', 'start-pytorch'],
  'what-is-attention': [
    'lookup-hard',
    'lookup-soft',
    'lookup-possible',
    'lookup-changed',
    'lookup-learn',
  ],
  softmax: [
    'softmax-row',
    'softmax-axis',
    'softmax-shift',
    'softmax-temperature',
    'softmax-happened',
  ],
  'scaled-dot-product': [
    'scaled-products',
    'scaled-weights',
    'scaled-output',
    'scaled-diagnose',
    'scaled-spread',
    'scaled-copies',
  ],
};
