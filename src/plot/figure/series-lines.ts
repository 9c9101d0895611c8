import type { Figure, FigureSeries } from "./figure.ts";

/** The series from the back to the front: pinned ones, members of a family, the current one. */
export function drawingOrder({ series }: Figure): FigureSeries[] {
  const rank = ({ current, member }: FigureSeries): number => (current ? 2 : member ? 1 : 0);
  return series.toSorted((a, b) => rank(a) - rank(b));
}

/** One line of a series under the name of its trace. */
export interface SeriesLine {
  readonly kind: "bias" | "variance" | "refined" | "total";
  /** Name of its trace, by which it is found again among what is drawn. */
  readonly id: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The lines of a series, the curve itself last. */
export function linesOf({ id, x, total, parts, refined }: FigureSeries): SeriesLine[] {
  const line = (kind: SeriesLine["kind"], xs: Float64Array, y: Float64Array): SeriesLine => {
    return { kind, id: `${kind}-${id}`, x: xs, y };
  };
  return [
    ...(parts === null ? [] : [line("bias", x, parts.bias), line("variance", x, parts.variance)]),
    ...(refined === null ? [] : [line("refined", refined.x, refined.y)]),
    line("total", x, total),
  ];
}
