import { preliminaries } from './chapters.ts';
import { course, exerciseIds, type Course, type Progress } from './progress.ts';

/** How much of the whole course is marked. */
export function countProgress(
  progress: Progress,
  whole: Course = course,
): { read: number; chapters: number; solved: number; exercises: number } {
  const ids = exerciseIds(whole);
  return {
    read: whole.chapters.filter((slug) => progress.read.has(slug)).length,
    chapters: whole.chapters.length,
    solved: ids.filter((id) => progress.solved.has(id)).length,
    exercises: ids.length,
  };
}

/** The first chapter that is not read; what comes before the course is not asked for. */
export function nextChapter({ read }: Progress, { chapters }: Course = course): string | undefined {
  return chapters.find((slug) => slug !== preliminaries && !read.has(slug));
}
