import { parameterBreakdown } from '#core/index.ts';
import { sizesOf, toConfiguration, type ModelName, type Sizes } from './sizes.ts';
import { parametersState, type ParametersState } from './state.ts';
import { placeAt, type Place } from './tree.ts';

interface Preset {
  readonly model: ModelName;
  readonly changes?: Partial<Sizes>;
  readonly at: string;
}

const attention = 'encoder.layer.selfAttention';

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: { model: 'small', at: attention },
  oneHead: { model: 'small', changes: { numHeads: 1 }, at: attention },
  wideHeads: { model: 'small', changes: { widths: 'own', dK: 64, dV: 64 }, at: attention },
  withBiases: { model: 'small', changes: { attentionBiases: 'on' }, at: attention },
  layer: { model: 'small', at: 'encoder.layer' },
  gpt2: { model: 'gpt2Small', at: '' },
  gpt2Layer: { model: 'gpt2Small', at: 'decoder.layer' },
  gpt2Untied: { model: 'gpt2Small', changes: { output: 'separate' }, at: '' },
  gpt2Unbiased: { model: 'gpt2Small', changes: { attentionBiases: 'off', feedForwardBiases: 'off' }, at: '' }, // prettier-ignore
  gpt2Printed: { model: 'gpt2Small', changes: { vocabulary: 40_478 }, at: '' },
  gpt2Single: { model: 'gpt2Small', changes: { numHeads: 1 }, at: 'decoder.layer.selfAttention' },
  gpt2Medium: { model: 'gpt2Medium', at: '' },
  bert: { model: 'bertBase', at: 'pooler' },
  bertPlain: { model: 'bertBase', changes: { pooler: 'off' }, at: '' },
  bertMasked: { model: 'bertBase', changes: { pooler: 'off', head: 'on', output: 'tied' }, at: 'maskedLanguageModelHead' }, // prettier-ignore
  t5: { model: 't5Small', at: 'encoder.relativePositionBiases' },
  base: { model: 'transformerBase', at: '' },
  big: { model: 'transformerBig', at: '' },
  sharedLayer: { model: 'bertBase', changes: { encoderLayers: 1 }, at: '' },
  torchTransformer: { model: 'transformerBase', changes: { attentionBiases: 'on', finalNorm: 'on', positions: 'none' }, at: '' }, // prettier-ignore
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): ParametersState {
  const { model, changes = {}, at }: Preset = presets[name];
  return {
    ...parametersState.defaults,
    model: { name: model, sizes: { ...sizesOf(model), ...changes } },
    at,
  };
}

export function presetPlace(name: PresetName, at: string = presets[name].at): Place {
  return placeAt(parameterBreakdown(toConfiguration(presetState(name).model.sizes)), at);
}
