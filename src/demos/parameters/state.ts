import { parameterBreakdown } from '#core/index.ts';
import { stateSchema, type Field } from '#components/demo-state.ts';
import { parameters } from '#i18n/parameters.ts';
import {
  changesOf,
  modelNames,
  numberNames,
  options,
  sizesOf,
  toConfiguration,
  tooLarge,
  type ModelName,
  type NumberName,
  type OptionName,
  type Sizes,
} from './sizes.ts';

/** A model, and the sizes that it has by now. */
export interface ChosenModel {
  readonly name: ModelName;
  readonly sizes: Sizes;
}

export interface ParametersState {
  readonly model: ChosenModel;
  /** The part that is asked about: the names that lead to it, `decoder.layer`; empty for the whole model. */
  readonly at: string;
}

/** `gpt2Small,vocabulary-40478,attentionBiases-off`: a model, and what was changed. */
const modelField: Field<ChosenModel> = {
  initial: { name: 'small', sizes: sizesOf('small') },
  read(text) {
    const [given, ...changes] = text.split(',');
    const name = modelNames.find((one) => one === given);
    if (name === undefined) return undefined;
    const sizes: Record<string, number | string> = { ...sizesOf(name) };
    for (const change of changes) {
      const [field = '', value = ''] = change.split('-', 2);
      const read = readChange(field, value);
      if (read === undefined) return undefined;
      sizes[field] = read;
    }
    return isCountable(sizes as Sizes) ? { name, sizes: sizes as Sizes } : undefined;
  },
  write: ({ name, sizes }) =>
    [name, ...changesOf(name, sizes).map((field) => `${field}-${sizes[field]}`)].join(','),
};

function readChange(field: string, value: string): number | string | undefined {
  if (numberNames.includes(field as NumberName)) {
    return /^\d{1,7}$/.test(value) ? Number(value) : undefined;
  }
  if (!Object.hasOwn(options, field)) return undefined;
  return (options[field as OptionName] as readonly string[]).find((option) => option === value);
}

function isCountable(sizes: Sizes): boolean {
  if (tooLarge(sizes)) return false;
  try {
    parameterBreakdown(toConfiguration(sizes));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const partField: Field<string> = {
  initial: 'encoder.layer.selfAttention',
  read(text) {
    const names = text === '' ? [] : text.split('.');
    const isPath = names.length <= 5 && names.every((name) => Object.hasOwn(parameters.en.parts, name)); // prettier-ignore
    return isPath ? text : undefined;
  },
  write: (at) => at,
};

export const parametersState = stateSchema<ParametersState>('params', {
  version: 1,
  fields: { model: modelField, at: partField },
});
