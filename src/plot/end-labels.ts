import type { Figure, FigureSeries } from "./figure.ts";
import { innerHeight, innerWidth, type Frame } from "./frame.ts";
import { spreadLabels } from "./labels.ts";
import { axisFraction } from "./scale.ts";

/** A curve's name at its end, in pixels from the plot's top left corner. */
export interface EndLabel {
  readonly series: FigureSeries;
  readonly x: number;
  readonly y: number;
}

/** Height of one line of label. */
const LINE = 17;

/** Where each curve's name goes: beside its last visible point, moved apart where they would overlap. */
export function endLabels(figure: Figure, frame: Frame): EndLabel[] {
  const ends = figure.series.flatMap((series) => {
    const last = series.total.findLastIndex((value) => Number.isFinite(value));
    return last < 0 ? [] : [{ series, value: series.total[last] as number }];
  });
  const height = innerHeight(frame);
  const wanted = ends.map(({ value }) => {
    const fraction = value > 0 || figure.y.scale === "linear" ? axisFraction(figure.y, value) : 0;
    return {
      wanted: frame.top + height * (1 - Math.min(Math.max(fraction, 0), 1)),
      height: LINE,
    };
  });
  const centres = spreadLabels(wanted, frame.top - LINE / 2, frame.top + height + LINE / 2);
  const x = frame.left + innerWidth(frame) + 10;
  return ends.map(({ series }, i) => ({ series, x, y: centres[i] as number }));
}
