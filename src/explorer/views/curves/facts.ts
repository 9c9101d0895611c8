import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../../plot/index.ts";
import { regimeText } from "../../../instrument/index.ts";
import { explained, termText } from "../../../element/index.ts";
import { terms, type Problem } from "../../../problem/index.ts";
import { curveQuantities, type CurveQuantityName } from "../../../sweep/index.ts";
import {
  derivedQuantities,
  risk,
  type BestFixedRatio,
  type BestRidge,
} from "../../../theory/index.ts";

/**
 * What theory says at the marker, in numbers: each with its symbol and meaning.
 *
 * @param place where the marker is, such as " at p = 0.3"; empty without one
 */
export function factsStrip(
  problem: Problem,
  place: string,
  best: BestFixedRatio,
  goToBest: (() => void) | null,
): TemplateResult {
  const value = risk(problem);
  const number = (x: number | null): string => (x === null ? "∞" : formatNumber(x));
  const fact = (name: string, text: string, help: string, main = false): TemplateResult =>
    html`<div class=${main ? "main" : ""}>
      <dt>${explained({ title: name, text: help })}</dt>
      <dd>${text}</dd>
    </div>`;
  const clean = problem.test.mask === 0;
  return html`
    <dl class="facts">
      ${fact(`excess risk${place}`, number(value.excessRisk), terms.excessRisk.meaning, true)}
      ${fact(clean ? "bias" : "bias (clean)", number(value.bias), terms.bias.meaning)}
      ${fact(clean ? "variance" : "variance (clean)", number(value.variance), terms.variance.meaning)}
      ${fact("total risk", number(value.totalRisk), terms.totalRisk.meaning)}
      ${fact("‖β̂‖²", number(value.norm2), terms.squaredNorm.meaning)}
      ${fact("‖β̂ − β‖²", number(value.estimationRisk), terms.estimationRisk.meaning)}
      ${fact("training error", number(value.trainingError), terms.trainingError.meaning)}
      <div class="best">
        <dt>
          ${explained({ ...termText("bestRatio"), note: "The best of all fixed mask ratios for this problem, over the whole range." })}
        </dt>
        <dd>
          ${bestRatioText(best)}
          ${goToBest === null ? nothing : html`<button class="quiet" @click=${goToBest}>go there</button>`}
        </dd>
      </div>
    </dl>
    <p class="regime">
      ${regimeText(problem, value.regime)}<span class="solver">
        · solved in ${value.solver.iterations} ${value.solver.iterations === 1 ? "step" : "steps"},
        residual
        ${formatNumber(value.solver.residual, 1)}${value.solver.converged ? "" : ", NOT converged"}</span
      >
    </p>
  `;
}

/** The best fixed ratio and the risk there; an infimum that no ratio attains is told as one. */
export function bestRatioText({ ratio, risk: least, approaches, infimum }: BestFixedRatio): string {
  const value = (x: number | null): string =>
    x === null || x === Infinity ? "∞" : formatNumber(x);
  if (approaches !== null && Number.isFinite(infimum)) {
    return `none: the infimum ${value(infimum)} is approached as p → ${approaches} and not attained`;
  }
  // so near 1 that three digits would say 1
  const near = Number(ratio.toPrecision(3)) >= 1;
  const text = near ? `1 − ${formatNumber(1 - ratio, 2)}` : formatNumber(ratio, 3);
  const place = ratio === 0 ? "none: p = 0" : `p = ${text}`;
  return `${place}, risk ${value(least.excessRisk)}`;
}

/** The best ridge, and the quantities behind the risk, each with its meaning. */
export function derivedFacts(
  problem: Problem,
  best: BestRidge,
  useRidge: (ridge: number) => void,
): TemplateResult {
  return html`${bestRidgeLine(problem, best, useRidge)}${quantitiesBehind(problem)}`;
}

/** The best ridge as a reference for what masks do. */
function bestRidgeLine(
  problem: Problem,
  { ridge, risk: least, attained }: BestRidge,
  use: (ridge: number) => void,
): TemplateResult {
  const rounded = Number(ridge.toPrecision(3));
  const name = ridge === 0 ? "none: ridgeless is best" : `ℓ = ${formatNumber(ridge, 3)}`;
  const edge = attained ? "" : " (the larger the better: the best estimate is 0)";
  return html`<p class="regime reference">
    best ridge here, masks as they are: ${name}${edge}, excess risk
    ${least.excessRisk === null ? "∞" : formatNumber(least.excessRisk)}
    ${
      rounded === problem.ridge || !attained
        ? nothing
        : html`<button class="quiet" @click=${() => use(rounded)}>use it</button>`
    }
  </p>`;
}

function quantitiesBehind(problem: Problem): TemplateResult {
  const found = derivedQuantities(problem);
  if (found === null) {
    return html`<p class="regime">
      Not defined here: no rows, exactly at the threshold, or copies that are no classes of rows.
    </p>`;
  }
  const fact = (name: string, value: number | null | undefined, help: string): TemplateResult =>
    html`<div>
      <dt>${explained({ title: name, text: help })}</dt>
      <dd>${value === null || value === undefined ? "–" : formatNumber(value)}</dd>
    </div>`;
  const help = (name: CurveQuantityName): string => curveQuantities[name].help;
  return html`<dl class="facts">
    ${fact("effective ridge κ", found.effectiveRidge, help("kappa"))}
    ${fact("A", found.scalars?.visible, `${terms.resolventVisible.name}: ${terms.resolventVisible.meaning}`)}
    ${fact("B", found.scalars?.hidden, `${terms.resolventHidden.name}: ${terms.resolventHidden.meaning}`)}
    ${fact("df₁", found.degrees1, help("df1"))} ${fact("df₂", found.degrees2, help("df2"))}
    ${fact("effective noise", found.effectiveNoise, help("effective-noise"))}
    ${fact("effective samples /n", found.effectiveSamples, help("effective-samples"))}
    ${fact("variance: noise", found.variance?.noise, help("noise-variance"))}
    ${fact("masks", found.variance?.masks, help("mask-variance"))}
    ${fact("features", found.variance?.features, help("feature-variance"))}
  </dl>`;
}
