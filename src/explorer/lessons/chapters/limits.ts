import { parseProblem } from "../../../problem/index.ts";
import { experimentCaution } from "../../../sweep/index.ts";
import { finiteSizeRisk } from "../../../theory/index.ts";
import { equation, figure, heading, list, note, text, type Chapter } from "../content/chapter.ts";
import { excess, excessOf } from "../content/theory.ts";

const r = String.raw;

/** A spike of 60 with d = 75, n = 400: far too heavy to carry no mass. */
const heavySpike = parseProblem({
  gamma: 75 / 400,
  spectrum: { family: "spiked", spikes: [60] },
  noise: 0.25,
  ridge: 0.1,
  mask: { law: "fixed", ratio: 0.4 },
});

/** A population with 70 % of its eigenvalues 0, at γ = 1.5. */
const deficient = (ratio: number): object => ({
  gamma: 1.5,
  spectrum: { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] },
  signal: { strength: 0.5, alignment: { kind: "weights", weights: [0, 1] } },
  noise: 0.25,
  mask: { law: "fixed", ratio },
});

const upTo = (max: number, gamma: number): number =>
  excessOf({ gamma, noise: 0.25, mask: { law: "uniform", min: 0, max } });

export const chapter: Chapter = {
  id: "limits",
  title: "Where it breaks",
  lead: "Every formula here is a limit with conditions. These are the places where they fail, and how to notice.",
  blocks: [
    heading("The threshold"),
    text(
      r`At $N = d$ the limit is infinite, and nearby single draws decide the mean of an experiment. With $|N - d|$ of a few rows the mean of a finite experiment may not even exist. The figures hatch such stretches and leave their cells out of comparisons.`,
    ),
    heading("Too little to see"),
    text(
      r`The theory needs many visible entries in every row and column. Relative errors grow like $2.5/\bigl((1-p)\min(n,d)\bigr)$, and with three or four visible entries or fewer everything breaks: risks are many times the limit, up to hundreds of times and more. A feature that no row sees is not the reason, as it gets coefficient 0 and only its own part of the signal is lost. The likely one is rows that see next to nothing and are interpolated all the same. A random ratio that comes close to 1 does so in *some* rows. With raw inputs and more features than rows the damage is unbounded: for uniform ratios from 0 to $b$ the risk contains $\operatorname{E}\frac{1}{1-p} = -\log(1-b)/b$. At $\gamma = 2$ it is {{u90}} for $b = 0.9$, {{u99}} for 0.99, {{u999}} for 0.999. With fewer features than rows, or with rescaled inputs, it stays finite.`,
    ),
    figure({
      id: "divergence",
      query:
        "gamma=2&noise=0.25&mask=uniform&min=0&max=0.9&axis=mask.max&from=0.1&to=0.999&pin=rescaled~rescale:1&n=100",
      caption: r`Ratios between 0 and {{divergence#mask.max}}: the risk is {{divergence-here}}, raw, and grows without bound as the upper end nears 1. Rescaled inputs do not mind.`,
      sliders: ["mask.max", "gamma"],
      tracks: { gamma: [0.2, 8] },
    }),
    heading("A few strong directions"),
    text(
      r`All formulas replace the length of an input, $\|x\|^2$, by its mean. That needs many directions to share the variance: for Gaussian $x$ the relative variance of $\|x\|^2$ is $2\operatorname{tr}\Sigma^2/(\operatorname{tr}\Sigma)^2$. With half of the variance in a single factor the limit was off by up to 10 % at $d = 400$; in ten factors or more, hardly beyond what finite $n$ explains.`,
    ),
    text(
      r`A *spike without mass* is the extreme case. In the limit it does not change the variance of the features; at finite $d$ it adds $(s-1)/d$ to it, and masks turn that into noise. With $s = 60$, $d = 75$, $n = 400$, $p = 0.4$ and a ridge of 0.1 the limit says {{heavy-limit}}, theory for this size {{heavy-finite}}; experiments side with the latter.`,
    ),
    heading("Directions without variance"),
    text(
      r`If $\Sigma$ has eigenvalues 0, then $p = 0$ is a point of its own. Let the rank be $d_0 < n < d$. Without masks the fit lives in the range of $\Sigma$, an ordinary least squares with $d_0$ features. With any mask at all, however light, the rows fill all $d$ dimensions, and the fit interpolates:`,
    ),
    equation(
      r`R(0) = \sigma^2\,\frac{d_0}{n-d_0},`,
      r`\lim_{p\to 0^+} R(p) = \sigma^2\,\frac{d_0\,(d-d_0)}{(n-d_0)(d-n)}\,,`,
    ),
    text(
      r`larger by the factor $(d-d_0)/(d-n)$. For 30 % of 600 directions, $n = 400$, $\sigma^2 = 0.25$, that is {{rank-none}} against {{rank-light}}. The limit of light masks needs $pn$ and $pd$ large. At $p = 0.001$, where less than one entry is hidden in a row or column, experiments agree with neither: 60 of them had a mean of 0.85 with a standard error of 0.04.`,
    ),
    heading("Eigenvectors along the axes"),
    text(
      r`Masks act on coordinates, and the formulas assume that the eigenvectors of $\Sigma$ are spread over all of them, so that every feature has about the same variance. The opposite case is a diagonal $\Sigma$. Then $\operatorname{diag}\Sigma = \Sigma$, and`,
    ),
    equation(r`\operatorname{Cov}(z) = (1-p)^2\,\Sigma + p(1-p)\,\Sigma = (1-p)\,\Sigma :`),
    text(
      r`masking weakens all directions alike and adds noise. It has nothing to inflate or shrink, and no feature tells anything about a hidden one.`,
    ),
    heading("What was not needed"),
    list(
      r`Gaussian features: random signs, or heavy-tailed $t_5$ features, gave the same risks within the errors of simulation.`,
      r`A signal spread over many coordinates: $\beta$ along a single axis deviated by a few per cent at most.`,
    ),
    figure({
      id: "caution",
      query:
        "gamma=2&noise=0.25&p=0.5&axis=mask.ratio&from=0&to=0.99&yscale=log&n=100&replicates=30&places=12&seed=3",
      caption: r`Where theory is not to be trusted for $n = 100$ the figure is hatched: heavy masks at $\gamma$ = {{caution#gamma}}, or any mask near the threshold. At $p$ = {{caution#mask.ratio}} there are {{visible:2}} visible entries in the smaller of rows and columns. Run the experiments and look at the right end.`,
      sliders: ["gamma", "mask.ratio"],
      tracks: { gamma: [0.3, 8] },
      experiments: true,
    }),
    note(
      r`The explorer says in words why it distrusts a stretch of a curve. To be told so is part of an answer.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "limits-rank",
      question: r`Rank $d_0 = 200$, $n = 300$, $d = 500$. By which factor does the lightest mask raise the excess risk, in the limit?`,
      label: "factor =",
      answer: () => (500 - 200) / (500 - 300),
      tolerance: 0.01,
      traps: [
        {
          value: () => 500 / 300,
          why: r`That is $\gamma$. What counts is how many of the $d - d_0$ empty directions remain free.`,
        },
      ],
      hint: r`Divide the two risks of the text.`,
      why: r`$(d-d_0)/(d-n) = 300/200 = 1.5$.`,
    },
    {
      kind: "numeric",
      id: "limits-spike",
      question: r`By how much does a spike $s = 60$ raise the variance of each of $d = 75$ features, relative to the bulk?`,
      label: "relative =",
      answer: () => 59 / 75,
      tolerance: 0.01,
      traps: [
        {
          value: () => 60 / 75,
          why: r`Nearly: without the spike that direction would have variance 1, so $s - 1$ is added.`,
        },
        {
          value: () => 0,
          why: r`In the limit, yes. With 75 features the spike is 60 of a total variance of 134, or 45 %.`,
        },
      ],
      hint: r`The mean of the eigenvalues is the variance of the features.`,
      why: r`$(s-1)/d = 59/75 = 0.79$: far from negligible, and the limit formula is off by a third.`,
    },
    {
      kind: "choice",
      id: "limits-diagonal",
      question: r`Features are independent but have very different variances, and the signal lies on the largest. Can raw masking at a fixed ratio lower the risk?`,
      options: [
        {
          text: "Yes, like a spike in chapter 3.",
          right: false,
          why: r`The spike of chapter 3 is spread over all coordinates: hidden entries can be inferred from visible ones. Here $\operatorname{Cov}(z) = (1-p)\Sigma$.`,
        },
        {
          text: "No: masking only adds noise, whatever the variances.",
          right: true,
          why: r`All directions shrink by the same factor, which the fit undoes; what is left is that the signal of hidden entries has become noise.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "limits-trusted",
      question: r`In the last figure, find a setting with $p \ge 0.8$ at which experiments of $n = 100$ samples are still trusted.`,
      figure: "caution",
      holds: (problem) =>
        problem.mask.law === "fixed" &&
        problem.mask.ratio >= 0.8 &&
        experimentCaution(problem, 100) === null,
      say: (problem) => {
        const why = experimentCaution(problem, 100);
        return why === null ? r`Mask at $p \ge 0.8$.` : `Not to be trusted here: ${why}.`;
      },
      solution: [
        ["gamma", 7],
        ["mask.ratio", 0.8],
      ],
      why: r`With so many features the threshold is far, and enough entries are visible in the smaller of rows and columns; with $\gamma < 1$ the rows would be too short, having fewer entries than there are samples. Both can be checked before anything is simulated.`,
    },
  ],
  numbers: {
    u90: () => upTo(0.9, 2),
    u99: () => upTo(0.99, 2),
    u999: () => upTo(0.999, 2),
    "divergence-here": (of) => excess(of("divergence")),
    "heavy-limit": () => excess(heavySpike),
    "heavy-finite": () => finiteSizeRisk(heavySpike, { n: 400, d: 75 }).excessRisk,
    "rank-none": () => excessOf(deficient(0)),
    "rank-light": () => excessOf(deficient(1e-7)),
    visible: (of) => {
      const { gamma, mask } = of("caution");
      const p = mask.law === "fixed" ? mask.ratio : 0;
      return (1 - p) * Math.min(100, 100 * gamma);
    },
  },
};
