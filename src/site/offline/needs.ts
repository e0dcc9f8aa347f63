/** What a built page says of itself: which build it is of, and every file that it can ever ask for. */

/** The folder of the files that carry a hash of themselves in their names and so never change. */
export const hashedFolder = '_astro/';

export interface Needs {
  /** The same on all pages of a build. */
  readonly build: string;
  /** Relative to the site's root, those that are loaded late or in answer to a click too. */
  readonly files: readonly string[];
}

/** The page with its needs at its end, as data that is not run and that no policy forbids. */
export function withNeeds(html: string, needs: Needs): string {
  const end = html.lastIndexOf('</body>');
  if (end < 0) throw new Error('withNeeds: a page with a </body>');
  const data = `<script type="application/json" id="needs">${JSON.stringify(needs)}</script>`;
  return html.slice(0, end) + data + html.slice(end);
}

/** undefined for what is no page of the course, a directory listing or a login of the network. */
export function readNeeds(html: string): Needs | undefined {
  const data = /<script type="application\/json" id="needs">([^<]*)<\/script>/.exec(html)?.[1];
  return data === undefined ? undefined : (JSON.parse(data) as Needs);
}

/**
 * The files that a page can ask for: those that it names, those that these name, and so on. A hashed
 * name found anywhere counts, so that no way of importing is missed; any other has to be a `src` or an icon.
 *
 * @param base with a slash at each end
 * @param others built files that are neither hashed nor pages
 * @param namedBy the hashed files that each hashed file names
 */
export function filesOf(
  html: string,
  base: string,
  others: readonly string[],
  namedBy: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    namedBy.get(file)?.forEach(add);
  };
  for (const file of namedBy.keys()) if (html.includes(base + file)) add(file);
  for (const file of others)
    if (html.includes(`src="${base}${file}"`) || html.includes(`icon" href="${base}${file}"`))
      add(file);
  return [...found].sort();
}

/** Which hashed files each one names. */
export function namesIn(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const bare = [...texts.keys()].map((file) => ({ file, name: file.slice(hashedFolder.length) }));
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      bare
        .filter(({ file: other, name }) => other !== file && text.includes(name))
        .map((f) => f.file),
    ]),
  );
}
