import { parseProblem, withValueAt, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio } from "../../../theory/index.ts";
import { equation, figure, heading, note, text, type Chapter } from "../content/chapter.ts";
import { excess, excessOf } from "../content/theory.ts";

const r = String.raw;

/** Many directions of hardly any variance, close to the threshold: masks help here. */
const weakDirections: Problem = parseProblem({
  gamma: 0.9,
  spectrum: { family: "atoms", values: [10, 0.02], weights: [0.1, 0.9] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [1, 0] } },
  noise: 2,
});

export const chapter: Chapter = {
  id: "masking",
  title: "What masking adds",
  lead: "Hiding inputs at random mixes noise into every row and changes what the best linear rule is.",
  blocks: [
    text(
      r`Masked pretraining hides a random part of each input and learns from the rest: BERT about 15 % of the words of a text [[devlin2019]], masked autoencoders 75 % of the patches of an image [[he2022]]. In our model each entry of $X$ is kept with probability $1-p$ and set to zero otherwise, independently, so that the rows of $Z = M\circ X$ replace those of $X$ in training. The test inputs stay clean. The model is that of Dong, Wang and Kluger [[dong2025]].`,
    ),
    heading("Two moments are enough"),
    text(
      r`Different entries of a row are both visible with probability $(1-p)^2$, an entry and itself with probability $1-p$. Hence`,
    ),
    equation(
      r`\operatorname{Cov}(z) = (1-p)^2\,\Sigma + p(1-p)\operatorname{diag}\Sigma,`,
      r`\operatorname{E}[z\,y] = (1-p)\,\Sigma\beta .`,
    ),
    text(
      r`The first term is the signal's covariance, weakened. The second is as if independent noise had been added to every feature; training with noise acts like the oldest of penalties [[tikhonov1977]], as Bishop showed [[bishop1995]]. With infinitely many samples the fit would be $\theta = \operatorname{Cov}(z)^{-1}\operatorname{E}[zy]$. Let $\operatorname{diag}\Sigma = I$; then along an eigenvector with eigenvalue $\lambda$`,
    ),
    equation(r`\theta = t\,\beta,`, r`t = \frac{\lambda}{(1-p)\lambda + p},`),
    text(
      r`so directions stronger than the average feature ($\lambda > 1$) are *inflated*, to make up for what is hidden, and weaker ones are *shrunk*. What $z$ cannot tell about $y$ is left over as extra noise: the effective noise is`,
    ),
    equation(
      r`\sigma^2_{\mathrm{eff}} = \operatorname{E}\,(y - z^{\mathsf T}\theta)^2`,
      r`= \sigma^2 + \beta^{\mathsf T}\Sigma\,\bigl(\beta - (1-p)\,\theta\bigr).`,
    ),
    note(
      r`Why no other moment? The residual of a row depends on all others only through $z^{\mathsf T}Q\,z/n$, where the matrix $Q$ is made without that row. For many features this sum settles on its mean, which is a trace with $\operatorname{Cov}(z)$. So it is in the limit, and for features whose squared length settles likewise (chapter 8).`,
    ),
    note(
      r`Dividing by $1-p$ in training (*inverted dropout*) turns $t$ into $\lambda/(\lambda + p/(1-p))$, the shrinkage of ridge regression. Chapter 5 returns to it.`,
    ),
    heading("Uncorrelated features: a raw mask never helps"),
    text(
      r`If $\Sigma = I$, then $\operatorname{Cov}(z) = (1-p)I$, $t = 1$ and $\sigma^2_{\mathrm{eff}} = \sigma^2 + p\,r^2$. Below the threshold that is ordinary least squares with more noise and smaller features:`,
    ),
    equation(r`R = \frac{\gamma}{1-\gamma}\cdot\frac{\sigma^2 + p\,r^2}{1-p}\qquad(\gamma < 1),`),
    text(r`and above it`),
    equation(
      r`R = r^2\Bigl(1-\frac1\gamma\Bigr)^2 + \frac{W}{(\gamma-1)(1-p)}\,,`,
      r`W = \sigma^2 + r^2\Bigl(1-\frac1\gamma\Bigr)^2 + r^2\,\frac{p\,(2\gamma-1)}{\gamma^2}\,.`,
    ),
    text(
      r`Both have the form $(a + b\,p)/(1-p)$ plus a constant, whose derivative is $(a+b)/(1-p)^2$. On both sides the sum $a + b$ is the same, because $(1-1/\gamma)^2 + (2\gamma-1)/\gamma^2 = 1$:`,
    ),
    equation(
      r`\frac{\partial R}{\partial p} = \frac{\sigma^2 + r^2}{(1-p)^2}\cdot\begin{cases}\gamma/(1-\gamma) & \gamma < 1\\ 1/(\gamma-1) & \gamma > 1\end{cases}\;>\;0 .`,
    ),
    text(
      r`Every bit of masking costs, at every $\gamma$, with or without noise: as long as each sample has one mask and inputs are not rescaled. Rescaled masks shrink the estimate, which is another thing (exercise 2.3); and a second masked copy of every sample moves the threshold (chapter 5): at $\gamma = 0.9$ and $\sigma^2 = 0.25$ two copies at $p = 0.2$ have {{two-copies}}, where the data as they are have {{one-row}}. At the setting of the figure the slope at $p$ = {{isotropic#mask.ratio}} is {{slope}}.`,
    ),
    figure({
      id: "isotropic",
      query:
        "gamma=3&noise=0.25&p=0.1&axis=mask.ratio&to=0.9&yscale=log&parts=1&pin=γ = 0.5~gamma:0.5",
      caption: r`Uncorrelated features: the risk rises with $p$ for $\gamma$ = {{isotropic#gamma}}, and for the pinned $\gamma = 0.5$. At $p$ = {{isotropic#mask.ratio}} it is {{isotropic-here}}, without masks {{isotropic-clean}}.`,
      sliders: ["mask.ratio", "gamma", "noise"],
    }),
    heading("The threshold stays"),
    text(
      r`Masking makes the features noisier, but $Z$ still has $n$ rows and, with any noise in it, full rank: the peak stays at $\gamma = 1$ however heavy the masks: masking is no penalty that takes the peak away. For $\Sigma = I$ it adds fuel on both sides. Beside the peak of other spectra it can help all the same, by filling up directions that have hardly any variance: with eigenvalues 10 (a tenth of them, with all the signal) and 0.02, $\sigma^2 = 2$ and $\gamma = 0.9$, the risk is {{weak-clean:2}} without masks and {{weak-least:2}} at the best ratio, {{weak-ratio:2}}.`,
    ),
    figure({
      id: "threshold",
      query: "gamma=2&p=0.3&axis=gamma&from=0.1&to=10&yscale=log&pin=p = 0~p:0&pin=p = 0.75~p:0.75",
      caption: r`Masked at $p$ = {{threshold#mask.ratio}}, not at all, and at 0.75.`,
      sliders: ["mask.ratio", "noise"],
    }),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "mask-covariance",
      question: r`Two features have variance 1 and covariance 0.5. What is the covariance of the two when masked at $p = 0.4$?`,
      label: "Cov(z₁, z₂) =",
      answer: () => (1 - 0.4) ** 2 * 0.5,
      tolerance: 0.005,
      traps: [
        {
          value: () => 0.3,
          why: r`Both entries must be visible: the factor is $(1-p)^2$, not $1-p$.`,
        },
        {
          value: () => 0.36 * 0.5 + 0.24,
          why: r`The term $p(1-p)\operatorname{diag}\Sigma$ is on the diagonal only.`,
        },
      ],
      hint: r`With which probability are both visible?`,
      why: r`$(1-p)^2\cdot 0.5 = 0.36\cdot 0.5 = 0.18$.`,
    },
    {
      kind: "numeric",
      id: "mask-double",
      question: r`Uncorrelated features, $\gamma = 0.5$, $\sigma^2 = 0.25$, $r^2 = 1$: at which mask ratio is the excess risk twice that without masks?`,
      label: "p =",
      answer: () => 1 / 6,
      tolerance: 0.01,
      traps: [
        {
          value: () => 0.5,
          why: r`Halving the visible features doubles the factor $1/(1-p)$, but the hidden signal has become noise as well.`,
        },
        {
          value: () => 0.25,
          why: r`There the effective noise is $2\sigma^2$, but the factor $1/(1-p)$ comes on top.`,
        },
      ],
      hint: r`Solve $(\sigma^2 + p\,r^2)/(1-p) = 2\sigma^2$.`,
      why: r`$0.25 + p = 0.5\,(1-p)$ gives $p = 1/6$: hiding every sixth entry is as bad as doubling the noise.`,
    },
    {
      kind: "choice",
      id: "mask-rescale",
      question: r`Now divide the visible inputs by $1-p$ in training (inverted dropout), everything else as before: $\Sigma = I$, and $\gamma \le 1/2$. Can masking lower the risk?`,
      options: [
        {
          text: "No: it is the same data in other units.",
          right: false,
          why: r`The units of training change, but not those of the clean test: the estimate becomes $1-p$ times the raw one, which is a shrinkage.`,
        },
        {
          text: r`Yes, exactly when there is more noise than signal, $\sigma^2 > r^2$.`,
          right: true,
          why: r`The rescaled estimate is $1-p$ times the raw one, so $R = p^2r^2 + \frac{\gamma}{1-\gamma}(1-p)(\sigma^2 + p\,r^2)$. Its slope at $p=0$ is $\frac{\gamma}{1-\gamma}(r^2 - \sigma^2)$, and for $\gamma \le 1/2$ it is convex in $p$: the sign at 0 decides. For $\gamma > 1/2$ it is concave, and shrinking nearly to 0 can win without any fall at $p = 0$: where $\gamma\sigma^2 > (1-\gamma)r^2$. It is shrinkage that helps, not masking.`,
        },
        {
          text: "Yes, always: rescaling makes the masked inputs unbiased.",
          right: false,
          why: r`They are unbiased, but noisier. At $p = 0$ the slope is $\frac{\gamma}{1-\gamma}(r^2-\sigma^2)$, positive when the signal is strong.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "mask-useless",
      question: r`In the first figure of this chapter, mask so heavily that the fit is worse than predicting 0 ($R > r^2 = 1$), keeping $\gamma \ge 2$ and the noise at most 0.3.`,
      figure: "isotropic",
      holds: (problem) =>
        problem.gamma >= 2 &&
        (problem.noise ?? 0) <= 0.3 &&
        problem.mask.law === "fixed" &&
        excess(problem) > 1,
      say: (problem) =>
        problem.gamma < 2
          ? r`Keep $\gamma$ at 2 or above.`
          : (problem.noise ?? 0) > 0.3
            ? "Keep the noise at 0.3 or below."
            : `The excess risk is ${excess(problem).toPrecision(3)}, still at most 1. Mask more.`,
      solution: [
        ["gamma", 3],
        ["noise", 0.25],
        ["mask.ratio", 0.7],
      ],
      why: r`The variance grows like $1/(1-p)$: the fit still interpolates its rows exactly, with ever fewer visible inputs to do it with.`,
    },
  ],
  numbers: {
    "one-row": () => excessOf({ gamma: 0.9, noise: 0.25 }),
    "two-copies": () =>
      excessOf({ gamma: 0.9, noise: 0.25, copies: 2, mask: { law: "fixed", ratio: 0.2 } }),
    "weak-clean": () => excess(weakDirections),
    "weak-ratio": () => bestFixedRatio(weakDirections).ratio,
    "weak-least": () => bestFixedRatio(weakDirections).risk.excessRisk,
    "isotropic-here": (of) => excess(of("isotropic")),
    "isotropic-clean": (of) => excess(withValueAt(of("isotropic"), "mask.ratio", 0)),
    slope: (of) => {
      const { gamma, mask, noise = 0 } = of("isotropic");
      const p = mask.law === "fixed" ? mask.ratio : 0;
      const load = gamma < 1 ? gamma / (1 - gamma) : 1 / (gamma - 1);
      return ((noise + 1) / (1 - p) ** 2) * load;
    },
  },
};
