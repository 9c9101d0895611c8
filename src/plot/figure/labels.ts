/** A label that wants to sit at a height, in pixels from the top. */
export interface WantedLabel {
  readonly wanted: number;
  readonly height: number;
}

/**
 * Moves labels apart so that none overlap, keeping their order and staying close to where they
 * want to be: pool adjacent violators on the gaps (Barlow et al. 1972), then clamp to the frame.
 *
 * @returns the centre of each label, in the order given.
 */
export function spreadLabels(
  labels: readonly WantedLabel[],
  top: number,
  bottom: number,
): number[] {
  const order = labels
    .map((_, i) => i)
    .toSorted((a, b) => wantedAt(labels, a) - wantedAt(labels, b));
  // in coordinates with the heights taken out, "no overlap" is "not decreasing"
  const offsets: number[] = [];
  let stacked = 0;
  for (const i of order) {
    const { height } = labels[i] as WantedLabel;
    offsets.push(stacked + height / 2);
    stacked += height;
  }
  const free = order.map((i, rank) => wantedAt(labels, i) - (offsets[rank] as number));
  const fitted = isotonic(free);
  const highest = Math.max(top, bottom - stacked);
  const centres: number[] = Array.from({ length: labels.length }, () => 0);
  order.forEach((i, rank) => {
    const base = Math.min(Math.max(fitted[rank] as number, top), highest);
    centres[i] = base + (offsets[rank] as number);
  });
  return centres;
}

function wantedAt(labels: readonly WantedLabel[], index: number): number {
  return (labels[index] as WantedLabel).wanted;
}

/** The non-decreasing sequence nearest to `values` in least squares. */
function isotonic(values: readonly number[]): number[] {
  const blocks: { sum: number; size: number }[] = [];
  for (const value of values) {
    blocks.push({ sum: value, size: 1 });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (!last || !before || before.sum / before.size <= last.sum / last.size) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
}
