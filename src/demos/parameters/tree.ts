import type { GroupPart, MatrixPart, ModelPart, PartName } from '#core/index.ts';

/** A part and where it stands. */
export interface Place {
  readonly part: ModelPart;
  /** The names that lead there, `decoder.layer.selfAttention`; empty for the whole model. */
  readonly path: string;
  readonly parent?: Place;
  /** How often the part that holds it stands in the whole model. */
  readonly copies: number;
}

export function isGroup(part: ModelPart): part is GroupPart {
  return 'parts' in part;
}

/** The count of one copy. */
export function countOnce(part: ModelPart): number {
  return part.count / part.repeats;
}

/** How many of the model's parameters are in a part, all its copies together. */
export function countInModel({ part, copies }: Place): number {
  return copies * part.count;
}

/** The parts of a group, where they stand; none for a matrix. */
export function placesIn(place: Place): Place[] {
  const { part, path, copies } = place;
  if (!isGroup(part)) return [];
  return part.parts.map((child) => ({
    part: child,
    path: path === '' ? child.name : `${path}.${child.name}`,
    parent: place,
    copies: copies * part.repeats,
  }));
}

/**
 * The place at a path. A stack that the model does not have gives way to the other; from the first name
 * on that leads nowhere, the rest is left out.
 */
export function placeAt(root: GroupPart, at: string): Place {
  let place: Place = { part: root, path: '', copies: 1 };
  for (const name of at === '' ? [] : at.split('.')) {
    const found = [name, otherStack[name]].flatMap((one) =>
      placesIn(place).filter(({ part }) => part.name === one),
    )[0];
    if (!found) break;
    place = found;
  }
  return place;
}

const otherStack: Partial<Record<string, PartName>> = { encoder: 'decoder', decoder: 'encoder' };

/** The group whose parts are shown when a part is asked about: itself, or the one that holds it. */
export function shownGroup(place: Place): Place {
  return isGroup(place.part) ? place : place.parent!;
}

/** From the whole model down to the place. */
export function trail(place: Place): Place[] {
  return [...(place.parent ? trail(place.parent) : []), place];
}

/** A matrix of the model, and where it stands. */
export type MatrixPlace = Place & { readonly part: MatrixPart };

export function matricesIn(place: Place): MatrixPlace[] {
  return isGroup(place.part) ? placesIn(place).flatMap(matricesIn) : [place as MatrixPlace];
}

/** Where the stepper leads: from one projection to the whole model. */
export const steps = ['projection', 'attention', 'layer', 'model'] as const;
export type Step = (typeof steps)[number];

/** The first stack is the encoder, where there is one. */
export const pathOfStep: Readonly<Record<Step, string>> = {
  projection: 'encoder.layer.selfAttention.queryProjection',
  attention: 'encoder.layer.selfAttention',
  layer: 'encoder.layer',
  model: '',
};
