import type { DrawnRows } from "../../../instrument/index.ts";
import { MAP_FAMILIES, rowNumber, type Row } from "../../../sweep/index.ts";
import type { MapJob } from "./live-maps.ts";

/** Names of a map's numbers in its file. */
const COLUMN_NAMES = {
  risk: "excessRisk",
  unmasked: "unmaskedRisk",
  side: "logGammaOverThreshold",
  bestRatio: "bestRatio",
  bestRisk: "bestRatioRisk",
  rangeMin: "bestRangeMin",
  rangeMax: "bestRangeMax",
  rangeRisk: "bestRangeRisk",
} as const;

/** A map's cells as far as they are computed: both fields, then every number of the family; null where infinite. */
export function mapRows({
  plan,
  values,
  done,
}: Pick<MapJob, "plan" | "values" | "done">): DrawnRows {
  const { x, y, family } = plan;
  const numbers = MAP_FAMILIES[family];
  const width = x.values.length;
  const rows = Array.from(done.keys())
    .filter((cell) => done[cell] === 1)
    .map((cell): Row => {
      const place = [
        [x.path, x.values[cell % width]],
        [y.path, y.values[Math.floor(cell / width)]],
      ];
      const found = numbers.map((one) => [COLUMN_NAMES[one], rowNumber(values[one]?.[cell])]);
      return Object.fromEntries([...place, ...found]) as Row;
    });
  return {
    axes: [x, y],
    columns: [x.path, y.path, ...numbers.map((one) => COLUMN_NAMES[one])],
    rows,
  };
}
