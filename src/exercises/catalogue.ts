/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {};
