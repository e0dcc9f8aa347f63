/** One arc of a sentence's attention: from the query's token to a key's. */
export interface Arc {
  readonly key: number;
  readonly weight: number;
  /** SVG path data, in units of one token's width; y grows downwards and 0 is the words' top. */
  readonly path: string;
  /** Line width, in the same units. */
  readonly width: number;
}

/** The thickest line, that of a weight of 1. */
const widest = 0.14;

/**
 * The attention of one query as arcs above a sentence whose tokens are equally wide. Line width
 * is proportional to the weight; a token's attention to itself is a loop.
 *
 * @param weights the query's row of weights, one a token, in [0, 1]
 */
export function attentionArcs(weights: ArrayLike<number>, query: number): readonly Arc[] {
  return Array.from(weights, (weight, key) => ({
    key,
    weight,
    path: key === query ? loop(query) : arch(query, key),
    width: weight * widest,
  }));
}

/** Height of the arc between neighbours, and what each token further adds. */
const lowest = 0.3;
const rise = 0.13;

/** The tallest that an arc of a sentence of this length gets. */
export function arcsHeight(length: number): number {
  return lowest + rise * (length - 1);
}

function arch(from: number, to: number): string {
  const [start, end] = [from + 0.5, to + 0.5];
  const height = lowest + rise * (Math.abs(end - start) - 1);
  // A cubic with both handles at 4/3 of the height peaks at the height.
  const handle = (-4 / 3) * height;
  return `M${start} 0C${start} ${handle} ${end} ${handle} ${end} 0`;
}

function loop(at: number): string {
  const centre = at + 0.5;
  const handle = (-4 / 3) * lowest * 0.8;
  return `M${centre - 0.1} 0C${centre - 0.25} ${handle} ${centre + 0.25} ${handle} ${centre + 0.1} 0`;
}
