import { toRows, type Matrix } from '#core/index.ts';
import { headGrid } from '#figures/head-grid.ts';
import { heatMap } from '#figures/heat-map.ts';
import type { ExamplesText } from '#i18n/examples.ts';
import { tokens } from '../attention/example.ts';
import * as examples from './examples.ts';
import type { ExampleName } from './report.ts';

/** The five reference pictures, by the names of their files. */
export const pictureNames = [
  'attention_basic',
  'attention_causal',
  'multihead_attention',
  'positional_encoding',
  'attention_with_tokens',
] as const;
export type PictureName = (typeof pictureNames)[number];

/** In the pixels of the viewBox. */
const pictureWidth = 640;

/** A picture, and what stands around it where it is on its own. */
export interface Picture {
  readonly svg: SVGSVGElement;
  readonly title: string;
  /** Where its numbers come from. */
  readonly origin: string;
  readonly seed?: number;
}

/** Which example made which picture. */
export const exampleOf: Record<PictureName, ExampleName> = {
  attention_basic: 'basic',
  attention_causal: 'causal',
  multihead_attention: 'multiHead',
  positional_encoding: 'positions',
  attention_with_tokens: 'pipeline',
};

/** One of the five, by the same figure functions as the demos, from the numbers of its example. */
export function drawPicture(name: PictureName, document: Document, t: ExamplesText): Picture {
  const title = t.titles[exampleOf[name]];
  const random = { origin: t.origins.random(examples.seed), seed: examples.seed };
  const weightMap = (weights: Matrix): SVGSVGElement =>
    heatMap(weights, {
      document,
      rowLabels: tokens,
      colLabels: tokens,
      rowTitle: t.query,
      colTitle: t.key,
      width: pictureWidth,
      ariaLabel: t.picture.weights,
    });

  switch (name) {
    case 'attention_basic':
      return { title, origin: t.origins.handSet, svg: weightMap(examples.basic().weights) };
    case 'attention_causal':
      return { title, origin: t.origins.handSet, svg: weightMap(examples.causal().weights) };
    case 'attention_with_tokens':
      return { title, ...random, svg: weightMap(examples.pipeline().heads[0]!.weights) };
    case 'positional_encoding': {
      const encoding = examples.positions();
      const svg = heatMap(encoding, {
        document,
        rowLabels: toRows(encoding).map((_, position) => String(position)),
        colLabels: Array.from({ length: encoding.cols }, (_, channel) => String(channel)),
        rowTitle: t.position,
        colTitle: t.channel,
        scale: { limit: 1 },
        width: pictureWidth,
        ariaLabel: t.picture.positions,
      });
      return { title, origin: t.origins.formula, svg };
    }
    case 'multihead_attention': {
      const weights = examples.multiHead().heads.map((head) => head.weights);
      const svg = headGrid(weights, {
        document,
        columns: 4,
        rowLabels: tokens,
        colLabels: tokens,
        rowTitle: t.query,
        colTitle: t.key,
        scaleTitle: t.weight,
        titleOf: t.headTitle,
        width: pictureWidth,
        ariaLabel: t.picture.heads,
      });
      return { title, ...random, svg };
    }
  }
}
