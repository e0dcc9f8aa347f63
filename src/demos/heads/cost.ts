import { attentionCost } from '#core/index.ts';
import type { CostState } from './cost-state.ts';

export const quantities = [
  'projections',
  'products',
  'mixing',
  'output',
  'total',
  'softmaxRows',
  'weights',
  'bytes',
  'parameters',
] as const;
export type Quantity = (typeof quantities)[number];

/** One count, and the factors that it is a product of; a sum has none. */
export interface Count {
  readonly count: number;
  readonly factors: readonly number[];
}

/** A float32 has this many bytes. */
const bytesOfNumber = 4;

/** What attention over these tokens takes with one head as wide as the model, and with several narrow ones. */
export function compareCosts({ tokens, dModel, heads }: CostState): {
  readonly one: Readonly<Record<Quantity, Count>>;
  readonly many: Readonly<Record<Quantity, Count>>;
} {
  return { one: countsOf(tokens, dModel, 1), many: countsOf(tokens, dModel, heads) };
}

function countsOf(n: number, dModel: number, h: number): Record<Quantity, Count> {
  const cost = attentionCost({ queries: n, dModel, numHeads: h });
  const width = dModel / h;
  const heads = h === 1 ? [] : [h];
  return {
    projections: {
      count: cost.multiplyAdds.projections,
      factors: [...heads, 3, n, dModel, width],
    },
    products: { count: cost.multiplyAdds.products, factors: [...heads, n, n, width] },
    mixing: { count: cost.multiplyAdds.mixing, factors: [...heads, n, n, width] },
    output: { count: cost.multiplyAdds.output, factors: [n, dModel, dModel] },
    total: { count: cost.multiplyAdds.total, factors: [] },
    softmaxRows: { count: cost.softmaxRows, factors: [...heads, n] },
    weights: { count: cost.weights, factors: [...heads, n, n] },
    bytes: { count: bytesOfNumber * cost.weights, factors: [bytesOfNumber, ...heads, n, n] },
    parameters: { count: cost.parameters, factors: [4, dModel, dModel] },
  };
}

/** The comparison, or what the core says of a number of heads that there cannot be. */
export function tryCosts(
  state: CostState,
): { costs: ReturnType<typeof compareCosts> } | { refused: string } {
  try {
    return { costs: compareCosts(state) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refused: error.message };
  }
}
