import {
  meanRatio,
  parseProblem,
  ratioNodes,
  type MaskLaw,
  type Problem,
} from "../../../problem/index.ts";
import {
  bestFixedRatio,
  derivedQuantities,
  inputClass,
  optimum,
  problemSpectrum,
  rowModel,
} from "../../../theory/index.ts";
import {
  equation,
  figure,
  heading,
  list,
  note,
  table,
  text,
  type Chapter,
} from "../content/chapter.ts";
import { excess, excessOf } from "../content/theory.ts";
import { spiked } from "./spikes.ts";

const r = String.raw;

/** The problem of this chapter: a masked autoencoder with few strong factors. */
export const autoencoder = (mask: MaskLaw, gamma = 1.3556, ridge = 0): object => ({
  gamma,
  spectrum: { family: "factor", share: 0.01, communality: 0.6925 },
  signal: { alignment: { kind: "self-supervised" } },
  rows: "masked-target",
  rescale: true,
  ridge,
  mask,
});

const fixed = (ratio: number): MaskLaw => ({ law: "fixed", ratio });

/** The best uniform law of the chapter's problem. */
const uniform: MaskLaw = { law: "uniform", min: 0, max: 0.544 };

/** Some samples left out (ratio 0 hides no target), the others masked at one ratio. */
const leftOut: MaskLaw = { law: "discrete", ratios: [0, 0.687], weights: [0.438, 0.562] };

/** Rows of a law that count, for each sample, and the mean ratio among them. */
export function countedRows(mask: MaskLaw): { rows: number; ratio: number } {
  const { ratio, weight } = ratioNodes(mask);
  const squares = ratio.reduce((sum, p, i) => sum + (weight[i] ?? 0) * p * p, 0);
  const rows = meanRatio(mask);
  return { rows, ratio: squares / rows };
}

/** The weight of a row at a ratio, one over its leave-one-out leverage: beyond the threshold. */
export function weightAt(problem: Problem, ratio: number): number {
  const scalars = derivedQuantities(problem)?.scalars;
  const rows = rowModel(problem);
  if (!scalars || rows === null) return Number.NaN;
  const { lambda, mass, diagonal } = problemSpectrum(problem);
  let [s0, s1] = [0, 0];
  lambda.forEach((one, k) => {
    const value = one * diagonal;
    const share = (mass[k] ?? 0) / (1 + scalars.visible * value + scalars.hidden);
    s0 += share;
    s1 += share * value;
  });
  const { al, et } = inputClass(ratio, problem.rescale);
  return 1 / (rows.gamma * (al * s1 + et * diagonal * s0));
}

/** Rescaled inputs and all rows kept: two ratios beat the best fixed one. */
export const rescaledCase: Problem = parseProblem({
  gamma: 2,
  spectrum: { family: "atoms", values: [1, 0.02, 0.0001], weights: [0.01, 0.6, 0.39] },
  signal: { strength: 1.02, alignment: { kind: "weights", weights: [1, 0.02, 0] } },
  noise: 0.002,
  rescale: true,
  mask: { law: "discrete", ratios: [0, 0.95], weights: [0.8, 0.2] },
});

const wide: MaskLaw = { law: "uniform", min: 0.1, max: 0.9 };

/** Raw inputs, tests masked at one half. */
const rawAutoencoder = {
  gamma: 0.7764,
  spectrum: { family: "factor", share: 0.01, communality: 0.8007 },
  signal: { alignment: { kind: "self-supervised" } },
  rows: "masked-target",
  test: { mask: 0.5 },
};

/** What the best uniform law gains on the best fixed ratio under a ridge penalty. */
const gainAt = (ridge: number): number =>
  optimum(parseProblem(autoencoder(fixed(0.2), 1.3556, ridge)), "uniform").gain;

/** What a problem's own law gains on the best fixed ratio. */
export function gainOf(problem: Problem): number {
  return 1 - excess(problem) / (bestFixedRatio(problem).risk.excessRisk ?? Infinity);
}

const bestFixed = bestFixedRatio(parseProblem(autoencoder(fixed(0.2)))).ratio;

