/** A six-digit hexadecimal colour mixed with another, `share` of it being the first. */
export function mixed(a: string, b: string, share: number): string {
  const channels = (hex: string): number[] =>
    [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) || 0);
  const other = channels(b);
  const values = channels(a).map((value, i) =>
    Math.round(share * value + (1 - share) * (other[i] ?? 0)),
  );
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
