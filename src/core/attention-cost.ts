/** The sizes of a layer of attention and of what goes through it. */
export interface AttentionSizes {
  /** n, the tokens that ask */
  readonly queries: number;
  /** m, the tokens that are looked at; n if not given */
  readonly keys?: number;
  readonly dModel: number;
  /** h */
  readonly numHeads: number;
  /** d_k; d_model / h if not given */
  readonly dK?: number;
  /** d_v; d_k if not given */
  readonly dV?: number;
}

/** What one pass through a layer of attention takes. */
export interface AttentionCost {
  /** Products of two numbers that are added to a sum, by step. */
  readonly multiplyAdds: {
    /** X W^Q, C W^K and C W^V of all heads */
    readonly projections: number;
    /** QKᵀ of all heads */
    readonly products: number;
    /** A V of all heads */
    readonly mixing: number;
    /** Concat · W^O */
    readonly output: number;
    readonly total: number;
  };
  /** Rows that a softmax normalises. */
  readonly softmaxRows: number;
  /** Exponentials taken, which is also how many attention weights there are. */
  readonly weights: number;
  /** Numbers in W^Q, W^K, W^V of all heads and W^O; without biases. */
  readonly parameters: number;
}

/**
 * The cost of multi-head attention, counted from the shapes of its products: an [a, b] by a [b, c] matrix takes
 * a · b · c multiply-adds.
 *
 *     projections  h (n d_k + m d_k + m d_v) d_model      softmax rows  h n
 *     products     h n m d_k                              weights       h n m
 *     mixing       h n m d_v                              parameters    h (2 d_k + d_v) d_model + h d_v d_model
 *     output       n h d_v d_model
 *
 * With d_k = d_v = d_model / h, h cancels everywhere but in the softmax rows and the weights.
 *
 * @throws RangeError if a size is not an integer of at least 1, or the number of heads does not divide d_model
 *   where d_k is not given
 */
export function attentionCost({
  queries: n,
  keys: m = n,
  dModel,
  numHeads: h,
  dK = dModel / h,
  dV = dK,
}: AttentionSizes): AttentionCost {
  if (Number.isInteger(h) && h > 1 && dModel % h !== 0 && dK === dModel / h) {
    throw new RangeError(
      `attentionCost: a number of heads that divides d_model, got d_model ${dModel}, heads ${h}`,
    );
  }
  for (const [name, size] of Object.entries({ n, m, dModel, h, dK, dV })) {
    if (!Number.isInteger(size) || size < 1) {
      throw new RangeError(
        `attentionCost: sizes are integers of at least 1, got ${name} = ${size}`,
      );
    }
  }
  const projections = h * (n * dK + m * dK + m * dV) * dModel;
  const products = h * n * m * dK;
  const mixing = h * n * m * dV;
  const output = n * h * dV * dModel;
  return {
    multiplyAdds: {
      projections,
      products,
      mixing,
      output,
      total: projections + products + mixing + output,
    },
    softmaxRows: h * n,
    weights: h * n * m,
    parameters: h * (2 * dK + dV) * dModel + h * dV * dModel,
  };
}
