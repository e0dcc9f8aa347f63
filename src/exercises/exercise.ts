import { createRandom, type Mask, type Matrix, type Random } from '#core/index.ts';

/** An exercise is a family of problems, one a seed. */
export interface Exercise {
  /** Whether another seed gives other numbers. */
  readonly varies: boolean;
  /** The same seed gives the same problem. */
  problem(seed: number): Problem;
}

/** The exercises of a chapter, by id. */
export type ExerciseSet = Readonly<Record<string, Exercise>>;

export interface Problem {
  readonly asked: Asked;
  readonly answer: Answer;
  /** What a named misconception gives in place of the answer. */
  readonly mistakes: Readonly<Record<string, Answer>>;
  /** How far a number may be from another and still be meant to be it. */
  readonly tolerance: number;
  /** What the text names: given numbers, steps in between, tokens. */
  readonly facts: Facts;
}

/**
 * One part a cell, an item or a choice: the numbers of a matrix row by row; 1 and 0 for the allowed
 * and the forbidden cells of a mask; names of items in their order; the name of one option.
 */
export type Answer = readonly (number | string)[];

/** What the page has to draw for the answer to be given. */
export type Asked =
  | (Grid & { readonly kind: 'numbers'; readonly digits: number })
  | (Grid & { readonly kind: 'mask' })
  | { readonly kind: 'order'; readonly items: readonly string[] }
  | { readonly kind: 'choice'; readonly options: readonly string[] };

export interface Grid {
  readonly rows: number;
  readonly cols: number;
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
}

export type Facts = Readonly<Record<string, Fact>>;

/** Text stands as it is; a number with as many decimals as it needs, at most two. */
export type Fact = string | number | Table;

export interface Table {
  readonly matrix: Matrix | Mask;
  readonly rowLabels?: readonly string[];
  readonly colLabels?: readonly string[];
  /** Decimals of each number; as few as say all, at most two, where it is left out. */
  readonly digits?: number;
}

interface Definition<Instance> {
  /** The numbers of one problem; called again where two answers to it could be confused. */
  draw(random: Random): Instance;
  facts?(instance: Instance): Facts;
  /** False where every seed gives the same problem. */
  varies?: boolean;
}

interface Labels<Instance> {
  rowLabels?: readonly string[] | ((instance: Instance) => readonly string[]);
  colLabels?: readonly string[] | ((instance: Instance) => readonly string[]);
}

type Variants<Instance, Made> = Readonly<Record<string, (instance: Instance) => Made>>;

/**
 * Asks for the numbers of a matrix; a number alone is a 1×1 matrix, a row a 1×n one.
 *
 * @param digits decimals asked for. An answer may be off by one unit of the last of them, as much as
 *   rounding in between adds up to; none may be off where whole numbers are asked for.
 */
export function numbers<Instance>({
  digits,
  answer,
  mistakes,
  rowLabels,
  colLabels,
  ...definition
}: Definition<Instance> &
  Labels<Instance> & {
    digits: number;
    answer(instance: Instance): Matrix;
    mistakes: Variants<Instance, Matrix>;
  }): Exercise {
  return exercise(definition, digits === 0 ? 1e-9 : 10 ** -digits, (instance) => {
    const right = answer(instance);
    return {
      asked: { kind: 'numbers', digits, ...grid(right, { rowLabels, colLabels }, instance) },
      answer: Array.from(right.data),
      mistakes: variants(mistakes, instance, ({ data }) => Array.from(data)),
    };
  });
}

/** Asks for a mask: which cells are allowed. */
export function maskOf<Instance>({
  answer,
  mistakes,
  rowLabels,
  colLabels,
  ...definition
}: Definition<Instance> &
  Labels<Instance> & {
    answer(instance: Instance): Mask;
    mistakes: Variants<Instance, Mask>;
  }): Exercise {
  const cells = ({ allowed }: Mask): Answer => allowed.map(Number);
  return exercise(definition, 0, (instance) => {
    const right = answer(instance);
    return {
      asked: { kind: 'mask', ...grid(right, { rowLabels, colLabels }, instance) },
      answer: cells(right),
      mistakes: variants(mistakes, instance, cells),
      // To forbid nothing, as the mask is handed over, must not be right.
      alsoNot: [right.allowed.map(() => 1)],
    };
  });
}

