/** One line of the table. */
export interface Measurement {
  readonly what: string;
  /** The figure, with its unit. */
  readonly figure: string;
  /** What it should be at least, or at most; empty where nothing was promised. */
  readonly target: string;
}

/** A rate with three digits, and thousands set apart. */
export function perSecond(rate: number, unit: string): string {
  const rounded = rate >= 100 ? Number(rate.toPrecision(3)) : Number(rate.toPrecision(2));
  return `${rounded.toLocaleString("en")} ${unit}/s`;
}

/** A duration in milliseconds. */
export function inMilliseconds(seconds: number): string {
  return `${Number((seconds * 1000).toPrecision(3))} ms`;
}

/** The table as text, columns aligned. */
export function formatTable(rows: readonly Measurement[]): string {
  return formatColumns(
    ["what", "measured", "target"],
    rows.map(({ what, figure, target }) => [what, figure, target]),
  );
}

/** Rows under their heads as text: figures to the right, the first and the last column to the left. */
export function formatColumns(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => row[at].length)),
  );
  const last = heads.length - 1;
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) =>
        at === 0 || at === last ? cell.padEnd(widths[at]) : cell.padStart(widths[at]),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width, at) => "-".repeat(at === last ? heads[last].length : width));
  return [heads, rule, ...rows].map(line).join("\n");
}
