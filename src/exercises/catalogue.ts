/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  softmax: [
    'softmax-row',
    'softmax-axis',
    'softmax-shift',
    'softmax-temperature',
    'softmax-happened',
  ],
  'order-invariance': [
    'order-weights',
    'order-undo',
    'order-causal',
    'order-diagnose',
    'order-tell',
  ],
  'positional-encoding': ['positions-cell', 'positions-turn', 'positions-longer', 'positions-head'],
};
