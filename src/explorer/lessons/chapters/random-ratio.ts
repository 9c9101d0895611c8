import { parseProblem, type MaskLaw, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, optimum } from "../../../theory/index.ts";
import { equation, figure, heading, list, note, text, type Chapter } from "../content/chapter.ts";
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

/** What the best uniform law gains on the best fixed ratio under a ridge penalty. */
const gainAt = (ridge: number): number =>
  optimum(parseProblem(autoencoder(fixed(0.2), 1.3556, ridge)), "uniform").gain;

/** What a problem's own law gains on the best fixed ratio. */
export function gainOf(problem: Problem): number {
  return 1 - excess(problem) / (bestFixedRatio(problem).risk.excessRisk ?? Infinity);
}

export const chapter: Chapter = {
  id: "random-ratio",
  title: "A random ratio: R²MAE",
  lead: "Drawing the ratio itself at random gains nothing in one model of training, and a few per cent in another.",
  blocks: [
    text(
      r`R²MAE [[dong2025]] draws a new mask ratio for every sample, uniformly between two bounds, instead of one ratio for all. Rows of ratio $p$ are then a *class*, with the two moments of chapter 2, and the fit sees a mixture of classes. Each class counts with its own weight $a_p = 1/(1 + h_p)$, where $h_p$ is the leverage of such a row: heavily masked rows are short, have little leverage, and count fully. The mixture still leads to exact formulas, and to two scalars that solve one equation; whether a random ratio helps can simply be computed.`,
    ),
    heading("All rows kept: no gain found"),
    text(
      r`In the problem of chapter 3 every row is used, whatever its mask, and the target is not part of the input. The best ratio there gives {{spike-fixed}}. No uniform law is better: the best of them is the one of width zero. Nor was one found in a search over thousands of random problems, with one or several masked copies of each sample, raw or rescaled inputs, clean or masked tests, except in noise-free corner cases where the risk is next to nothing. This is numerical evidence, not a proof.`,
    ),
    figure({
      id: "all-rows",
      query:
        "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&mask=uniform&min=0&max=0.4&axis=mask.max&from=0.02&to=0.9&pin=best fixed~mask:~min:~max:~p:0.2614",
      caption: r`All rows kept: ratios drawn between 0 and {{all-rows#mask.max}}, against the best fixed ratio. The random law never gets below the line. Here its risk is {{all-here}}, against {{all-fixed}}.`,
      sliders: ["mask.max", "mask.min"],
    }),
    heading("Rows whose target is hidden: a gain"),
    text(
      r`In masked autoencoding the target is itself one of the inputs, and the loss is taken where it was hidden. For any one target coordinate, a row counts only if its mask hides that coordinate, which happens with probability $p$. So the number of rows is $N = n\operatorname{E}p$, and among the rows that count the law of ratios is tilted towards heavy masks,`,
    ),
    equation(r`\mu(dp) \;\longrightarrow\; \frac{p\,\mu(dp)}{\operatorname{E}p}\,.`),
    text(
      r`A fixed ratio now ties two things together: the *number* of rows, $np$, and *how heavily* each is masked, $p$. A random ratio unties them. Drawn uniformly from 0 to $b$, it keeps $nb/2$ rows whose mean ratio is $\operatorname{E}p^2/\operatorname{E}p = 2b/3$. With the same number of rows, a fixed ratio would have $p = b/2$. So R²MAE has fewer rows for the masks it uses, which is what this problem wants.`,
    ),
    figure({
      id: "hidden-target",
      query:
        "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1&axis=mask.ratio&from=0.05&to=0.6&yscale=fit&n=300&replicates=40&places=9&pin=R²MAE 0–0.544~p:~mask:uniform~min:0~max:0.544",
      caption: r`A masked autoencoder with few strong factors: every fixed ratio against one random law. At $p$ = {{hidden-target#mask.ratio}} the excess risk is {{hidden-here}}; the random law has {{hidden-random}}.`,
      sliders: ["mask.ratio", "gamma"],
      tracks: { gamma: [0.6, 3] },
    }),
    figure({
      id: "bounds",
      query:
        "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&mask=uniform&min=0&max=0.35&rows=masked-target&rescale=1&axis=mask.max&from=0.1&to=0.98&yscale=fit&pin=best fixed~mask:~min:~max:~p:0.21844",
      caption: r`The same problem, now as a function of the upper bound. At {{bounds#mask.max}} the random law gains {{bounds-gain:%}} on the best fixed ratio.`,
      sliders: ["mask.max", "mask.min"],
    }),
    heading("What the gain is"),
    text(r`It is regularisation by leaving rows out. Three observations say so:`),
    list(
      r`A fixed ratio *and* fewer rows is better still: 55 % of the samples, masked at $p = 0.68$, give {{subsampled}}, against {{hidden-random-fixed}} for R²MAE.`,
      r`The gain fades with a ridge penalty: {{gain0:%}} without, {{gain1:%}} at $\lambda = 0.1$, {{gain2:%}} at $0.2$.`,
      r`It fades with the number of masked copies of each sample, and is exactly zero when the loss is averaged over masks (chapter 6).`,
    ),
    note(
      r`Deep networks are never trained to the minimum norm on masks drawn once. What carries over from here is the mechanism, to be looked for, not the percentage.`,
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
          why: r`A fixed ratio has $np$ rows at ratio $p$. The uniform law has $nb/2$ rows at a mean of $2b/3$.`,
        },
        {
          text: "Because averaging over ratios averages the noise of the masks away.",
          right: false,
          why: "Every row still has one mask. When masks really are averaged (infinitely many copies), a random ratio equals a fixed one exactly.",
        },
        {
          text: "Because more rows count.",
          right: false,
          why: r`With the same masks there would be *fewer*: $nb/2$ rows at mean ratio $2b/3$, where a fixed ratio of $2b/3$ has $2nb/3$.`,
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
      why: r`The best law starts at 0 and ends at more than twice the best fixed ratio ({{fixed-best:2}}); beyond, masks get too heavy.`,
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
    "hidden-random-fixed": () => excessOf(autoencoder({ law: "uniform", min: 0, max: 0.544 })),
    "bounds-gain": (of) => gainOf(of("bounds")),
    subsampled: () => excessOf(autoencoder(fixed(0.68), 1.3556 / 0.55)),
    "fixed-best": () => bestFixedRatio(parseProblem(autoencoder(fixed(0.2)))).ratio,
    gain0: () => gainAt(0),
    gain1: () => gainAt(0.1),
    gain2: () => gainAt(0.2),
  },
};