/** Asks for items to be put in order; they are handed over shuffled. */
export function order<Instance>({
  answer,
  mistakes,
  draw,
  ...definition
}: Definition<Instance> & {
  answer(instance: Instance): readonly string[];
  mistakes: Variants<Instance, readonly string[]>;
}): Exercise {
  const shuffled = (random: Random) => {
    const instance = draw(random);
    const right = answer(instance);
    const items = random.permutation(right.length).map((index) => right[index]!);
    return { instance, right, items };
  };
  const facts = definition.facts;
  return exercise(
    {
      ...definition,
      draw: shuffled,
      facts: facts && (({ instance }) => facts(instance)),
    },
    0,
    ({ instance, right, items }) => ({
      asked: { kind: 'order', items },
      answer: right,
      mistakes: variants(mistakes, instance, (wrong) => wrong),
      // To leave the items as they came must not be right.
      alsoNot: [items],
    }),
  );
}

/** Asks for one of several options, each wrong one a misconception of its own. */
export function choice<Instance>({
  options,
  answer,
  ...definition
}: Definition<Instance> & {
  options: readonly string[];
  answer(instance: Instance): string;
}): Exercise {
  return exercise(definition, 0, (instance) => {
    const right = answer(instance);
    const wrong = options.filter((option) => option !== right);
    return {
      asked: { kind: 'choice', options },
      answer: [right],
      mistakes: Object.fromEntries(wrong.map((option) => [option, [option]])),
    };
  });
}

type Drawn = Pick<Problem, 'asked' | 'answer' | 'mistakes'> & { alsoNot?: readonly Answer[] };

/** Draws for one problem before giving up: a definition that needs more asks for too much. */
const mostDraws = 1000;

function exercise<Instance>(
  { draw, facts, varies = true }: Definition<Instance>,
  tolerance: number,
  make: (instance: Instance) => Drawn,
): Exercise {
  return {
    varies,
    problem(seed) {
      const random = createRandom(seed);
      for (let attempt = 0; attempt < mostDraws; attempt++) {
        const instance = draw(random.fork(attempt));
        const { alsoNot = [], ...drawn } = make(instance);
        const answers = [drawn.answer, ...Object.values(drawn.mistakes)];
        const isFair =
          areDistinct(answers, tolerance) &&
          alsoNot.every((other) => differ(drawn.answer, other, tolerance));
        if (isFair) return { ...drawn, tolerance, facts: facts?.(instance) ?? {} };
      }
      throw new RangeError(
        `problem: no numbers in ${mostDraws} draws with which every mistake can be told from the others, for seed ${seed}`,
      );
    },
  };
}

/** Whether each two of them are so far apart that nothing given can be meant to be both. */
function areDistinct(answers: readonly Answer[], tolerance: number): boolean {
  return answers.every((one, i) =>
    answers.slice(i + 1).every((other) => differ(one, other, tolerance)),
  );
}

function differ(one: Answer, other: Answer, tolerance: number): boolean {
  return one.some((part, index) => {
    const counterpart = other[index];
    return typeof part === 'number' && typeof counterpart === 'number'
      ? Math.abs(part - counterpart) > 2.01 * tolerance
      : part !== counterpart;
  });
}

function variants<Instance, Made>(
  mistakes: Variants<Instance, Made>,
  instance: Instance,
  toAnswer: (made: Made) => Answer,
): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(mistakes).map(([name, wrong]) => [name, toAnswer(wrong(instance))]),
  );
}

function grid<Instance>(
  { rows, cols }: { rows: number; cols: number },
  { rowLabels = [], colLabels = [] }: Labels<Instance>,
  instance: Instance,
): Grid {
  const of = (labels: readonly string[] | ((instance: Instance) => readonly string[])) =>
    typeof labels === 'function' ? labels(instance) : labels;
  return { rows, cols, rowLabels: of(rowLabels), colLabels: of(colLabels) };
}
