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
  masks: ['mask-causal', 'mask-padding', 'mask-row', 'mask-polarity', 'mask-window', 'mask-empty'],
  projections: [
    'projection-queries',
    'projection-shapes',
    'projection-output',
    'projection-back',
    'projection-xavier',
    'projection-happened',
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
  'order-invariance': [
    'order-weights',
    'order-undo',
    'order-causal',
    'order-diagnose',
    'order-tell',
  ],
  'positional-encoding': ['positions-cell', 'positions-turn', 'positions-longer', 'positions-head'],
  parameters: [
    'parameters-attention',
    'parameters-feed-forward',
    'parameters-model',
    'parameters-difference',
    'parameters-same-count',
  ],
  pipeline: ['pipeline-ids', 'pipeline-x', 'pipeline-order', 'pipeline-row', 'pipeline-bug'],
  'attention-in-models': [
    'models-prefix',
    'models-translation',
    'models-written',
    'models-which',
    'models-bias',
    'models-fold',
  ],
};

// In plain text: what marks progress is on every page, and knows no more of the lab.
/** The faults that the break-it lab has cases of. */
const labCases = [
  'break-it-noScale',
  'break-it-scaledTwice',
  'break-it-transposed',
  'break-it-lateMask',
  'break-it-zeroMask',
  'break-it-invertedMask',
  'break-it-oneAhead',
  'break-it-paddedQueries',
  'break-it-emptyRowNaN',
  'break-it-emptyRowUniform',
  'break-it-wrongAxis',
  'break-it-naiveSoftmax',
  'break-it-noPositions',
  'break-it-mixedHeads',
];

/** All that can be solved, by the page on which it stands. */
export const solvable: Readonly<Record<string, readonly string[]>> = {
  ...catalogue,
  'break-it': labCases,
};
