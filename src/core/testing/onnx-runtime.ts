/**
 * ONNX Runtime as an oracle: its CPU kernels, in C++ and float32, compiled to WebAssembly. Nothing of the
 * core is used here but the type of a matrix.
 */
import { InferenceSession, Tensor, env } from 'onnxruntime-web';
import type { Matrix } from '../matrix.ts';
import { encodeOnnxModel } from './onnx-model.ts';
import type { OnnxModel, OnnxNode } from './onnx-model.ts';

env.wasm.numThreads = 1; // more would start workers
env.logLevel = 'error';

export const onnxRuntime = { name: 'ONNX Runtime', version: env.versions.web! };

/** ONNX 1.18: the first operator set with Attention. */
const OPSET = 23;

/** `qk_matmul_output_mode`: hand out the weights, after the softmax. */
const WEIGHTS = 3;

export interface OnnxAttentionInputs {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
  /** Row-major, true = may attend. Not together with a bias. */
  readonly mask?: readonly boolean[];
  /** −∞ forbids a pair. */
  readonly bias?: Matrix;
  readonly scale?: number;
  /** Whether ONNX Runtime is to apply its own causal mask. */
  readonly causal?: boolean;
  /** How many of the first keys and values are handed over as the cache of earlier tokens. */
  readonly cached?: number;
}

/** The operator Attention, one head: its weights [n, m] and its output [n, d_v]. */
export async function onnxAttention({
  queries,
  keys,
  values,
  mask,
  bias,
  scale,
  causal = false,
  cached = 0,
}: OnnxAttentionInputs): Promise<{ weights: Matrix; output: Matrix }> {
  const feeds: Record<string, Tensor> = {
    queries: head(queries),
    keys: head(keys, cached),
    values: head(values, cached),
  };
  if (mask) {
    const dims = [1, 1, queries.rows, keys.rows];
    feeds.mask = new Tensor('bool', Uint8Array.from(mask, Number), dims);
  }
  if (bias) feeds.mask = head(bias);
  if (cached > 0) {
    feeds.pastKeys = head(keys, 0, cached);
    feeds.pastValues = head(values, 0, cached);
  }

  const optional = (name: string): string => (name in feeds ? name : '');
  const results = await run(
    [
      {
        operator: 'Attention',
        inputs: [
          'queries',
          'keys',
          'values',
          optional('mask'),
          optional('pastKeys'),
          optional('pastValues'),
        ],
        outputs: [
          'output',
          cached > 0 ? 'presentKeys' : '',
          cached > 0 ? 'presentValues' : '',
          'weights',
        ],
        attributes: {
          qk_matmul_output_mode: { int: WEIGHTS },
          is_causal: { int: Number(causal) },
          ...(scale !== undefined && { scale: { float: scale } }),
        },
      },
    ],
    feeds,
    ['output', 'weights'],
  );
  return {
    weights: toMatrix(results.weights!, queries.rows, keys.rows),
    output: toMatrix(results.output!, queries.rows, values.cols),
  };
}

export interface OnnxMultiHeadInputs {
  /** [n, d_model] */
  readonly x: Matrix;
  /** [m, d_model] */
  readonly context: Matrix;
  readonly numHeads: number;
  /** The projections of all heads side by side, [d_model, h · d_k] and [d_model, h · d_v]. */
  readonly queryProjection: Matrix;
  readonly keyProjection: Matrix;
  readonly valueProjection: Matrix;
  /** One row each. */
  readonly queryBias: Matrix;
  readonly keyBias: Matrix;
  readonly valueBias: Matrix;
  /** [h · d_v, d_model] */
  readonly outputProjection: Matrix;
  readonly outputBias: Matrix;
  readonly causal: boolean;
}

/** A graph of MatMul, Add and Attention, which splits the heads itself: the output, [n, d_model]. */
export async function onnxMultiHeadAttention({
  numHeads,
  causal,
  ...inputs
}: OnnxMultiHeadInputs): Promise<Matrix> {
  const project = (x: string, name: string, projected: string): OnnxNode[] => [
    { operator: 'MatMul', inputs: [x, `${name}Projection`], outputs: [`${name}Product`] },
    { operator: 'Add', inputs: [`${name}Product`, `${name}Bias`], outputs: [projected] },
  ];
  const results = await run(
    [
      ...project('x', 'query', 'queries'),
      ...project('context', 'key', 'keys'),
      ...project('context', 'value', 'values'),
      {
        operator: 'Attention',
        inputs: ['queries', 'keys', 'values'],
        outputs: ['concatenated'],
        attributes: {
          q_num_heads: { int: numHeads },
          kv_num_heads: { int: numHeads },
          is_causal: { int: Number(causal) },
        },
      },
      ...project('concatenated', 'output', 'output'),
    ],
    {
      ...mapValues(inputs, ({ rows, cols, data }) => tensor(data, [rows, cols])),
      // Attention takes the heads side by side if there is a batch: one sequence.
      x: tensor(inputs.x.data, [1, inputs.x.rows, inputs.x.cols]),
      context: tensor(inputs.context.data, [1, inputs.context.rows, inputs.context.cols]),
    },
    ['output'],
  );
  return toMatrix(results.output!, inputs.x.rows, inputs.outputProjection.cols);
}

/** The operators Div, Softmax and LogSoftmax over each row of logits / temperature. */
export async function onnxSoftmax(
  logits: Matrix,
  temperature: number,
): Promise<{ weights: Matrix; logWeights: Matrix }> {
  const { rows, cols } = logits;
  const results = await run(
    [
      { operator: 'Div', inputs: ['logits', 'temperature'], outputs: ['exponents'] },
      { operator: 'Softmax', inputs: ['exponents'], outputs: ['weights'] },
      { operator: 'LogSoftmax', inputs: ['exponents'], outputs: ['logWeights'] },
    ],
    {
      logits: tensor(logits.data, [rows, cols]),
      temperature: tensor([temperature], []),
    },
    ['weights', 'logWeights'],
  );
  return {
    weights: toMatrix(results.weights!, rows, cols),
    logWeights: toMatrix(results.logWeights!, rows, cols),
  };
}

async function run(
  nodes: OnnxModel['nodes'],
  feeds: Readonly<Record<string, Tensor>>,
  outputs: readonly string[],
): Promise<InferenceSession.ReturnType> {
  const model = encodeOnnxModel({
    opset: OPSET,
    nodes,
    inputs: mapValues(feeds, ({ type }) => (type === 'bool' ? type : 'float32')),
    outputs: Object.fromEntries(outputs.map((name) => [name, 'float32'])),
  });
  // Shapes are open, and it warns that it learns them from the data: errors alone are of interest.
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}

/** Rows start to end as [batch, heads, rows, columns] with one batch and one head. */
function head({ rows, cols, data }: Matrix, start = 0, end = rows): Tensor {
  return tensor(data.subarray(start * cols, end * cols), [1, 1, end - start, cols]);
}

function tensor(numbers: ArrayLike<number>, dims: readonly number[]): Tensor {
  return new Tensor('float32', Float32Array.from(numbers), dims);
}

function mapValues<T, U>(record: Record<string, T>, f: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));
}

function toMatrix({ data }: Tensor, rows: number, cols: number): Matrix {
  return { rows, cols, data: Float64Array.from(data as Float32Array) };
}
