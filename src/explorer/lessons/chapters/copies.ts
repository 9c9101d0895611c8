import { parseProblem, withValueAt, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, bestRidge } from "../../../theory/index.ts";
import { equation, figure, heading, list, note, text, type Chapter } from "../content/chapter.ts";
import { excess } from "../content/theory.ts";
import { spiked } from "./spikes.ts";

const r = String.raw;

/** The ridge penalty that rescaled masks of a problem amount to, with features of variance 1. */
export function equalRidge({ mask }: Problem): number {
  return mask.law === "fixed" ? mask.ratio / (1 - mask.ratio) : Number.NaN;
}

/** The figure's data without masks or copies, under a ridge penalty. */
function ridgeProblem(problem: Problem, ridge: number): Problem {
  return { ...problem, mask: { law: "fixed", ratio: 0 }, copies: 1, rescale: false, ridge };
}

const spikeBesideRidge = parseProblem(spiked(2, 20, 0));

/** The best of a few mask ratios when the ridge is tuned at each. */
export function together(): { ratio: number; ridge: number; risk: number } {
  const tried = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((ratio) => {
    const { ridge, risk } = bestRidge(parseProblem(spiked(2, 20, ratio)));
    return { ratio, ridge, risk: risk.excessRisk ?? Infinity };
  });
  return tried.reduce((a, b) => (b.risk < a.risk ? b : a));
}

