import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countParameters,
  createRandom,
  multiHeadParameters,
  parameterBreakdown,
  publishedModels,
  segmentsText,
  totalParameters,
} from '#core/index.ts';
import { parameters } from '#i18n/parameters.ts';
import { lineOf, termsOf } from './arithmetic.ts';
import { noteOf } from './explain.ts';
import { formatCount } from '#i18n/format-count.ts';
import { formatBytes, formatMillions, formatShare } from './format.ts';
import { presetPlace, presets, presetState, type PresetName } from './presets.ts';
import { familyOf, isRounded, publishedNames, vocabulariesFor } from './published.ts';
import {
  changesOf,
  configurationOf,
  modelNames,
  readSize,
  sizesOf,
  toConfiguration,
  tooLarge,
} from './sizes.ts';
import { parametersState } from './state.ts';
import {
  countInModel,
  countOnce,
  isGroup,
  matricesIn,
  pathOfStep,
  placeAt,
  placesIn,
  shownGroup,
  steps,
  trail,
  type Place,
} from './tree.ts';

const presetNames = Object.keys(presets) as PresetName[];

const rootOf = (name: (typeof modelNames)[number]) => parameterBreakdown(configurationOf(name));

/** A place and everything in it. */
function everyPlace(place: Place): Place[] {
  return [place, ...placesIn(place).flatMap(everyPlace)];
}

const textOf = (place: Place, name: PresetName, locale: 'en' | 'es' = 'en') =>
  segmentsText(lineOf(place, presetState(name).model.sizes, locale));

describe('sizes', () => {
  test.each(modelNames)('%s: the form says the same as the configuration', (name) => {
    expect(totalParameters(toConfiguration(sizesOf(name)))).toBe(
      totalParameters(configurationOf(name)),
    );
    expect(toConfiguration(sizesOf(name))).toEqual(configurationOf(name));
    expect(changesOf(name, sizesOf(name))).toEqual([]);
  });

  test.each([
    ['50257', 50257],
    [' 50,257 ', 50257],
    ['50 257', 50257],
    ['1.557.611.200', 1557611200],
    ['1.5', 1.5],
    ['5,02', NaN],
    ['−3', -3],
    ['', NaN],
    ['many', NaN],
  ])('“%s” is read as %d', (text, size) => {
    expect(readSize(text)).toBe(size);
  });

  test('the largest sizes that are taken still give an exact count', () => {
    const sizes = {
      ...sizesOf('transformerBig'),
      ...{ dModel: 100_000, numHeads: 1000, dK: 10_000, dV: 10_000, dFF: 1_000_000 },
      ...{ encoderLayers: 500, decoderLayers: 500, vocabulary: 1_000_000 },
      ...({ widths: 'own', output: 'separate' } as const),
    };
    expect(tooLarge(sizes)).toBeUndefined();
    expect(Number.isSafeInteger(totalParameters(toConfiguration(sizes)))).toBe(true);
    expect(tooLarge({ ...sizes, dModel: 100_001 })).toBe('dModel');
  });
});

