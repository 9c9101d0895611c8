import type { Problem } from "../../../problem/index.ts";
import { figure, heading, equation, note, text, type Chapter } from "../content/chapter.ts";
import { excess, excessOf, strength } from "../content/theory.ts";

const r = String.raw;

/** Whether the risk of Σ = I dips, beyond the threshold, below that of predicting 0: σ² < r². */
function dips(problem: Problem): boolean {
  return (problem.noise ?? 0) < strength(problem);
}

export const chapter: Chapter = {
  id: "double-descent",
  title: "Double descent",
  lead: "Least squares without any penalty fails where there are as many features as samples, and recovers beyond.",
  blocks: [
    text(
      r`Take $n$ samples $(x_i, y_i)$ with $d$ features each, $y = x^{\mathsf T}\beta + \varepsilon$, where $\varepsilon$ has variance $\sigma^2$ and $x$ has mean 0 and covariance $\Sigma$. Stack the samples as rows of $X$. The estimator of all these lessons is the *minimum-norm* least-squares solution`,
    ),
    equation(
      r`\hat\beta = X^{+}y = \lim_{\ell\to 0^+}\,(X^{\mathsf T}X + \ell I)^{-1}X^{\mathsf T}y,`,
    ),
    text(
      r`which is ordinary least squares when $d < n$, and when $d > n$ the shortest vector that fits the training data exactly. It is called *ridgeless*. What we want to know is the *excess risk*, how much worse than the noise itself it predicts on a new sample:`,
    ),
    equation(
      r`R = \operatorname{E}\,(y - x^{\mathsf T}\hat\beta)^2 - \sigma^2`,
      r`= (\hat\beta - \beta)^{\mathsf T}\,\Sigma\,(\hat\beta - \beta).`,
    ),
    text(
      r`When $n$ and $d$ grow together with the *aspect ratio* $\gamma = d/n$ held fixed, this random quantity settles on a number. That number is what every solid curve on this page shows.`,
    ),
    heading("Why there is a peak"),
    text(
      r`Let $\Sigma = I$ and $\|\beta\|^2 = r^2$. With fewer features than samples the error is noise only, $\hat\beta - \beta = (X^{\mathsf T}X)^{-1}X^{\mathsf T}\varepsilon$, and $R = \sigma^2 \operatorname{tr}(X^{\mathsf T}X)^{-1}$: the noise is divided by every eigenvalue of $X^{\mathsf T}X$. The smallest of them is about $n(1 - \sqrt\gamma)^2$ [[bai1993]], so it closes in on zero as $\gamma \to 1$. With more features than samples $\hat\beta$ is the projection of $\beta$ on the $n$ rows of $X$, plus noise. The part of $\beta$ that the rows do not reach, a share $1 - 1/\gamma$ of its squared length, is lost; and the noise is now divided by the eigenvalues of $XX^{\mathsf T}$, which move away from zero again. Together [[hastie2022]]`,
    ),
    equation(
      r`R(\gamma) = \sigma^2\,\frac{\gamma}{1-\gamma}\quad (\gamma < 1),`,
      r`R(\gamma) = r^2\Bigl(1 - \frac1\gamma\Bigr) + \frac{\sigma^2}{\gamma - 1}\quad (\gamma > 1).`,
    ),
    figure({
      id: "peak",
      query:
        "gamma=2&noise=0.25&axis=gamma&from=0.1&to=10&yscale=log&parts=1&places=13&n=100&replicates=30",
      caption: r`Excess risk against $\gamma$, with its bias and variance. Here $\gamma$ = {{peak#gamma}} and $\sigma^2$ = {{peak#noise}}, so that $R$ = {{here}}. Predicting 0 always would give $r^2$ = {{null}}.`,
      sliders: ["gamma", "noise"],
    }),
    note(
      r`The curves split $R$ so that the bias is the error of the *mean* estimator, $\operatorname{E}\hat\beta = \beta/\gamma$ beyond the threshold: $r^2(1 - 1/\gamma)^2$. Which rows happened to be drawn counts as variance. Some authors average over the noise only; their bias is $r^2(1-1/\gamma)$. The sum is the same.`,
    ),
    text(
      r`Peaks like this one, with a descent beyond, were found for random features, trees and neural networks, and named *double descent* [[belkin2019]]: the first descent is that of models which lack useful features and are given some. With $\Sigma = I$ and all of $\beta$ within the model there is nothing to be gained that way, and no first descent: $R$ rises from 0 up to the peak. What there is beyond depends on the noise. Drag $\sigma^2$ = {{peak#noise}}: beyond the threshold the curve dips below $r^2$ only while the signal is stronger than the noise, $\sigma^2 < r^2$. It then has its minimum at`,
    ),
    equation(
      r`\gamma^\star = \frac{r}{r - \sigma},`,
      r`R(\gamma^\star) = 2 r\sigma - \sigma^2\quad (\sigma < r).`,
    ),
    text(
      r`For $\sigma^2$ as it is now that is {{dip}}. On the other side, $R$ grows without bound as $\gamma \to 1$ for any noise at all; the threshold is a property of the design, and the next chapter shows that masks do not move it.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "dd-half",
      question: r`Without touching the figure: what is the excess risk at $\gamma = 1/2$ with $\sigma^2 = 0.25$ and $r^2 = 1$?`,
      label: "R =",
      answer: () => excessOf({ gamma: 0.5, noise: 0.25 }),
      tolerance: 0.005,
      traps: [
        {
          value: () => 0.5,
          why: r`That is the *total* risk: the noise of the new sample itself, $\sigma^2$, is not part of the excess.`,
        },
        {
          value: () => 0.125,
          why: r`That is $\sigma^2\gamma$, the *training* view: how much of the noise is fitted. On a new sample it is divided by $1 - \gamma$.`,
        },
      ],
      hint: r`Below the threshold $R = \sigma^2\gamma/(1-\gamma)$.`,
      why: r`$\sigma^2\gamma/(1-\gamma) = 0.25 \cdot 0.5/0.5 = 0.25$; $r^2$ does not enter, because ordinary least squares is unbiased.`,
    },
    {
      kind: "numeric",
      id: "dd-minimum",
      question: r`For the same $\sigma^2 = 0.25$ and $r^2 = 1$: at which $\gamma > 1$ is the risk least?`,
      label: "γ =",
      answer: () => 1 / (1 - Math.sqrt(0.25)),
      tolerance: 0.01,
      traps: [
        {
          value: () => 1 / (1 - 0.25),
          why: r`The formula has $\sigma$, not $\sigma^2$.`,
        },
      ],
      hint: r`Set the derivative $r^2/\gamma^2 - \sigma^2/(\gamma-1)^2$ to zero.`,
      why: r`The derivative vanishes where $r(\gamma - 1) = \sigma\gamma$, at $\gamma = r/(r-\sigma) = 2$; there $R = 0.75$, three times what half as many features as samples would give.`,
    },
    {
      kind: "setting",
      id: "dd-no-dip",
      question: r`Set the noise of the figure so that, beyond the threshold, no model is better than predicting 0.`,
      figure: "peak",
      holds: (problem) => !dips(problem),
      say: () =>
        r`Beyond the threshold the curve still dips below $r^2$ somewhere, be it very far out. More noise.`,
      solution: [["noise", 1.2]],
      why: r`Exactly for $\sigma^2 \ge r^2$: there the term $\sigma^2/(\gamma-1)$ is at least $r^2/\gamma$, what is gained by fitting, for every $\gamma > 1$: the risk only falls towards $r^2$, from above.`,
    },
  ],
  numbers: {
    here: (of) => excess(of("peak")),
    null: (of) => strength(of("peak")),
    dip: (of) => {
      const ratio = Math.sqrt((of("peak").noise ?? 0) / strength(of("peak")));
      return ratio < 1 ? 1 / (1 - ratio) : null;
    },
  },
};
