/**
 * Where a reader can report an error on a page: the repository's new-issue form, filled in.
 *
 * @returns undefined where the host has not said which repository the site is made from
 */
export function reportUrl({
  repository,
  title,
  page,
}: {
  repository: string | undefined;
  title: string;
  page: string;
}): string | undefined {
  if (!repository) return undefined;
  const url = new URL(`${repository.replace(/\/$/, '')}/issues/new`);
  url.searchParams.set('title', title);
  url.searchParams.set('body', `${page}\n\n`);
  return url.href;
}
