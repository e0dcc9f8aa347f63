/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  softmax: [
    'softmax-row',
    'softmax-axis',
    'softmax-shift',
    'softmax-temperature',
    'softmax-happened',
  ],
  'multi-head': [
    'heads-project',
    'heads-split',
    'heads-scores',
    'heads-cost',
    'heads-look',
    'heads-previous',
  ],
  'cross-attention': ['cross-shapes', 'cross-row', 'cross-happened', 'cross-mask', 'cross-writing'],
  pipeline: ['pipeline-ids', 'pipeline-x', 'pipeline-order', 'pipeline-row', 'pipeline-bug'],
};
