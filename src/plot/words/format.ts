const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number for people: `digits` significant figures, a true minus sign, powers of ten outside
 * [1e-4, 1e6). Not finite: an en dash, never "NaN".
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e6) return scientific(value, digits);
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}

function scientific(value: number, digits: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  // as text: seventeen figures are more than the mantissa as a double would keep apart
  const trimmed = mantissa.replace(/\.?0+$/, "").replace("-", "−");
  const power = String(Math.abs(Number(exponent)))
    .split("")
    .map((c) => SUPERSCRIPTS[Number(c)])
    .join("");
  return `${trimmed}×10${Number(exponent) < 0 ? "⁻" : ""}${power}`;
}

/** "aspect ratio γ", or the label alone where there is no symbol. */
export function axisName(axis: { readonly label: string; readonly symbol: string }): string {
  return axis.symbol === "" ? axis.label : `${axis.label} ${axis.symbol}`;
}

/** A value on an axis for people: differences carry their sign, percentages their unit. */
export function axisNumber(
  axis: { readonly unit?: "%" | "difference" | undefined },
  value: number,
  digits = 4,
): string {
  const text = formatNumber(value, digits);
  if (axis.unit === undefined || text === "–") return text;
  return `${value > 0 ? "+" : ""}${text}${axis.unit === "%" ? " %" : ""}`;
}
