import { matrix, toRows, type Matrix } from '#core/index.ts';

/**
 * The state of a demo as text in the URL's hash, `#attention.step=mix&attention.ask=output.2.1`:
 * readable, one field a parameter, each with its demo's prefix, so that several demos share a
 * page. A field is left out where it has its default.
 */
export interface StateSchema<State> {
  readonly id: string;
  readonly defaults: State;
  /** Never throws: what is missing, malformed or oversized gives that field's default. */
  parse(hash: string): { state: State; invalid: readonly (keyof State)[]; present: boolean };
  serialize(state: State): string;
  /** Whether a field has another value than its default. */
  differs(state: State, name: keyof State): boolean;
}

/** How one field is written and read. */
export interface Field<Value> {
  readonly initial: Value;
  /** @returns undefined where the text is not a value of this field */
  read(text: string): Value | undefined;
  write(value: Value): string;
}

type Fields<State> = { readonly [Name in keyof State]: Field<State[Name]> };

/** Longer hashes are ignored whole: no state of a demo comes near this. */
const longestHash = 8192;

export function stateSchema<State extends object>(
  id: string,
  {
    version,
    fields,
    settle = (state) => state,
  }: {
    version: number;
    fields: Fields<State>;
    /** Makes fields that were read one by one fit together. */
    settle?: (state: State) => State;
  },
): StateSchema<State> {
  const names = Object.keys(fields) as (keyof State & string)[];
  const collect = (value: <Name extends keyof State>(name: Name) => State[Name]) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as State;
  const defaults = collect((name) => fields[name].initial);

  const differs = (state: State, name: keyof State) =>
    fields[name].write(state[name]) !== fields[name].write(fields[name].initial);

  return {
    id,
    defaults,
    differs,
    parse(hash) {
      const text = hash.replace(/^#/, '');
      if (text.length > longestHash) return { state: defaults, invalid: names, present: false };
      const given = new Map<string, string>();
      for (const [key, value] of new URLSearchParams(text)) {
        if (key.startsWith(`${id}.`)) given.set(key.slice(id.length + 1), value);
      }
      const sameVersion = (given.get('v') ?? String(version)) === String(version);
      const invalid: (keyof State)[] = [];
      const state = collect((name) => {
        const written = given.get(name as string);
        if (written === undefined) return fields[name].initial;
        const value = sameVersion ? fields[name].read(written) : undefined;
        if (value === undefined) invalid.push(name);
        return value ?? fields[name].initial;
      });
      return { state: settle(state), invalid, present: given.size > 0 };
    },
    serialize(state) {
      const changed = names
        .filter((name) => differs(state, name))
        .map((name) => [name, fields[name].write(state[name])] as const);
      return [['v', String(version)] as const, ...changed]
        .map(([name, text]) => `${id}.${name}=${encode(text)}`)
        .join('&');
    },
  };
}

/** Percent-encodes what would end a parameter or a URL; commas and semicolons stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3B', ';');
}

export function choice<const Option extends string>(
  options: readonly Option[],
  initial: Option,
): Field<Option> {
  return {
    initial,
    read: (text) => options.find((option) => option === text),
    write: (option) => option,
  };
}

export function integer(
  initial: number,
  { min, max }: { min: number; max: number },
): Field<number> {
  return {
    initial,
    read(text) {
      const value = readNumber(text);
      return value !== undefined && Number.isInteger(value) && value >= min && value <= max
        ? value
        : undefined;
    },
    write: String,
  };
}

/** What random numbers are drawn from. */
const seeds = { min: 0, max: 999_999 } as const;

export function seedField(initial: number): Field<number> {
  return integer(initial, seeds);
}

/** The seed of other random numbers: the next one, and after the last the first. */
export function nextSeed(seed: number): number {
  return seed < seeds.max ? seed + 1 : seeds.min;
}

/** A matrix of the initial one's shape, rows separated by semicolons: `1,0.5;0,2`. */
export function matrixField(initial: Matrix): Field<Matrix> {
  return {
    initial,
    read(text) {
      const rows = text.split(';').map((row) => row.split(',').map(readNumber));
      const sameShape =
        rows.length === initial.rows && rows.every((row) => row.length === initial.cols);
      if (!sameShape || rows.flat().includes(undefined)) return undefined;
      return matrix(rows as number[][]);
    },
    write: (value) =>
      toRows(value)
        .map((row) => row.join(','))
        .join(';'),
  };
}

/** A cell of one of the named matrices, `weights.2.3`, or nothing. */
export interface CellField {
  readonly matrix: string;
  readonly row: number;
  readonly col: number;
}

export function cellField(
  shapes: Readonly<Record<string, { rows: number; cols: number }>>,
  initial: CellField,
): Field<CellField> {
  return {
    initial,
    read(text) {
      const match = /^(\w+)\.(\d{1,4})\.(\d{1,4})$/.exec(text);
      if (!match) return undefined;
      const [, name, row, col] = match as unknown as [string, string, string, string];
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
      if (!shape || Number(row) >= shape.rows || Number(col) >= shape.cols) return undefined;
      return { matrix: name, row: Number(row), col: Number(col) };
    },
    write: ({ matrix: name, row, col }) => `${name}.${row}.${col}`,
  };
}

/** The numbers that a field of a demo accepts: |x| ≤ 10⁶. */
export const largestInput = 1e6;

/** What the longest double needs, with room for a sign and an exponent. */
const longestNumber = 32;

/** What a reader typed: a number, or what is wrong with it (a key of the grid's dictionary). */
export type Input = { value: number } | { problem: 'notANumber' | 'outOfRange' };

/** Reads a number as people type it: `-1.5`, `−1.5`, `1,5`, `.5`, `2e3`. */
export function readInput(text: string): Input {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.');
  if (plain.length > longestNumber) return { problem: 'notANumber' };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { problem: 'notANumber' };
  const value = Number(plain);
  // Adding zero turns −0 into 0, which would look the same and serialize differently.
  return Math.abs(value) <= largestInput ? { value: value + 0 } : { problem: 'outOfRange' };
}

function readNumber(text: string): number | undefined {
  const input = readInput(text);
  return 'value' in input ? input.value : undefined;
}
