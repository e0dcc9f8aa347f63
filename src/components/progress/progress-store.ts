/** The reader's progress in this browser, the same in all its tabs. */
import {
  emptyProgress,
  isEmpty,
  longestText,
  mergeProgress,
  parseProgress,
  serializeProgress,
  type Progress,
} from './progress.ts';

/** Whether what is marked is still there on the next page: not where storage is denied or full. */
export type Keeping = 'kept' | 'only this page';

export const key = 'paying-attention.progress';
export const unreadableKey = `${key}.unreadable`;

let state: Keeping = 'kept';
/** All that is marked, where it could not be stored. */
let memory = emptyProgress();

const listeners = new Set<(progress: Progress) => void>();

export function keeping(): Keeping {
  return state;
}

/** What is stored at this moment, by whichever tab, and what this page could not store. */
export function currentProgress(): Progress {
  let text: string | null = null;
  try {
    text = window.localStorage.getItem(key);
  } catch {
    state = 'only this page';
  }
  const stored = text === null ? undefined : parseProgress(text);
  return stored && stored.problem === undefined ? mergeProgress(stored.progress, memory) : memory;
}

export function markRead(slug: string, isRead: boolean): void {
  change(({ read, solved }) => ({
    read: new Set(isRead ? [...read, slug] : [...read].filter((other) => other !== slug)),
    solved,
  }));
}

export function markSolved(id: string): void {
  change(({ read, solved }) => ({ read, solved: new Set([...solved, id]) }));
}

export function isSolved(id: string): boolean {
  return currentProgress().solved.has(id);
}

/** Calls the listener now and after each change, here or in another tab; returns what ends that. */
export function subscribe(listener: (progress: Progress) => void): () => void {
  listeners.add(listener);
  listener(currentProgress());
  window.addEventListener('storage', tell);
  // A page that Back brings back has not heard of changes elsewhere.
  window.addEventListener('pageshow', tell);
  return () => listeners.delete(listener);
}

function tell(): void {
  const progress = currentProgress();
  for (const listener of listeners) listener(progress);
}

/** Makes other progress of what there is at this moment, and stores it if that is possible. */
export function change(make: (before: Progress) => Progress): void {
  const after = make(currentProgress());
  try {
    const { localStorage } = window;
    const before = localStorage.getItem(key);
    if (before !== null && parseProgress(before).problem !== undefined)
      localStorage.setItem(unreadableKey, before.slice(0, longestText));
    if (isEmpty(after)) localStorage.removeItem(key);
    else localStorage.setItem(key, serializeProgress(after));
    memory = emptyProgress();
    state = 'kept';
  } catch {
    memory = after;
    state = 'only this page';
  }
  tell();
}
