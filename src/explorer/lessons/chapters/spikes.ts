import { parseProblem, valueAt, withValueAt, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, risk } from "../../../theory/index.ts";
import { equation, figure, heading, note, text, type Chapter } from "../content/chapter.ts";
import { excess } from "../content/theory.ts";

const r = String.raw;

/** The spike of a figure's problem. */
export function spikeOf(problem: Problem): number {
  const value = valueAt(problem, "spectrum.spikes.0");
  return typeof value === "number" ? value : Number.NaN;
}

/** The problem of this chapter: all signal along one spike. */
export const spiked = (gamma: number, spike: number, ratio: number, noise = 0.25): object => ({
  gamma,
  spectrum: { family: "spiked", spikes: [spike] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
  noise,
  mask: { law: "fixed", ratio },
});

export const chapter: Chapter = {
  id: "spikes",
  title: "Spikes: why masking can help",
  lead: "Minimum norm shrinks a strong direction; masks inflate it. The two can cancel.",
  blocks: [
    text(
      r`Real features are correlated: a few directions carry much more variance than the rest. The simplest such population is a *spike*. All eigenvalues of $\Sigma$ are 1 but one, which is $s > 1$, and the signal lies along it, scaled so that $\operatorname{Var}(x^{\mathsf T}\beta) = 1$.`,
    ),
    text(
      r`Beyond the threshold the minimum-norm fit behaves, in the mean, like ridge regression with a penalty that nobody asked for: the many weak directions act on the strong one as $\gamma - 1$ units of ridge, so that the best penalty of one's own can be zero or negative [[kobak2020]]. Without masks the share of the signal recovered along the spike is`,
    ),
    equation(r`t = \frac{s}{s + \gamma - 1} < 1 .`),
    text(
      r`Masks at ratio $p$ turn $s$ into $(1-p)s + p$ relative to the bulk, which only the fit sees, not the clean test. So now`,
    ),
    equation(r`t = \frac{s}{(1-p)\,s + p + \gamma - 1},`),
    text(
      r`which grows with $p$. The bias $(1-t)^2$ falls, and vanishes where the inflation by masks undoes the shrinkage by the minimum norm, at`,
    ),
    equation(r`p_0 = \frac{\gamma - 1}{s - 1}\,.`),
    text(
      r`That is the whole mechanism by which masking helps here: *masks are a negative ridge for strong directions*. The price is the noise of the last chapter. The variance, which rises with every mask, is`,
    ),
    equation(
      r`V = \frac{\sigma^2_{\mathrm{eff}}}{(\gamma-1)(1-p)},`,
      r`\sigma^2_{\mathrm{eff}} = \sigma^2 + \bigl(1-(1-p)t\bigr)^2 + \frac{p(1-p)\,t^2}{s} .`,
    ),
    figure({
      id: "spike",
      query:
        "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1&axis=mask.ratio&to=0.6&parts=1&n=100&places=9&replicates=30",
      caption: r`One spike $s$ = {{spike#spectrum.spikes.0}} at $\gamma$ = {{spike#gamma}}. At $p$ = {{spike#mask.ratio}} the risk is {{spike-here}}; without masks {{spike-clean}}; at the best ratio, {{spike-best}}, it is {{spike-least}}. The bias would vanish at $p_0$ = {{unbiased}}.`,
      sliders: ["mask.ratio", "spectrum.spikes.0", "gamma", "noise"],
      tracks: { "spectrum.spikes.0": [1.5, 500], gamma: [0.2, 40] },
    }),
    text(
      r`At the ring the risk is {{spike-saving:%}} lower than without masks: the bias goes from {{bias-clean:2}} to {{bias-best:2}}, the variance from {{variance-clean:2}} to {{variance-best:2}}. Drag the spike $s$ = {{spike#spectrum.spikes.0}} both ways. For a weak spike the noise of the masks costs more than the bias they save; a huge one is recovered without help, since $t$ is close to 1 already. In between masking pays. And with $\gamma < 1$ there is no shrinkage to undo: $t = s/((1-p)s+p) \ge 1$ overshoots, the noise grows too, and $p = 0$ is best as long as inputs are raw.`,
    ),
    heading("What masks do to the spike itself"),
    text(
      r`Masks also make a spike harder to see. The sample covariance of pure bulk has its eigenvalues in a band of known edges [[marchenko1967]], and a spike sticks out of it only when it is large enough: $s > 1 + \sqrt\gamma$ without masks [[baik2005]]. Masked, it is $(1-p)(s-1)$ that counts, so the transition is at`,
    ),
    equation(r`s_c = 1 + \frac{\sqrt\gamma}{1-p}\,.`),
    note(
      r`A spike below $s_c$ is invisible to an analysis of the spectrum, yet nothing happens to the risk there: it is smooth in $s$. Recovering a known target and finding an unknown direction are different tasks. The explorer's *Spectrum* shows both.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "spike-unbiased",
      question: r`For $s = 20$ and $\gamma = 8$, at which mask ratio is the mean estimator unbiased along the spike?`,
      label: "p =",
      answer: () => 7 / 19,
      tolerance: 0.01,
      traps: [
        { value: () => 7 / 20, why: r`Close, but the masked spike is $(1-p)s + p$, not $(1-p)s$.` },
        {
          value: () => bestFixedRatio(parseProblem(spiked(8, 20, 0))).ratio,
          why: "That is the ratio of least risk. The bias is not zero there yet: variance stops masking earlier.",
        },
      ],
      hint: r`Set $t = 1$.`,
      why: r`$t = 1$ where $(1-p)s + p + \gamma - 1 = s$, that is $p_0 = (\gamma-1)/(s-1) = 7/19$.`,
    },
    {
      kind: "choice",
      id: "spike-smaller",
      question: r`In the figure as it opens, the best ratio is smaller than $p_0$. Why?`,
      options: [
        {
          text: r`Because at $p_0$ the bias has no slope left, while the variance still grows with $p$.`,
          right: true,
          why: r`The bias $(1-t)^2$ is flat at its zero, so near $p_0$ a little less masking costs no bias to first order, and saves variance.`,
        },
        {
          text: r`Because the formula for $p_0$ holds only for $\gamma < 1$.`,
          right: false,
          why: r`It is about $\gamma > 1$: below the threshold $p_0$ would be negative.`,
        },
        {
          text: "Because the spike disappears in the bulk before.",
          right: false,
          why: r`At $\gamma = 8$ and $p_0 = 7/19$ the spike of 20 is far above $s_c = 1 + \sqrt8/(1-p_0)$ = {{critical:2}}; and the risk does not notice the transition anyway.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "spike-too-strong",
      question: r`Make the spike so strong that masking no longer helps at all: $s > 20$, and best ratio $0$, with $\gamma > 2$. It has to be the spike that does it: at the same $\gamma$ and $\sigma^2$ a spike of 20 should still gain from masks.`,
      figure: "spike",
      holds: (problem) =>
        spikeOf(problem) > 20 &&
        problem.gamma > 2 &&
        bestFixedRatio(problem).ratio === 0 &&
        bestFixedRatio(withValueAt(problem, "spectrum.spikes.0", 20)).ratio > 0,
      say: (problem) =>
        !(spikeOf(problem) > 20)
          ? "Pull the spike above 20."
          : problem.gamma <= 2
            ? r`Keep $\gamma$ above 2.`
            : bestFixedRatio(problem).ratio === 0
              ? r`Masks help no spike here, not even one of 20: too much noise, or too small a $\gamma$.`
              : `The best ratio is still ${bestFixedRatio(problem).ratio.toPrecision(2)}. A stronger spike needs less help.`,
      solution: [
        ["gamma", 8],
        ["noise", 0.25],
        ["spectrum.spikes.0", 450],
      ],
      why: r`Without masks $1 - t = (\gamma-1)/(s+\gamma-1)$ is already tiny: the bias to be saved is of order $1/s^2$, its slope of order $1/s$, and the slope of the variance does not shrink with $s$.`,
    },
  ],
  numbers: {
    "spike-here": (of) => excess(of("spike")),
    "spike-clean": (of) => excess(withValueAt(of("spike"), "mask.ratio", 0)),
    "spike-best": (of) => bestFixedRatio(of("spike")).ratio,
    "bias-clean": (of) => risk(withValueAt(of("spike"), "mask.ratio", 0)).bias,
    "variance-clean": (of) => risk(withValueAt(of("spike"), "mask.ratio", 0)).variance,
    "bias-best": (of) => bestFixedRatio(of("spike")).risk.bias,
    "variance-best": (of) => bestFixedRatio(of("spike")).risk.variance,
    "spike-least": (of) => bestFixedRatio(of("spike")).risk.excessRisk,
    "spike-saving": (of) => {
      const least = bestFixedRatio(of("spike")).risk.excessRisk ?? Infinity;
      return 1 - least / excess(withValueAt(of("spike"), "mask.ratio", 0));
    },
    unbiased: (of) => {
      const place = (of("spike").gamma - 1) / (spikeOf(of("spike")) - 1);
      return place > 0 && place < 1 ? place : Number.NaN;
    },
    critical: () => 1 + Math.sqrt(8) / (1 - 7 / 19),
  },
};
