import { publishedModels, type PublishedModelName } from '#core/index.ts';
import { modelNames, type ModelName } from './sizes.ts';

export const publishedNames = modelNames.filter(
  (name): name is PublishedModelName => name !== 'small',
);

export type Family = 'small' | 'transformer' | 'gpt2' | 'bert' | 't5';

/** The models that share a source, and what their counts hold. */
export function familyOf(name: ModelName): Family {
  const families: readonly Family[] = ['transformer', 'gpt2', 'bert', 't5'];
  return families.find((family) => name.startsWith(family)) ?? 'small';
}

/** Whether a printed count is this one, rounded to millions, or to tens of millions if it is printed so. */
export function isRounded(count: number, printed: number): boolean {
  const unit = printed % 1e7 === 0 ? 1e7 : 1e6;
  return Math.round(count / unit) * unit === printed;
}

/** The smallest and the largest vocabulary with which a count rounds to the printed millions. */
export function vocabulariesFor(name: PublishedModelName, count: number): [number, number] {
  const { printed, configuration } = publishedModels[name];
  const { vocabulary, dModel } = configuration;
  const rest = count - vocabulary * dModel;
  return [
    Math.ceil((printed - 0.5e6 - rest) / dModel),
    Math.ceil((printed + 0.5e6 - rest) / dModel) - 1,
  ];
}
