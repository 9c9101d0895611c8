import { maskLawName, type MaskLaw } from "../problem/index.ts";
import type { LawCertificate, OptimumCertificate, Risk } from "../theory/index.ts";
import type { SearchedLaw } from "./command.ts";
import { aligned } from "./comparison-table.ts";

/** The best law of a family as the command prints it; null throughout where it is not allowed. */
export interface FoundLaw {
  readonly law: SearchedLaw;
  readonly mask: MaskLaw | null;
  readonly excessRisk: number | null;
  readonly gain: number | null;
  readonly infimum?: number;
  readonly gainOverUniform?: number;
  readonly risk: Risk | null;
  readonly certificate: OptimumCertificate | LawCertificate | null;
  readonly link: string | null;
  readonly reason?: string;
}

/** The best laws for a person: one line a family, then what vouches for each. */
export function optimumTable(
  optima: readonly FoundLaw[],
  ridge: { readonly ridge: number; readonly excessRisk: number | null },
): string {
  const lines = optima.map(({ law, mask, excessRisk, infimum, gain }) => [
    law,
    mask === null
      ? "–"
      : riskText(infimum === undefined || infimum === Infinity ? excessRisk : infimum),
    gain === null ? "–" : gain === 0 ? "none" : `${short(100 * gain, 3)} %`,
    mask === null ? "not allowed" : maskText(mask),
  ]);
  const notes = optima.map((one) => `${one.law}: ${note(one)}`);
  return [
    "Best mask law of each family, in place of the problem’s own",
    "",
    ...aligned([["law", "excess risk", "gain over fixed", "mask"], ...lines]),
    "",
    ...notes,
    `Best ridge under the problem’s own masks: ${short(ridge.ridge, 5)}, excess risk ${riskText(ridge.excessRisk)}`,
    "",
  ].join("\n");
}

function note({ mask, certificate, reason, gainOverUniform }: FoundLaw): string {
  if (certificate === null) return reason ?? "not allowed";
  const parts = [
    ...("least" in certificate ? [derivativeText(certificate)] : []),
    ...(gainOverUniform !== undefined && gainOverUniform > 0
      ? [`${short(100 * gainOverUniform, 3)} % less than the best uniform law`]
      : []),
    ...(certificate.attained ? [] : [edgeText(certificate, mask)]),
    ...(certificate.converged ? [] : ["NOT converged"]),
    `${certificate.evaluations} evaluations`,
  ];
  return parts.join("; ");
}

function derivativeText({ least, where }: LawCertificate): string {
  if (least === null || where === null) return "no derivative: the risk is 0 or infinite";
  const rounded = Math.abs(least) < 1e-9 ? "0" : short(least, 2);
  return `least D/R over all ratios ${rounded}, at p = ${short(where, 4)}`;
}

function edgeText(certificate: OptimumCertificate | LawCertificate, mask: MaskLaw | null): string {
  const end = "approaches" in certificate ? certificate.approaches : endOf(mask);
  return end === null
    ? "the risk still falls at the edge of the family"
    : `infimum approached as p → ${end}, not attained`;
}

function endOf(mask: MaskLaw | null): 0 | 1 | null {
  if (mask?.law !== "fixed") return null;
  return mask.ratio > 0.5 ? 1 : 0;
}

function maskText(mask: MaskLaw): string {
  switch (mask.law) {
    case "fixed":
      return `p = ${ratioText(mask.ratio)}`;
    case "uniform":
      return `uniform ${ratioText(mask.min)} to ${ratioText(mask.max)}`;
    case "discrete": {
      const total = mask.weights.reduce((sum, weight) => sum + weight, 0);
      const parts = mask.ratios.map((ratio, i) => {
        return `${short((100 * (mask.weights[i] ?? 0)) / total, 3)} % at ${ratioText(ratio)}`;
      });
      return parts.join(", ");
    }
    default:
      return maskLawName(mask, (value) => short(value, 4));
  }
}

/** A ratio that never reads as 1. */
function ratioText(ratio: number): string {
  return ratio > 0.9999 ? `1 − ${short(1 - ratio, 2)}` : short(ratio, 4);
}

function riskText(value: number | null): string {
  return value === null ? "infinite" : short(value, 6);
}

function short(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