describe('numbers in words', () => {
  test.each([
    [0, 'en', '0'],
    [999, 'en', '999'],
    [1000, 'en', '1,000'],
    [124_439_808, 'en', '124,439,808'],
    [1000, 'es', '1000'],
    [37_000, 'es', '37\u202F000'],
    [-12_345, 'en', '−12,345'],
  ] as const)('%d in %s is %s', (count, locale, text) => {
    expect(formatCount(count, locale)).toBe(text);
  });

  test.each([
    [1, '100%'],
    [0, '0%'],
    [1 / 3, '33.3%'],
    [0.0054, '0.54%'],
    [1e-6, '< 0.01%'],
  ])('a share of %d is %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });

  test.each([
    [2, '2\u00A0bytes'],
    [999.4, '999\u00A0bytes'],
    [1000, '1.00\u00A0kB'],
    [497_759_232, '498\u00A0MB'],
    [999_600, '1.00\u00A0MB'],
    [24.9e9, '24.9\u00A0GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('millions are rounded, not cut off', () => {
    expect([formatMillions(38_597_376), formatMillions(38_597_376, 1)]).toEqual(['39', '38.6']);
  });
});

describe('the tree', () => {
  test.each(modelNames)(
    '%s: the matrices add up to the whole, and each group to its parts',
    (name) => {
      const root = placeAt(rootOf(name), '');
      const matrices = matricesIn(root);
      const sum = (places: readonly Place[]) =>
        places.reduce((total, place) => total + countInModel(place), 0);
      expect(sum(matrices)).toBe(root.part.count);
      for (const place of everyPlace(root).filter(({ part }) => isGroup(part)))
        expect(sum(placesIn(place))).toBe(countInModel(place));
    },
  );

  test('a path leads to its part, and each part has its path', () => {
    const root = rootOf('t5Small');
    for (const place of everyPlace(placeAt(root, ''))) {
      expect(placeAt(root, place.path).part).toBe(place.part);
      expect(
        trail(place)
          .map(({ path }) => path)
          .at(-1),
      ).toBe(place.path);
    }
  });

  test('a stack that is not there gives way to the other; what leads nowhere is left out', () => {
    const gpt2 = rootOf('gpt2Small');
    expect(placeAt(gpt2, 'encoder.layer.feedForward').path).toBe('decoder.layer.feedForward');
    expect(placeAt(rootOf('bertBase'), 'decoder.layer.crossAttention').path).toBe('encoder.layer');
    expect(placeAt(gpt2, 'pooler').path).toBe('');
  });

  test('every model has the four steps, and a matrix is shown in its group', () => {
    for (const name of modelNames) {
      const reached = steps.map((step) => placeAt(rootOf(name), pathOfStep[step]).part.name);
      expect(reached).toEqual(['queryProjection', 'selfAttention', 'layer', 'model']);
    }
    const projection = placeAt(rootOf('small'), pathOfStep.projection);
    expect(shownGroup(projection).part.name).toBe('selfAttention');
    expect(shownGroup(shownGroup(projection)).part.name).toBe('selfAttention');
  });

  test('a layer of T5’s decoder stands as often as its stack has layers', () => {
    const query = placeAt(rootOf('t5Base'), 'decoder.layer.crossAttention.queryProjection');
    expect(query.copies).toBe(12);
    expect(countInModel(query)).toBe(12 * 768 * 768);
    expect(countOnce(query.parent!.part)).toBe(4 * 768 * 768);
  });
});

describe('arithmetic', () => {
  test.each([
    ['example', 'self-attention = 4 · d_model² = 4 · 64² = 16,384'],
    ['oneHead', 'self-attention = 4 · d_model² = 4 · 64² = 16,384'],
    ['wideHeads', 'self-attention = 2 · d_model · h · d_k + 2 · d_model · h · d_v = 2 · 64 · 8 · 64 + 2 · 64 · 8 · 64 = 131,072'], // prettier-ignore
    ['gpt2Layer', 'layer = 12 · (2 · d_model · d_FF + 4 · d_model² + 9 · d_model + d_FF) = 12 · (2 · 768 · 3,072 + 4 · 768² + 9 · 768 + 3,072) = 12 · 7,087,872 = 85,054,464'], // prettier-ignore
    ['gpt2', 'whole model = 39,383,808 (embeddings) + 85,056,000 (decoder) + 0 (output projection) = 124,439,808'], // prettier-ignore
    ['t5', 'relative-position table = b · h = 32 · 8 = 256'],
    ['bert', 'pooler = d_model² + d_model = 768² + 768 = 590,592'],
  ] as const)('%s: %s', (name, text) => {
    expect(textOf(presetPlace(name), name)).toBe(text);
  });

  test('a stack says how many layers; a width, only itself; a tied matrix, whose numbers it has', () => {
    expect(textOf(presetPlace('gpt2', 'decoder'), 'gpt2')).toBe(
      'decoder = 12 · 7,087,872 (layer) + 1,536 (final norm) = 85,056,000',
    );
    expect(textOf(presetPlace('gpt2', 'decoder.finalNorm.scale'), 'gpt2')).toBe(
      'scale = d_model = 768',
    );
    expect(textOf(presetPlace('gpt2', 'outputProjection'), 'gpt2')).toBe(
      'output projection = the same numbers as the token embeddings, counted there → 0',
    );
  });

  test('in every part of every preset, letters stand for numbers that give the count', () => {
    for (const name of presetNames) {
      for (const place of everyPlace(presetPlace(name, ''))) {
        if (['model', 'encoder', 'decoder'].includes(place.part.name)) continue;
        const once = termsOf(place, presetState(name).model.sizes).reduce(
          (sum, { times, factors }) => sum + factors.reduce((all, { value }) => all * value, times),
          0,
        );
        expect(once, `${name} ${place.path}`).toBe(countOnce(place.part));
      }
    }
  });

  test('both languages spell the same numbers', () => {
    const digits = (text: string) => text.replace(/\D/g, '');
    for (const name of presetNames) {
      const place = presetPlace(name);
      expect(digits(textOf(place, name, 'es'))).toBe(digits(textOf(place, name)));
    }
  });

  test('notes: share, copies, and what is particular', () => {
    const note = (name: PresetName, at?: string) =>
      noteOf(presetPlace(name, at), presetPlace(name, '').part.count, presetState(name).model.sizes, 'en'); // prettier-ignore
    const t = parameters.en.notes;
    expect(note('gpt2')).toBe(t.whole('498\u00A0MB', '249\u00A0MB'));
    expect(note('gpt2', 'outputProjection')).toBe(t.tied);
    expect(note('gpt2', 'decoder.layer.selfAttention.keyBias')).toBe(
      `${t.all('12', '9,216', '0.01%')} ${t.bias}`,
    );
    expect(note('example', 'encoder.layer.selfAttention.keyProjection')).toContain(
      t.split('8', '8'),
    );
    expect(note('wideHeads', 'encoder.layer.selfAttention.keyProjection')).toContain(t.own('8', '64')); // prettier-ignore
    expect(note('wideHeads')).not.toContain(t.attention);
    expect(note('example', 'embeddings')).toContain(t.sinusoidal);
    expect(note('gpt2', 'embeddings')).not.toContain(t.sinusoidal);
  });
});

describe('what the text says', () => {
  test('heads: attention that is really made has as many parameters as the demo counts', () => {
    for (const heads of [1, 2, 4, 8, 16]) {
      for (const biases of [false, true]) {
        const made = multiHeadParameters(64, heads, createRandom(7), { biases });
        const counted = placeAt(
          parameterBreakdown({
            ...configurationOf('small'),
            ...{ numHeads: heads, dK: 64 / heads, dV: 64 / heads },
            biases: { attention: biases, feedForward: false },
          }),
          'encoder.layer.selfAttention',
        );
        expect(countOnce(counted.part)).toBe(countParameters(made));
      }
    }
  });

  test('PyTorch: nn.Transformer() has 44,140,544 parameters; summing GPT-2’s state_dict gives 163,037,184', () => {
    const torch = presetPlace('torchTransformer', '').part.count;
    // Per layer 4 · (512² + 512) for each attention, 2 · 512 · 2048 + 2048 + 512, 2 · 512 for each norm.
    expect(torch - presetPlace('torchTransformer', 'embeddings').part.count).toBe(
      6 * (1_050_624 + 2_099_712 + 2048) + 6 * (2 * 1_050_624 + 2_099_712 + 3072) + 2 * 1024,
    );
    expect(presetPlace('gpt2Untied').part.count).toBe(163_037_184);
  });

  test('no one vocabulary gives both counts of 2017', () => {
    for (const name of ['transformerBase', 'transformerBig'] as const) {
      const { configuration, printed } = publishedModels[name];
      const [fewest, most] = vocabulariesFor(name, totalParameters(configuration));
      const rounds = (vocabulary: number) =>
        isRounded(totalParameters({ ...configuration, vocabulary }), printed);
      expect([fewest - 1, fewest, most, most + 1].map(rounds)).toEqual([false, true, true, false]);
    }
    const [base] = vocabulariesFor('transformerBase', 63_045_632);
    const [, big] = vocabulariesFor('transformerBig', 214_171_648);
    expect(base).toBeGreaterThan(big);
  });

  test('BERT: with the pooler, without, and with the head for masked words all round to 110 million', () => {
    expect(presetPlace('bertMasked', '').part.count).toBe(109_514_298);
    for (const name of ['bert', 'bertPlain', 'bertMasked'] as const)
      expect(isRounded(presetPlace(name, '').part.count, 110e6)).toBe(true);
  });

  test('a printed count is matched to the digits that it is printed with', () => {
    expect(isRounded(124_439_808, 117e6)).toBe(false);
    expect(isRounded(335_141_888, 340e6)).toBe(true);
    expect(isRounded(63_045_632, 65e6)).toBe(false);
  });

  test('each published model has a family whose counts are described in both languages', () => {
    for (const name of publishedNames) {
      const family = familyOf(name);
      expect(family).not.toBe('small');
      for (const { about, where } of Object.values(parameters))
        expect([about[family], where[family as Exclude<typeof family, 'small'>]]).not.toContain(undefined); // prettier-ignore
    }
    expect(familyOf('small')).toBe('small');
  });
});

describe('state', () => {
  test.each(presetNames)('the link of %s leads to it', (name) => {
    const state = presetState(name);
    const { state: read, invalid } = parametersState.parse(`#${parametersState.serialize(state)}`);
    expect(read).toEqual(state);
    expect(invalid).toEqual([]);
    // The path is one of the model's own, not one that was shortened.
    expect(presetPlace(name).path.split('.').at(-1)).toBe(state.at.split('.').at(-1));
  });

  test.each([
    'gpt3',
    '',
    'gpt2Small,',
    'gpt2Small,heads-1',
    'gpt2Small,toString-1',
    'gpt2Small,__proto__-1',
    'gpt2Small,numHeads-0',
    'gpt2Small,numHeads-7', // 768 / 7
    'gpt2Small,numHeads--1',
    'gpt2Small,output-many',
    'gpt2Small,vocabulary-9999999',
    'gpt2Small,crossAttention-on', // no encoder
    'bertBase,head-on', // no output projection
  ])('a link with the model “%s” gives the default and says so', (text) => {
    const { state, invalid } = parametersState.parse(`#params.model=${text}`);
    expect(invalid).toEqual(['model']);
    expect(state).toEqual(parametersState.defaults);
  });

  test.each(['decoder.nowhere', 'a.b', 'layer'.repeat(300), '.', 'toString', 'model.'.repeat(8)])(
    'a link to the part “%s” gives the default, or what there is of it',
    (text) => {
      const { state } = parametersState.parse(`#params.at=${text}`);
      expect(state.at).toBe(parametersState.defaults.at);
    },
  );

  test('any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (model, at) => {
        const { state } = parametersState.parse(`#params.model=${model}&params.at=${at}`);
        expect(placeAt(parameterBreakdown(toConfiguration(state.model.sizes)), state.at)).toBeTruthy(); // prettier-ignore
      }),
    );
  });
});
