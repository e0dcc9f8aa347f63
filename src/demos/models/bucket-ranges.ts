/** Distances that share a bucket; the last bucket has no last distance. */
export interface BucketRange {
  readonly bucket: number;
  readonly first: number;
  readonly last: number | undefined;
}

/** Which distances fall into which bucket, from 0 up to where all share the last one. */
export function bucketRanges(
  bucketAt: (distance: number) => number,
  maxDistance = 128,
): readonly BucketRange[] {
  const ranges: BucketRange[] = [];
  for (let distance = 0; distance <= maxDistance; distance++) {
    const bucket = bucketAt(distance);
    const open = ranges.at(-1);
    if (open?.bucket === bucket) ranges.splice(-1, 1, { ...open, last: distance });
    else ranges.push({ bucket, first: distance, last: distance });
  }
  const end = ranges.pop()!;
  return [...ranges, { ...end, last: undefined }];
}
