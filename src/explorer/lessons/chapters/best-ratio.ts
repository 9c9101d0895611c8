import { parseProblem, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio } from "../../../theory/index.ts";
import {
  equation,
  figure,
  list,
  note,
  text,
  type Chapter,
  type LiveNumber,
} from "../content/chapter.ts";
import { spiked } from "./spikes.ts";

const r = String.raw;

const best = (problem: Problem): number => bestFixedRatio(problem).ratio;

/** The best ratio of the spike of chapter 3 at another aspect ratio or noise. */
const bestOfSpike =
  (gamma: number, noise = 0.25): LiveNumber =>
  () =>
    best(parseProblem(spiked(gamma, 20, 0, noise)));

/** The best ratio when the signal is spread over a power law. */
const bestOfSpread =
  (gamma: number): LiveNumber =>
  () =>
    best(parseProblem({ gamma, spectrum: { family: "power-law", exponent: 1.5 }, noise: 0.25 }));

/** The best ratio for an AR(1) spectrum with rescaled inputs. */
const bestRescaled =
  (gamma: number): LiveNumber =>
  () =>
    best(
      parseProblem({
        gamma,
        spectrum: { family: "ar1", rho: 0.7 },
        signal: { strength: 1, of: "variance", alignment: { kind: "power", exponent: 1 } },
        noise: 0.25,
        rescale: true,
      }),
    );

