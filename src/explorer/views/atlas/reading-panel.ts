import { html, type TemplateResult } from "lit";
import { axisName, mapNumber, type MapFigure } from "../../../plot/index.ts";
import type { View } from "../../../state/index.ts";
import type { CellReading } from "./cell-reading.ts";

/** Ratios below this are as good as none: the least that copies allow. */
const NO_MASK = 2e-6;

/**
 * Which place is read, the problem or a cell of the map, with the values of both fields there.
 *
 * @param home whether the cell is read for the problem, as the nearest to it
 */
export function readingHead(
  { cell }: CellReading,
  figure: MapFigure,
  home: boolean,
): TemplateResult {
  const columns = figure.xs.length;
  const name =
    cell === null ? "The problem" : home ? "The cell nearest to the problem" : "The map’s cell";
  const x = cell === null ? figure.here?.x : figure.xs[cell % columns];
  const y = cell === null ? figure.here?.y : figure.ys[Math.floor(cell / columns)];
  const place = (name: string, value: number | undefined): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd>${mapNumber(value ?? Number.NaN, "", 4)}</dd>
    </div>`;
  return html`<h2>${name}</h2>
    <dl class="place">${place(axisName(figure.x), x)} ${place(axisName(figure.y), y)}</dl>`;
}

/** What is told of a cell: the best masks there, what they bring, and the problem as it is set. */
export function readingNumbers(
  { numbers, regime }: CellReading,
  mapped: View["mapped"],
): TemplateResult {
  const row = (key: View["mapped"] | "", name: unknown, text: string): TemplateResult =>
    html`<div class=${key === mapped ? "shown" : ""}>
      <dt>${name}</dt>
      <dd>${text}</dd>
    </div>`;
  const { bestRatio, bestRisk, unmasked, rangeMin, rangeMax, rangeRisk, risk } = numbers;
  const gain = share(rangeRisk, bestRisk);
  const gains = gain > 1e-5;
  const masks = (bestRatio ?? 1) >= NO_MASK;
  return html`<dl class="numbers">
    ${row("ratio", html`best fixed ratio <i>p*</i>`, masks || bestRatio === undefined ? riskText(bestRatio) : "0, no masks")}
    ${row("risk", html`excess risk there`, riskText(bestRisk))}
    ${row("benefit", "below no masks by", mapNumber(share(bestRisk, unmasked), "%"))}
    ${row(
      mapped === "middle" ? "middle" : "width",
      "best R²MAE range",
      rangeMin === undefined || rangeMax === undefined || Number.isNaN(rangeMin)
        ? "–"
        : gains
          ? `${mapNumber(rangeMin, "")} to ${mapNumber(rangeMax, "")}`
          : "no gain",
    )}
    ${row("gain", "its gain over p*", Number.isNaN(gain) ? "–" : gains ? mapNumber(gain, "%") : "none")}
    ${row(mapped === "change" ? "change" : "own", "excess risk as set", asSet(risk, unmasked))}
    ${row("", "regime", regimeText(regime))}
  </dl>`;
}

/** How far a risk lies below another; NaN where that means nothing. */
function share(lower: number | undefined, upper: number | undefined): number {
  if (lower === undefined || upper === undefined || !(lower < Infinity)) return Number.NaN;
  if (upper === Infinity) return 1;
  return upper > 0 ? Math.max(0, 1 - lower / upper) : Number.NaN;
}

function riskText(value: number | undefined): string {
  if (value === undefined) return "–";
  return value === Infinity ? "infinite" : mapNumber(value, "", 4);
}

/** "0.0902 (×0.84 of unmasked)" */
function asSet(risk: number | undefined, unmasked: number | undefined): string {
  const times = (risk ?? Number.NaN) / (unmasked ?? Number.NaN);
  const text = riskText(risk);
  return Number.isFinite(times) ? `${text}, ×${mapNumber(times, "")} unmasked` : text;
}

function regimeText(regime: CellReading["regime"]): string {
  return regime === null ? "–" : regime === "divergent" ? "risk infinite" : regime;
}
