import { solvable } from '#exercises/catalogue.ts';
import { chapters } from './chapters.ts';

/** What a reader has marked: chapters by slug, exercises by id. */
export interface Progress {
  readonly read: ReadonlySet<string>;
  readonly solved: ReadonlySet<string>;
}

/** What there is to mark. */
export interface Course {
  readonly chapters: readonly string[];
  /** The ids of the exercises of a page, by its slug. */
  readonly exercises: Readonly<Record<string, readonly string[]>>;
}

export const course: Course = { chapters, exercises: solvable };

/** Why a text holds no progress that can be read. */
export type Problem = 'too long' | 'not JSON' | 'another file' | 'newer version';

export type Parsed =
  | { readonly problem: Problem }
  | {
      readonly problem?: undefined;
      readonly progress: Progress;
      /** Entries that are none of the course's, and left out. */
      readonly ignored: number;
    };

/** In UTF-16 units. All that the course can mark is a twentieth of it. */
export const longestText = 100_000;

const program = 'paying-attention';
const version = 1;

/** Those of all pages. */
export function exerciseIds({ exercises }: Course = course): readonly string[] {
  return Object.values(exercises).flat();
}

export function emptyProgress(): Progress {
  return { read: new Set(), solved: new Set() };
}

export function isEmpty({ read, solved }: Progress): boolean {
  return read.size + solved.size === 0;
}

/** As JSON; equal progress gives equal text, in whatever order it was made. */
export function serializeProgress({ read, solved }: Progress): string {
  const file = { program, version, read: [...read].sort(), solved: [...solved].sort() };
  return JSON.stringify(file, null, 2);
}

/** What `serializeProgress` wrote, whoever has had hands on it since. Never throws. */
export function parseProgress(text: string, known: Course = course): Parsed {
  if (text.length > longestText) return { problem: 'too long' };
  let file: Partial<Record<'program' | 'version' | 'read' | 'solved', unknown>>;
  try {
    // Of null, a number or a string, an object without these fields.
    file = Object(JSON.parse(text));
  } catch {
    return { problem: 'not JSON' };
  }
  const { program: name, version: written, read, solved } = file;
  if (name === program && typeof written === 'number' && written > version)
    return { problem: 'newer version' };
  if (name !== program || written !== version || !Array.isArray(read) || !Array.isArray(solved))
    return { problem: 'another file' };

  const ids = exerciseIds(known);
  const knownRead = read.filter((slug) => known.chapters.includes(slug));
  const knownSolved = solved.filter((id) => ids.includes(id));
  return {
    progress: { read: new Set(knownRead), solved: new Set(knownSolved) },
    ignored: read.length + solved.length - knownRead.length - knownSolved.length,
  };
}

/** All that is marked in one or the other. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  return {
    read: new Set([...one.read, ...other.read]),
    solved: new Set([...one.solved, ...other.solved]),
  };
}

/** How many of a page's exercises are solved. */
export function solvedOn(
  slug: string,
  { solved }: Progress,
  { exercises }: Course = course,
): { solved: number; exercises: number } {
  const ids = exercises[slug] ?? [];
  return { solved: ids.filter((id) => solved.has(id)).length, exercises: ids.length };
}
