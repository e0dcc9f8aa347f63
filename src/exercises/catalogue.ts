/** The exercises of each chapter, by id, in the order in which they stand there. */
export const catalogue: Readonly<Record<string, readonly string[]>> = {
  // Ids in plain text: what marks progress is on every page, and these are all that it needs of the lab.
  'break-it': [
    'break-it-noScale',
    'break-it-scaledTwice',
    'break-it-transposed',
    'break-it-lateMask',
    'break-it-zeroMask',
    'break-it-invertedMask',
    'break-it-oneAhead',
    'break-it-paddedQueries',
    'break-it-emptyRowNaN',
    'break-it-emptyRowUniform',
    'break-it-wrongAxis',
    'break-it-naiveSoftmax',
    'break-it-noPositions',
    'break-it-mixedHeads',
  ],
};
