import { firstOrder, reversed } from './sentences.ts';
import { orderState, reorderingOf, type OrderState } from './state.ts';
import type { Reordering } from './reordering.ts';

const lastTwoExchanged = [0, 1, 2, 4, 3];

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  reversed: { order: reversed, ask: { matrix: 'newOutput', row: 0, col: 0 } },
  weights: { view: 'weights', ask: { matrix: 'newWeights', row: 2, col: 3 } },
  difference: { ask: { matrix: 'difference', row: 3, col: 0 } },
  positions: { positions: 'on', ask: { matrix: 'newTokens', row: 3, col: 0 } },
  causal: { causal: 'on', ask: { matrix: 'newOutput', row: 2, col: 0 } },
  lastTwo: { causal: 'on', order: lastTwoExchanged, ask: { matrix: 'newOutput', row: 3, col: 0 } },
  firstStays: {
    causal: 'on',
    order: lastTwoExchanged,
    ask: { matrix: 'newOutput', row: 0, col: 0 },
  },
  mean: { view: 'mean', ask: { matrix: 'newSummary', row: 0, col: 0 } },
  meanPositions: {
    view: 'mean',
    positions: 'on',
    ask: { matrix: 'newSummary', row: 0, col: 0 },
  },
  last: { view: 'last', ask: { matrix: 'newSummary', row: 0, col: 0 } },
  lastCausal: { view: 'last', causal: 'on', ask: { matrix: 'newSummary', row: 0, col: 0 } },
  lastCausalTwo: {
    view: 'last',
    causal: 'on',
    layers: 2,
    ask: { matrix: 'newSummary', row: 0, col: 0 },
  },
  twoLayers: { layers: 2 },
  fish: { sentence: 1, order: firstOrder, ask: { matrix: 'output', row: 3, col: 0 } },
  fishPositions: {
    sentence: 1,
    positions: 'on',
    order: firstOrder,
    ask: { matrix: 'output', row: 3, col: 0 },
  },
} as const satisfies Record<string, Partial<OrderState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): OrderState {
  return { ...orderState.defaults, ...presets[name] };
}

export function presetReordering(name: PresetName): Reordering {
  return reorderingOf(presetState(name));
}
