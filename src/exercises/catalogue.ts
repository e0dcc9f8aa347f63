/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  softmax: [
    'softmax-row',
    'softmax-axis',
    'softmax-shift',
    'softmax-temperature',
    'softmax-happened',
  ],
  masks: ['mask-causal', 'mask-padding', 'mask-row', 'mask-polarity', 'mask-window', 'mask-empty'],
  projections: [
    'projection-queries',
    'projection-shapes',
    'projection-output',
    'projection-back',
    'projection-xavier',
    'projection-happened',
  ],
};
