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
  const width = (column: keyof Measurement, head: string): number =>
    Math.max(head.length, ...rows.map((row) => row[column].length));
  const [what, figure] = [width("what", "what"), width("figure", "measured")];
  const line = (a: string, b: string, c: string): string =>
    `${a.padEnd(what)}  ${b.padStart(figure)}  ${c}`.trimEnd();
  return [
    line("what", "measured", "target"),
    line("-".repeat(what), "-".repeat(figure), "------"),
    ...rows.map((row) => line(row.what, row.figure, row.target)),
  ].join("\n");
}
