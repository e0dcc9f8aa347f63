/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  softmax: [
    'softmax-row',
    'softmax-axis',
    'softmax-shift',
    'softmax-temperature',
    'softmax-happened',
  ],
  parameters: [
    'parameters-attention',
    'parameters-feed-forward',
    'parameters-model',
    'parameters-difference',
    'parameters-same-count',
  ],
  'attention-in-models': [
    'models-prefix',
    'models-translation',
    'models-written',
    'models-which',
    'models-bias',
    'models-fold',
  ],
};
