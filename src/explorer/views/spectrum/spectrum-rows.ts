import type { DrawnRows } from "../../../instrument/index.ts";
import type { RecoveryFigure, SpectrumFigure } from "../../../plot/index.ts";
import { rowNumber, type Row } from "../../../sweep/index.ts";

/**
 * What the view draws, part by part (`part`): the population's eigenvalues on their way into the
 * sample, the limiting density, its atom, the eigenvalues of the draw and their histogram, and the
 * recovery along the eigenvectors. Null where a part has no such number, or where it is infinite. What
 * is still that of an earlier problem is left out.
 *
 * @param draw eigenvalues of the draw; null without one
 */
export function spectrumRows(
  figure: SpectrumFigure,
  recovery: RecoveryFigure,
  draw: Float64Array | null,
): DrawnRows {
  const density = figure.x.scale === "log" ? "densityPerDecade" : "density";
  const columns = [
    "part",
    "eigenvalue",
    "to",
    "mass",
    "maskedMean",
    "maskedDeviation",
    "inSample",
    density,
    "signalShare",
    "recovered",
    "bias",
    "variance",
  ];
  const { fresh } = figure;
  const rows: Record<string, string | number | null>[] = figure.sticks
    .toSorted((a, b) => a.lambda - b.lambda)
    .map((stick) => ({
      part: stick.spike ? "spike" : "population",
      eigenvalue: stick.lambda,
      mass: stick.mass,
      maskedMean: stick.masked?.mean ?? null,
      maskedDeviation: stick.masked?.deviation ?? null,
      inSample: fresh.density ? stick.outlier : null,
    }));
  if (fresh.density && figure.density !== null) {
    const { x, y } = figure.density;
    for (const [i, value] of x.entries()) {
      rows.push({ part: "limit", eigenvalue: value, [density]: y[i] ?? null });
    }
    const { place, mass } = figure.atom;
    if (mass > 0) rows.push({ part: "atom", eigenvalue: place, mass });
  }
  if (fresh.draw && draw !== null) {
    for (const value of draw) rows.push({ part: "draw", eigenvalue: value });
    for (const { from, to, height } of figure.bars) {
      rows.push({ part: "histogram", eigenvalue: from, to, [density]: height });
    }
  }
  for (const { from, to, mass, share, recovered, bias, variance } of recovery.columns) {
    const signal = { signalShare: share, recovered, bias, variance };
    rows.push({ part: "recovery", eigenvalue: from, to, mass, ...signal });
  }
  return { axes: [], columns, rows: rows.map((row) => inOrder(columns, row)) };
}

function inOrder(columns: readonly string[], row: Row): Row {
  const values = columns.map((column): [string, string | number | null] => {
    const value = row[column] ?? null;
    return [column, typeof value === "number" ? rowNumber(value) : value];
  });
  return Object.fromEntries(values);
}
