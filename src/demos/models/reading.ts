import { at, isAllowed, provenanceSegments, type CellRef, type Segment } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { modelsText } from '#i18n/models.ts';
import { pad } from '../masks/batch.ts';
import { bucketMatrix, bucketsIn, compare, inputsOf, tokensOf } from './compare.ts';
import { cellNamer } from './names.ts';
import { provenanceOf, type Computed } from './provenance.ts';
import { modelAndPart, type Model, type ModelsState } from './state.ts';

/** Everything that is computed from a state. */
export function computedOf(state: ModelsState): Computed {
  return { state, inputs: inputsOf(state), comparison: compare(state) };
}

/** The line of arithmetic of a cell, which model it is about first. */
export function lineOf(computed: Computed, cell: CellRef, locale: Locale): Segment[] {
  const { state } = computed;
  const owner = modelAndPart(cell.matrix);
  const isTableCell = cell.matrix === 'table';
  const nameCell = cellNamer(
    tokensOf(state),
    locale,
    isTableCell ? bucketsIn(state.layer) : undefined,
  );
  const line = provenanceSegments(provenanceOf(computed, cell), { nameCell, trim: true });
  if (!owner) return line;
  return [{ text: `${titleOf(owner.model, state, locale)}: ` }, ...line];
}

/** What the model's column is called: with a prefix, the left one is no GPT any more. */
export function titleOf(model: Model, { prefix }: ModelsState, locale: Locale): string {
  const t = modelsText[locale];
  return model === 'gpt' && prefix > 0 ? t.prefixTitle : t.titles[model];
}

/** A sentence on the asked cell. */
export function noteOf({ state, comparison }: Computed, cell: CellRef, locale: Locale): string {
  const { notes: t, contents } = modelsText[locale];
  const tokens = tokensOf(state);
  const { matrix: name, row, col } = cell;
  const owner = modelAndPart(name);
  const [query, key] = [tokens[row]!, tokens[col]!];

  if (name === 'table') {
    const bucket = bucketsIn(state.layer)[col]!;
    return t.table(bucket);
  }
  if (name === 'buckets') {
    const bucket = at(bucketMatrix(tokens.length, state.layer), row, col);
    if (state.layer === 'decoder' && col > row) return t.bucketAhead(key);
    return t.bucket(query, key, col - row, bucket);
  }
  if (!owner) return t.input;

  const { model, part } = owner;
  const { kind, inputs } = comparison[model];
  if (part === 'Output') return t.output(query, contents[col]!);
  const allowed = tokens.filter((_, j) => isAllowed(inputs.mask, row, j)).length;
  if (!isAllowed(inputs.mask, row, col)) {
    return key === pad ? t.padding(key) : t.later(query, key);
  }
  if (part === 'Bias') return inputs.bias ? t.bias(query, key, col - row) : t.noBias;
  if (part === 'Scores') return model === 't5' ? t.t5Scores[state.scale] : t.scores;
  return t.weights[kind]({ query, key, allowed, all: tokens.length });
}
