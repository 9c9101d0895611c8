import { cpus } from "node:os";
import { maps } from "./map.ts";
import { formatTable, type Measurement } from "./measurement.ts";
import { sliderToCurve } from "./page.ts";
import { replicates } from "./simulation.ts";
import { curves, evaluations, optima, refinements, settings } from "./theory.ts";

const rows: Measurement[] = [
  ...evaluations(),
  ...settings(),
  ...curves(),
  ...optima(),
  ...refinements(),
  ...(await maps()),
  ...(await replicates()),
  ...(await sliderToCurve()),
];

console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`,
);
console.log(formatTable(rows));
