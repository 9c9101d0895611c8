import { formatNumber } from "../words/format.ts";
import { interpolate } from "../axes/scale.ts";
import type { SpectrumFigure } from "./spectrum-figure.ts";

/** Limiting share of eigenvalues at or below a place: the atom, and the density summed by trapezia. */
export function shareBelow(figure: SpectrumFigure, at: number): number {
  const { density, edges, atom, x: axis } = figure;
  let sum = atom.mass > 0 && atom.place <= at ? atom.mass : 0;
  if (density === null) return sum;
  const log = axis.scale === "log";
  const place = (value: number): number => (log ? Math.log10(value) : value);
  for (const [from, to] of edges) {
    let before = { x: from > 0 ? place(from) : Number.NaN, y: 0 };
    const step = (x: number, y: number): void => {
      if (!Number.isNaN(before.x)) sum += 0.5 * (before.y + y) * (x - before.x);
      before = { x, y };
    };
    density.x.forEach((value, i) => {
      if (value > from && value < to && value <= at) step(place(value), density.y[i] ?? 0);
    });
    if (to <= at) step(place(to), 0);
  }
  return Math.min(1, sum);
}

/** What the figure says at a place, in one line. */
export function spectrumReading(figure: SpectrumFigure, at: number): string {
  const parts: string[] = [];
  if (figure.density !== null) {
    const inside = figure.edges.some(([from, to]) => at >= from && at <= to);
    const here = inside ? interpolate(figure.density.x, figure.density.y, at) : 0;
    parts.push(Number.isNaN(here) ? "at the edge" : `${figure.y.label} ${formatNumber(here, 3)}`);
    parts.push(`${formatNumber(100 * shareBelow(figure, at), 3)} % at or below`);
  }
  const bar = figure.bars.find(({ from, to }) => at >= from && at < to);
  if (bar) parts.push(`draw ${formatNumber(bar.height, 3)}`);
  return [`eigenvalue ${formatNumber(at, 3)}`, ...parts].join(" · ");
}

/** Rows of a table of what is drawn: each population eigenvalue on its way. */
export function spectrumTable(figure: SpectrumFigure): {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
} {
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : formatNumber(value);
  return {
    columns: ["eigenvalue λ of Σ", "mass", "masked", "± s.d. over rows", "in the sample"],
    rows: figure.sticks
      .toSorted((a, b) => a.lambda - b.lambda)
      .map((stick) => [
        number(stick.lambda),
        number(stick.mass),
        number(stick.masked?.mean),
        number(stick.masked?.deviation),
        stick.spike ? (stick.outlier === null ? "drowned" : number(stick.outlier)) : "bulk",
      ]),
  };
}

/** The density as a table, on every so many of its places. */
export function densityTable(figure: SpectrumFigure): {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
} {
  const { density } = figure;
  const stride = Math.max(1, Math.ceil((density?.x.length ?? 0) / 24));
  const places = Array.from(density?.x ?? []).filter((_, i) => i % stride === 0);
  return {
    columns: ["eigenvalue", figure.y.label, "share at or below"],
    rows: places.map((x) => [
      formatNumber(x),
      formatNumber(
        interpolate(density?.x ?? new Float64Array(), density?.y ?? new Float64Array(), x),
      ),
      formatNumber(shareBelow(figure, x)),
    ]),
  };
}