export const chapter: Chapter = {
  id: "best-ratio",
  title: "The best ratio",
  lead: "It depends on spectrum, size and noise, and it does not always grow with the model.",
  blocks: [
    text(
      r`Which share should be hidden? Practice says: little for words [[devlin2019]], most for images [[he2022]], and more for larger models [[wettig2023]]. In our model the question has an exact answer for each problem: the $p$ where the risk curve is lowest, marked by a ring in the figures. From chapter 3 we know what is weighed,`,
    ),
    equation(
      r`R(p) = \underbrace{(1-t)^2}_{\text{falls while } p < p_0} \;+\; \underbrace{\frac{\sigma^2_{\mathrm{eff}}}{(\gamma-1)(1-p)}}_{\text{rises}}\,,`,
      r`p_0 = \frac{\gamma-1}{s-1},`,
    ),
    text(
      r`and each of the three ingredients moves the ring. *Size*: the larger $\gamma$, the more shrinkage there is to undo, the larger $p_0$. *Spectrum*: the stronger the spike, the less it needs. *Noise*: $\sigma^2$ is divided by $1-p$, so more of it makes every mask dearer.`,
    ),
    figure({
      id: "sizes",
      query:
        "gamma=4&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.2&axis=mask.ratio&to=0.9&yscale=log&each=gamma&eachrange=2:32:5",
      caption: r`A spike of {{sizes#spectrum.spikes.0}}, for models from $\gamma = 2$ to $32$, and for $\gamma$ = {{sizes#gamma}}, where the best ratio is {{sizes-best}}.`,
      sliders: ["gamma", "spectrum.spikes.0", "noise"],
      tracks: { "spectrum.spikes.0": [1.5, 500], gamma: [1.2, 150] },
    }),
    text(
      r`For $s = 20$ and $\sigma^2 = 0.25$ the best ratio is {{b2:2}}, {{b4:2}}, {{b8:2}}, {{b16:2}} and {{b32:2}} at $\gamma$ = 2, 4, 8, 16 and 32: larger models want heavier masks. But it is {{b64:2}} at $\gamma = 64$ and {{b128:2}} at 128. From $\gamma = s$ on $p_0$ is beyond 1, and no mask undoes the shrinkage any more. What masks still save in bias falls off like $1/\gamma^2$, what they cost in variance like $1/\gamma$: the spike is lost among the many weak directions. With $\sigma^2 = 4$ in place of 0.25, the best ratio at $\gamma = 8$ is {{noisy:2}}.`,
    ),
    text(r`Nor is growth with size the rule in other spectra:`),
    list(
      r`Uncorrelated features, raw inputs: the best ratio is 0 for every model (chapter 2).`,
      r`A signal spread evenly over a steep power law, $\lambda_k \propto k^{-1.5}$: a little masking helps, {{s2:2}} at $\gamma = 2$, and {{s8:2}}, {{s32:2}} at 8 and 32. It does not grow.`,
      r`Inputs divided by $1-p$: masks now shrink, as a ridge does, and are needed most where the ridgeless fit is worst. For an AR(1) spectrum ($\rho = 0.7$) the best ratio is {{a03:2}} at $\gamma = 0.3$, {{a08:2}} at 0.8, {{a15:2}} at 1.5 and {{a6:2}} at 6: it peaks near the threshold.`,
    ),
    figure({
      id: "spread",
      query:
        "gamma=8&spectrum=power-law&exponent=1.5&noise=0.25&p=0.1&axis=mask.ratio&to=0.4&yscale=fit&each=gamma&eachrange=4:16:3",
      caption: r`A signal spread over a power law of exponent {{spread#spectrum.exponent}}: the rings stay where they are. At $\gamma$ = {{spread#gamma}} the best ratio is {{spread-best}}.`,
      sliders: ["gamma", "spectrum.exponent", "noise"],
      tracks: { gamma: [1.5, 60] },
    }),
    note(
      r`The ring is the lowest of all local minima found on a fine grid of ratios, each refined. A risk curve can have two valleys, so the best ratio may *jump* when a slider is moved. The explorer's *Atlas* maps it over any two fields.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "ratio-read",
      question: r`With the first figure of this chapter: what is the best mask ratio for $s = 20$, $\sigma^2 = 0.25$, $\gamma = 12$?`,
      label: "p =",
      answer: () => best(parseProblem(spiked(12, 20, 0))),
      tolerance: 0.03,
      traps: [
        {
          value: () => 11 / 19,
          why: r`That is $p_0$, where the bias vanishes. The best ratio is smaller.`,
        },
      ],
      hint: r`Set $\gamma$ to 12 and read the best ratio in the caption, or at the ring.`,
      why: r`It lies between those of $\gamma = 8$ and $16$, and below $p_0 = 11/19$.`,
    },
    {
      kind: "choice",
      id: "ratio-noise",
      question: r`The noise $\sigma^2$ of the spiked problem is doubled. What happens to the best ratio?`,
      options: [
        {
          text: "It rises: masks regularise, and more noise needs more regularisation.",
          right: false,
          why: r`Raw masks do not shrink the strong direction, they inflate it. What noise there is, they multiply by $1/(1-p)$.`,
        },
        {
          text: "It falls, or stays 0.",
          right: true,
          why: r`$\partial R/\partial p$ gains $\sigma^2/((\gamma-1)(1-p)^2) > 0$, while the bias does not know of the noise. The minimum moves to the left.`,
        },
        {
          text: r`It stays, because $p_0$ does not contain $\sigma^2$.`,
          right: false,
          why: r`$p_0$ is where the bias vanishes. The best ratio weighs bias against variance, and the variance contains $\sigma^2$.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "ratio-high",
      question: r`Find a setting of the first figure whose best ratio is above 0.62. Keep at least some noise ($\sigma^2 \ge 0.01$).`,
      figure: "sizes",
      holds: (problem) => (problem.noise ?? 0) >= 0.01 && best(problem) > 0.62,
      say: (problem) =>
        (problem.noise ?? 0) < 0.01
          ? r`Keep $\sigma^2$ at 0.01 or above.`
          : `Here the best ratio is ${best(problem).toPrecision(2)}. A larger model, or less noise?`,
      solution: [
        ["spectrum.spikes.0", 20],
        ["gamma", 32],
        ["noise", 0.05],
      ],
      why: r`Much shrinkage to undo and little noise to amplify: a large $\gamma$, but not so large that the spike is lost.`,
    },
  ],
  numbers: {
    "sizes-best": (of) => best(of("sizes")),
    "spread-best": (of) => best(of("spread")),
    b2: bestOfSpike(2),
    b4: bestOfSpike(4),
    b8: bestOfSpike(8),
    b16: bestOfSpike(16),
    b32: bestOfSpike(32),
    b64: bestOfSpike(64),
    b128: bestOfSpike(128),
    noisy: bestOfSpike(8, 4),
    s2: bestOfSpread(2),
    s8: bestOfSpread(8),
    s32: bestOfSpread(32),
    a03: bestRescaled(0.3),
    a08: bestRescaled(0.8),
    a15: bestRescaled(1.5),
    a6: bestRescaled(6),
  },
};
