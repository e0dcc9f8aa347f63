export { scaledDotProductAttention, hasNoAllowedKey } from './attention.ts';
export type { Attention, AttentionOptions } from './attention.ts';
export { attentionCost } from './attention-cost.ts';
export type { AttentionCost, AttentionSizes } from './attention-cost.ts';
export { attention, attentionHead, attentionParameters } from './attention-layer.ts';
export type {
  AttentionLayer,
  AttentionParameters,
  Head,
  HeadParameters,
  InitialisationOptions,
  LayerOptions,
  OutputParameters,
} from './attention-layer.ts';
export { attentionProvenance } from './attention-provenance.ts';
export type { AttentionInputs } from './attention-provenance.ts';
export { entropyRows } from './entropy.ts';
export { ShapeError } from './errors.ts';
export { formatNumber, formatScientific, isPrintedExactly } from './format-number.ts';
export { linear } from './linear.ts';
export { linearProvenance } from './linear-provenance.ts';
export {
  causalMask,
  combineMasks,
  formatMask,
  fullMask,
  isAllowed,
  mask,
  maskToBias,
  paddingMask,
} from './mask.ts';
export type { Mask } from './mask.ts';
export { matmul } from './matmul.ts';
export { matmulProvenance } from './matmul-provenance.ts';
export type { MatmulProvenanceOptions } from './matmul-provenance.ts';
export {
  add,
  at,
  concatCols,
  formatShape,
  map,
  mapRows,
  matrix,
  permuteCols,
  permuteRows,
  rowView,
  scale,
  sliceCols,
  sliceRows,
  toRows,
  transpose,
  zeros,
} from './matrix.ts';
export type { Matrix } from './matrix.ts';
export { addProvenance, scaleProvenance, transposeProvenance } from './matrix-provenance.ts';
export { parameterBreakdown, totalParameters } from './model-configurations.ts';
export type {
  GroupPart,
  MatrixPart,
  ModelConfiguration,
  ModelPart,
  NormConfiguration,
  PartName,
  PositionConfiguration,
} from './model-configurations.ts';
export { multiHeadAttention, multiHeadParameters, packHeads, splitHeads } from './multi-head.ts';
export type { MultiHeadAttention, MultiHeadParameters } from './multi-head.ts';
export {
  attentionLayerProvenance,
  headOfColumn,
  headProvenance,
  multiHeadProvenance,
} from './multi-head-provenance.ts';
export { countParameters, parameterEntries } from './parameters.ts';
export type { ParameterEntry } from './parameters.ts';
export {
  addPositions,
  interleavedToHalves,
  learnedEncoding,
  rotationByOffset,
  sinusoidalEncoding,
} from './positional-encoding.ts';
export type { SinusoidOptions } from './positional-encoding.ts';
export { addPositionsProvenance, sinusoidalProvenance } from './positional-encoding-provenance.ts';
export {
  cellOf,
  evaluate,
  inputProvenance,
  operands,
  parts,
  renameMatrices,
} from './provenance.ts';
export type { CellRef, Expression, Operation, Provenance, Source } from './provenance.ts';
export {
  defaultCellName,
  letters,
  provenanceSegments,
  provenanceText,
  segmentsText,
} from './provenance-text.ts';
export type { ProvenanceTextOptions, Segment } from './provenance-text.ts';
export { publishedModels } from './published-models.ts';
export type { PublishedModel, PublishedModelName } from './published-models.ts';
export { createRandom, normalMatrix, uniformMatrix } from './random.ts';
export type { Random } from './random.ts';
export {
  relativePositionBias,
  relativePositionBucket,
  relativePositionBuckets,
} from './relative-position.ts';
export type { RelativePositionOptions } from './relative-position.ts';
export { relativePositionProvenance } from './relative-position-provenance.ts';
export { logSoftmaxRows, naiveSoftmaxRows, softmaxJacobian, softmaxRows } from './softmax.ts';
export type { SoftmaxOptions } from './softmax.ts';
export {
  logSoftmaxProvenance,
  naiveSoftmaxProvenance,
  softmaxProvenance,
} from './softmax-provenance.ts';
export type { SoftmaxProvenanceOptions } from './softmax-provenance.ts';
export { mean, median, variance } from './statistics.ts';
export { xavierDeviation, xavierNormal, xavierUniform } from './xavier.ts';
export type { XavierOptions } from './xavier.ts';