export const chapter: Chapter = {
  id: "random-ratio",
  title: "A random ratio: R²MAE",
  lead: "Drawing the ratio itself at random gains little or nothing in one model of training, and a few per cent in another.",
  blocks: [
    text(
      r`R²MAE, *Randomly Random Mask AutoEncoding* [[dong2025]], draws the mask ratio itself at random, uniformly between two bounds. How often it is drawn makes a difference:`,
    ),
    list(
      r`*For each sample*: rows of ratio $p$ are then a class, with the two moments of chapter 2, and the fit sees a mixture of classes. This chapter has one masked row for each sample.`,
      r`*For each epoch*, anew for each copy of a sample: copies of chapter 5, whose gain fades as copies are added.`,
      r`*For each batch*, as in the published method: the mixture is that of samples again, but where the loss is divided by the number of hidden entries of the batch, lightly masked batches weigh more than their rows would. With masked targets that undoes the weight $p$ of the distribution below.`,
    ),
    text(
      r`Each class counts with a weight of its own, which its *leave-one-out leverage* $h_p$ decides: what the other rows leave of the length of such a row. With more rows than features the weight is $1/(1 + h_p)$, at most 1. Beyond the threshold, where every row is interpolated, it is $1/h_p$, which has no bound: raw rows that are nearly empty have hardly any leverage, and are fitted all the same. Rescaled rows grow longer with $p$ and count less; in the autoencoder below {{weight-none:2}} at $p = 0$ and {{weight-heavy:2}} at 0.54. The mixture leads to exact formulas, two scalars that solve one equation; whether a random ratio helps can simply be computed.`,
    ),
    heading("All rows kept: no gain with raw inputs"),
    text(
      r`In the problem of chapter 3 every row is used, whatever its mask, and the target is not part of the input. The best ratio there gives {{spike-fixed}}. No uniform distribution is better: the best of them is the one of width zero. Nor was any distribution on two ratios found that is, in a search over thousands of random problems with raw inputs, one or several masked copies and clean or masked tests, except in noise-free corner cases by a few hundredths of a per cent. This is numerical evidence, not a proof. It does not hold without conditions:`,
    ),
    list(
      r`*Rescaled inputs*: with $\gamma = 2$, a hundredth of the eigenvalues 1, most of the rest 0.02 and $\sigma^2 = 0.002$, ratio 0 for 80 % of the rows and 0.95 for the others has {{rescaled-two}}, the best fixed ratio {{rescaled-fixed}}: a gain of {{rescaled-gain:%}}.`,
      r`*Ratios of 1*: rows wholly hidden are rows left out, and close to the threshold that helps any problem. For $\Sigma = I$, $\gamma = 0.95$, $\sigma^2 = 0.25$ the risk is {{all-seen}}; with 40 % of the rows hidden it is {{some-hidden:2}}.`,
      r`*A ridge*: rows at ratios near 1 count among the $N$ of the penalty and so raise it for the others.`,
    ),
    figure({
      id: "all-rows",
      query:
        "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&mask=uniform&min=0&max=0.4&axis=mask.max&from=0.02&to=0.9&pin=best fixed~mask:~min:~max:~p:0.2614",
      caption: r`All rows kept: ratios drawn between 0 and {{all-rows#mask.max}}, against the best fixed ratio. The random ratio never gets below the line. Here its risk is {{all-here}}, against {{all-fixed}}.`,
      sliders: ["mask.max", "mask.min"],
    }),
    heading("Rows whose target is hidden: a gain"),
    text(
      r`In masked autoencoding the target is itself one of the inputs, and the loss is taken where it was hidden. For any one target coordinate, a row counts only if its mask hides that coordinate, which happens with probability $p$. So the number of rows is $N = n\operatorname{E}p$, and among the rows that count the distribution of ratios is tilted towards heavy masks,`,
    ),
    equation(r`\mu(dp) \;\longrightarrow\; \frac{p\,\mu(dp)}{\operatorname{E}p}\,.`),
    text(
      r`A fixed ratio now ties two things together: the *number* of rows, $np$, and *how heavily* each is masked, $p$. A random ratio unties them. Drawn uniformly from 0 to $b$, it has $nb/2$ rows whose mean ratio is $\operatorname{E}p^2/\operatorname{E}p = 2b/3$; a fixed ratio of $2b/3$ would have a third more rows. The data of the figures are a *factor model*: every feature is a sum of a few factors that all share, and a part of its own. The *communality*, here 0.69, is the share of its variance that the factors explain.`,
    ),
    figure({
      id: "hidden-target",
      query:
        "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1&axis=mask.ratio&from=0.05&to=0.6&yscale=fit&n=300&replicates=40&places=9&pin=R²MAE 0–0.544~p:~mask:uniform~min:0~max:0.544",
      caption: r`A masked autoencoder with few strong factors: every fixed ratio against one uniform distribution. At $p$ = {{hidden-target#mask.ratio}} the excess risk is {{hidden-here}}; a ratio drawn between 0 and 0.544 has {{hidden-random}}.`,
      sliders: ["mask.ratio", "gamma"],
      tracks: { gamma: [0.6, 3] },
    }),
    figure({
      id: "bounds",
      query:
        "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&mask=uniform&min=0&max=0.35&rows=masked-target&rescale=1&axis=mask.max&from=0.1&to=0.98&yscale=fit&pin=best fixed~mask:~min:~max:~p:0.21844",
      caption: r`The same problem, now as a function of the upper bound. At {{bounds#mask.max}} the random ratio gains {{bounds-gain:%}} on the best fixed ratio.`,
      sliders: ["mask.max", "mask.min"],
    }),
    heading("What the gain is"),
    text(
      r`Heavier masks without all the rows that they would bring. In this problem every fixed ratio has more features than rows; the heavier the masks, the more they shrink the estimate, which helps, but the more rows count, which brings it closer to the threshold $\gamma_N = 1$. A distribution that leaves samples out can have the one without the other, and best of all by doing just that: ratio 0, which hides no target, for some samples, and one heavy ratio for the others.`,
    ),
    table(
      r`The best of each kind of distribution at $\gamma = 1.3556$: how many rows count for each sample, their mean ratio, features for each of them ($\gamma_N = d/N$), and the excess risk.`,
      ["ratios", "rows N/n", "mean p of these", "d/N", "excess risk"],
      [
        r`fixed, $p$ = {{fixed-best:3}}`,
        `{{fixed-rows:3}}`,
        `{{fixed-best:3}}`,
        `{{fixed-gamma:3}}`,
        `{{fixed-risk:3}}`,
      ],
      [
        r`R²MAE, 0 to 0.544`,
        `{{random-rows:3}}`,
        `{{random-mean:3}}`,
        `{{random-gamma:3}}`,
        `{{random-risk:3}}`,
      ],
      [
        r`44 % left out, $p$ = 0.687`,
        `{{left-rows:3}}`,
        `{{left-mean:3}}`,
        `{{left-gamma:3}}`,
        `{{left-risk:3}}`,
      ],
    ),
    text(
      r`So where R²MAE wins it takes a part of the gain, here {{part:%}}, that leaving samples out would have. It is regularisation:`,
    ),
    list(
      r`It fades with a ridge penalty: {{gain0:%}} without, {{gain1:%}} at $\ell = 0.1$, {{gain2:%}} at $0.2$.`,
      r`It fades with the number of masked copies of each sample, and is exactly zero when the loss is averaged over masks (chapter 5).`,
    ),
    heading("Where it loses"),
    text(
      r`Bounds have to be right. Drawn between 0.1 and 0.9 the same problem has {{wide-risk:3}}, more than the best fixed ratio. With raw inputs ratios near 1 are dear beyond the threshold: under the same bounds and the data of the explorer's case C, tests masked at one half, {{c-wide:2}} against {{c-fixed:2}}. With all rows kept and raw inputs any spread loses. And where the best fixed ratio is known, leaving some samples out is simpler, and better.`,
    ),
    note(
      r`Deep networks are never trained to the minimum norm on masks drawn once. What may carry over from here is the mechanism, to be looked for, not the percentage.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "random-mean",
      question: r`Ratios are drawn uniformly from 0 to 0.6, and rows count where their target is hidden. What is the mean ratio of the rows that count?`,
      label: "mean p =",
      answer: () => (2 / 3) * 0.6,
      tolerance: 0.01,
      traps: [
        {
          value: () => 0.3,
          why: r`That is the mean over all rows. Heavily masked rows hide their target more often.`,
        },
      ],
      hint: r`$\operatorname{E}p^2/\operatorname{E}p$.`,
      why: r`$\operatorname{E}p^2/\operatorname{E}p = (b^2/3)/(b/2) = 2b/3 = 0.4$.`,
    },
    {
      kind: "choice",
      id: "random-why",
      question: "Why can R²MAE gain when rows count only where their target is hidden?",
      options: [
        {
          text: "Because a random ratio sets the number of rows and the weight of their masks apart.",
          right: true,
          why: r`A fixed ratio has $np$ rows at ratio $p$. The uniform distribution has $nb/2$ rows at a mean of $2b/3$.`,
        },
        {
          text: "Because averaging over ratios averages the noise of the masks away.",
          right: false,
          why: "Every row still has one mask. When masks really are averaged (infinitely many copies), a random ratio equals a fixed one exactly.",
        },
        {
          text: "Because more rows count than at a fixed ratio of the same mean.",
          right: false,
          why: r`*Fewer* do: $nb/2$ rows at mean ratio $2b/3$, where a fixed ratio of $2b/3$ has $2nb/3$.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "random-bounds",
      question: r`In the last figure, choose bounds that gain at least 4.8 % on the best fixed ratio.`,
      figure: "bounds",
      holds: (problem) => problem.mask.law === "uniform" && gainOf(problem) >= 0.048,
      say: (problem) =>
        `These bounds gain ${(100 * gainOf(problem)).toFixed(1)} %. The lower bound can stay at 0; move the upper one.`,
      solution: [
        ["mask.min", 0],
        ["mask.max", 0.544],
      ],
      why: r`The best range starts at 0 and ends at more than twice the best fixed ratio ({{fixed-best:2}}); beyond, masks get too heavy.`,
    },
  ],
  numbers: {
    "spike-fixed": () => bestFixedRatio(parseProblem(spiked(8, 20, 0))).risk.excessRisk,
    "all-here": (of) => excess(of("all-rows")),
    "all-fixed": (of) => bestFixedRatio(of("all-rows")).risk.excessRisk,
    "hidden-here": (of) => excess(of("hidden-target")),
    "hidden-random": (of) =>
      excess(
        parseProblem({ ...of("hidden-target"), mask: { law: "uniform", min: 0, max: 0.544 } }),
      ),
    "bounds-gain": (of) => gainOf(of("bounds")),
    "fixed-best": () => bestFixed,
    "fixed-rows": () => countedRows(fixed(bestFixed)).rows,
    "fixed-gamma": () => 1.3556 / countedRows(fixed(bestFixed)).rows,
    "fixed-risk": () => excessOf(autoencoder(fixed(bestFixed))),
    "random-rows": () => countedRows(uniform).rows,
    "random-mean": () => countedRows(uniform).ratio,
    "random-gamma": () => 1.3556 / countedRows(uniform).rows,
    "random-risk": () => excessOf(autoencoder(uniform)),
    "left-rows": () => countedRows(leftOut).rows,
    "left-mean": () => countedRows(leftOut).ratio,
    "left-gamma": () => 1.3556 / countedRows(leftOut).rows,
    "left-risk": () => excessOf(autoencoder(leftOut)),
    part: () =>
      gainOf(parseProblem(autoencoder(uniform))) / gainOf(parseProblem(autoencoder(leftOut))),
    "weight-none": () => weightAt(parseProblem(autoencoder(uniform)), 0),
    "weight-heavy": () => weightAt(parseProblem(autoencoder(uniform)), 0.54),
    "rescaled-two": () => excess(rescaledCase),
    "rescaled-fixed": () => bestFixedRatio(rescaledCase).risk.excessRisk,
    "rescaled-gain": () => gainOf(rescaledCase),
    "all-seen": () => excessOf({ gamma: 0.95, noise: 0.25 }),
    "some-hidden": () => excessOf({ gamma: 0.95 / 0.6, noise: 0.25 }),
    "wide-risk": () => excessOf(autoencoder(wide)),
    "c-wide": () => excessOf({ ...rawAutoencoder, mask: wide }),
    "c-fixed": () => bestFixedRatio(parseProblem(rawAutoencoder)).risk.excessRisk,
    gain0: () => gainAt(0),
    gain1: () => gainAt(0.1),
    gain2: () => gainAt(0.2),
  },
};
