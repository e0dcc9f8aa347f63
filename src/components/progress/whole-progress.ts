/** What the reader does to all of the progress at once, on its own page: others need not load it. */
import {
  course,
  emptyProgress,
  exerciseIds,
  serializeProgress,
  type Progress,
} from './progress.ts';
import { change, key, unreadableKey } from './progress-store.ts';

export function replaceProgress(progress: Progress): void {
  change(() => progress);
}

/** Nothing of it stays in the browser. */
export function resetProgress(): void {
  change(emptyProgress);
  try {
    window.localStorage.removeItem(unreadableKey);
  } catch {
    // Where storage is denied there is nothing to remove.
  }
}

/** Whether there is room for all that can be marked; no browser says so without being tried. */
export function hasRoom(): boolean {
  const all = { read: new Set(course.chapters), solved: new Set(exerciseIds()) };
  const probeKey = `${key}.probe`;
  try {
    window.localStorage.setItem(probeKey, serializeProgress(all));
    window.localStorage.removeItem(probeKey);
    return true;
  } catch {
    return false;
  }
}