export const chapter: Chapter = {
  id: "copies",
  title: "Copies, dropout and ridge",
  lead: "With many masks for each sample, masking becomes a ridge penalty, and a random ratio becomes a fixed one.",
  blocks: [
    text(
      r`Training for several epochs shows each sample many times, each time with a fresh mask. Let there be $K$ masked copies of every sample. Copies of one sample are correlated, but a rotation helps: replace the $K$ copies by their mean, times $\sqrt K$, and $K-1$ contrasts between them. The mean row carries the signal, with $K$ times the weight against the same mask noise. The contrasts carry mask noise alone, and response 0: rows that say *be small*. In the limit these act as independent rows, so everything is as before with $N = nK$ rows. The threshold moves to $d = nK$.`,
    ),
    figure({
      id: "thresholds",
      query:
        "gamma=1.4&noise=0.25&p=0.3&copies=2&axis=gamma&from=0.1&to=10&yscale=log&pin=1 copy~copies:&pin=4 copies~copies:4&pin=K = ∞~copies:infinity",
      caption: r`Uncorrelated features masked at $p$ = {{thresholds#mask.ratio}}, with two copies of each sample, and with 1, 4 and infinitely many. The peak is at $\gamma = K$; for $K = \infty$ there is none.`,
      sliders: ["mask.ratio", "noise"],
      tracks: { "mask.ratio": [0.02, 0.9] },
    }),
    heading("Infinitely many copies"),
    text(
      r`For $K \to \infty$ the loss is averaged over masks. For a single sample, the mean of the square is the square of the mean plus a variance, and visible entries are independent:`,
    ),
    equation(
      r`\operatorname{E}_m\bigl(y - (m\circ x)^{\mathsf T} b\bigr)^2`,
      r`= \bigl(y - (1-p)\,x^{\mathsf T} b\bigr)^2 + p(1-p)\sum_j x_j^2\, b_j^2 .`,
    ),
    text(
      r`Summed over samples, the last term is a ridge penalty on each coefficient in proportion to the mean square of its feature: an *adaptive* ridge [[wager2013]]. As $n$ grows, $\frac1n\sum_i x_{ij}^2 \to t$, the common variance of the features, and the minimiser tends to`,
    ),
    equation(
      r`\hat\beta = \frac{1}{1-p}\Bigl(\frac{X^{\mathsf T}X}{n} + \ell I\Bigr)^{-1}\frac{X^{\mathsf T}y}{n},`,
      r`\ell = \frac{p}{1-p}\,t .`,
    ),
    text(
      r`If inputs are divided by $1-p$, which is *inverted dropout*, the factor in front disappears. (Dropout as first published [[srivastava2014]] trains on raw inputs and multiplies the weights by $1-p$ in use: for a linear model the same predictor.) So masks are *a ridge and a scale*:`,
    ),
    list(
      r`*raw* masks: the ridge estimate with $\ell = t\,p/(1-p)$, times $1/(1-p)$;`,
      r`*rescaled* masks: the same ridge estimate, so that their best ratio is as good as the best ridge, and no better;`,
      r`*finitely many copies*: the same, plus the noise of the masks.`,
    ),
    figure({
      id: "dropout",
      query:
        "gamma=0.5&spectrum=ar1&rho=0.7&noise=0.25&copies=infinity&rescale=1&p=0.2&axis=mask.ratio&from=0.01&to=0.8&yscale=fit&pin=4 copies~copies:4",
      caption: r`Dropout with the loss averaged over masks, and with four masks for each sample, at $\gamma$ = {{dropout#gamma}}. At $p$ = {{dropout#mask.ratio}} averaged dropout has {{dropout-here:5}}. Ridge regression on unmasked data has {{ridge-here:5}} at $\ell = p/(1-p)$ = {{ridge}}, and {{ridge-best:5}} at its best penalty; dropout at its best ratio {{dropout-best:5}}.`,
      sliders: ["mask.ratio", "gamma"],
      tracks: { "mask.ratio": [0.01, 0.9], gamma: [0.1, 3] },
    }),
    heading("Masks beside a ridge"),
    text(
      r`With one mask for each sample, a ridge and masks are two things. A ridge shrinks every direction, the strong ones too; raw masks inflate the strong ones against the rest (chapter 3). Together they do what neither can: for a spike of 20 at $\gamma = 2$, which carries the signal, the best ratio without a ridge leaves a risk of {{masks-alone:2}}, the best ridge without masks {{ridge-alone:2}}, and both together {{together:2}}, at $p$ = {{together-ratio:1}} and a penalty of {{together-ridge:2}}. Uncorrelated features are the other extreme: there the best penalty is $\ell^\star = \gamma(\sigma^2 + p\,r^2)/r^2$, and with it no masks are best.`,
    ),
    figure({
      id: "beside-ridge",
      query:
        "gamma=2&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&ridge=4&p=0.5&axis=mask.ratio&to=0.9&yscale=log&pin=no ridge~ridge:0",
      caption: r`A spike of 20 at $\gamma$ = {{beside-ridge#gamma}} under a ridge of {{beside-ridge#ridge}}, and without one. At $p$ = {{beside-ridge#mask.ratio}} the risk with the ridge is {{beside-here}}; without masks it would be {{beside-clean}}.`,
      sliders: ["mask.ratio", "ridge", "gamma"],
      tracks: { ridge: [0.05, 50] },
    }),
    heading("A random ratio is a fixed one"),
    text(
      r`Average the loss over the distribution of the ratio as well. Only $\operatorname{E}(1-p)^2$, $\operatorname{E}\,p(1-p)$ and $\operatorname{E}(1-p)$ enter, of which the third is the sum of the first two, and a common factor drops out of the minimiser. One number is left. So a random ratio gives, *for any data set*, exactly the estimate of one fixed ratio $p'$:`,
    ),
    equation(
      r`1 - p' = \frac{\operatorname{E}(1-p)^2}{\operatorname{E}(1-p)}\quad\text{(raw)},`,
      r`\frac{p'}{1-p'} = \operatorname{E}\frac{p}{1-p}\quad\text{(rescaled)} .`,
    ),
    text(
      r`At $K = \infty$ there is nothing that drawing the ratio at random, the subject of the next chapter, could gain.`,
    ),
    note(
      r`This holds if every copy has a fresh ratio, one for each *epoch*, say, so that the masks of each sample are averaged over the whole distribution. If every sample keeps one ratio of its own for all its copies, different samples are weighted differently, and the equivalence fails.`,
    ),
  ],
  exercises: [
    {
      kind: "setting",
      id: "copies-ridge",
      question: r`In the figure of dropout: set the dropout ratio that *is* ridge regression with $\ell = 2/3$ (the features have variance $t = 1$).`,
      figure: "dropout",
      holds: (problem) => Math.abs(equalRidge(problem) / (2 / 3) - 1) < 0.02,
      say: (problem) =>
        `This ratio is a penalty of ${equalRidge(problem).toPrecision(3)}. ${
          equalRidge(problem) < 2 / 3 ? "Drop more." : "Drop less."
        }`,
      solution: [["mask.ratio", 0.4]],
      why: r`$p/(1-p) = 2/3$ at $p = 0.4$, at every $\gamma$. In the limit not only the risks are the same but the two estimates. With few samples they are not: each feature then is penalised by its own mean square. At $n = 50$ they were 12 % apart in simulations, at $n = 200$ 6 %.`,
    },
    {
      kind: "numeric",
      id: "copies-fixed",
      question: r`Ratios are uniform between 0 and 0.6, raw inputs, infinitely many copies. Which fixed ratio gives the same estimate?`,
      label: "p′ =",
      answer: () => 1 - (0.7 ** 2 + 0.6 ** 2 / 12) / 0.7,
      tolerance: 0.01,
      traps: [
        {
          value: () => 0.3,
          why: r`That is the mean ratio. Lightly masked inputs are larger, and weigh more in the loss.`,
        },
      ],
      hint: r`$\operatorname{E}(1-p)^2 = (\operatorname{E}(1-p))^2 + \operatorname{Var}p$, and $\operatorname{Var}p = 0.6^2/12$.`,
      why: r`$1 - p' = (0.49 + 0.03)/0.7 = 0.743$, so $p' = 0.257$, less than the mean ratio of 0.3.`,
    },
    {
      kind: "choice",
      id: "copies-threshold",
      question: r`With $K = 3$ copies at $p = 0.3$: which model, trained on $n = 100$ samples, has the worst peak?`,
      options: [
        {
          text: "d = 100",
          right: false,
          why: r`That is the threshold of one copy. Here $N = 300$ rows are independent enough.`,
        },
        {
          text: "d = 300",
          right: true,
          why: r`The threshold is where the number of rows equals that of features, $d = nK$.`,
        },
        {
          text: r`d = 210: only 70 % of each row is visible.`,
          right: false,
          why: r`A masked row is shorter, but it still is one equation. Ranks count rows.`,
        },
      ],
    },
  ],
  numbers: {
    "masks-alone": () => bestFixedRatio(spikeBesideRidge).risk.excessRisk,
    "ridge-alone": () => bestRidge(spikeBesideRidge).risk.excessRisk,
    together: () => together().risk,
    "together-ratio": () => together().ratio,
    "together-ridge": () => together().ridge,
    "beside-here": (of) => excess(of("beside-ridge")),
    "beside-clean": (of) => excess(withValueAt(of("beside-ridge"), "mask.ratio", 0)),
    ridge: (of) => equalRidge(of("dropout")),
    "dropout-here": (of) => excess(of("dropout")),
    "ridge-here": (of) => excess(ridgeProblem(of("dropout"), equalRidge(of("dropout")))),
    "ridge-best": (of) => bestRidge(ridgeProblem(of("dropout"), 0)).risk.excessRisk,
    "dropout-best": (of) => bestFixedRatio(of("dropout")).risk.excessRisk,
  },
};
