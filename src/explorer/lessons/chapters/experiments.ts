import { parseProblem, type Problem } from "../../../problem/index.ts";
import { finiteSizeRisk } from "../../../theory/index.ts";
import { equation, figure, heading, list, note, text, type Chapter } from "../content/chapter.ts";
import { excess } from "../content/theory.ts";

const r = String.raw;

/** How much larger the risk of n samples is than the limit, by the finite-size theory. */
export function finiteShare(problem: Problem, n: number): number {
  const d = Math.max(1, Math.round(problem.gamma * n));
  const finite = finiteSizeRisk(problem, { n, d }).excessRisk;
  return (finite ?? Infinity) / excess({ ...problem, gamma: d / n }) - 1;
}

const nearThreshold = (ratio: number): Problem =>
  parseProblem({ gamma: 0.9, noise: 0.25, mask: { law: "fixed", ratio } });

export const chapter: Chapter = {
  id: "experiments",
  title: "Theory against experiment",
  lead: "How to hold a limit theorem against a finite simulation without fooling oneself.",
  blocks: [
    text(
      r`The curves are limits. To check one, draw data: $n$ samples, $d = \gamma n$ features, masks, a fit; compute the excess risk of that fit exactly (given the data, it is a quadratic form, so no test set is needed); repeat. Each repetition is a *replicate*, $R_1, \dots, R_m$. Press the button.`,
    ),
    figure({
      id: "simulated",
      query: "gamma=3&noise=0.25&p=0.3&axis=mask.ratio&to=0.8&n=100&replicates=40&places=9&seed=1",
      caption: r`Uncorrelated features at $\gamma$ = {{simulated#gamma}}, $n = 100$. Points are means of 40 replicates, whiskers one standard error on each side.`,
      sliders: ["gamma", "noise"],
      experiments: true,
    }),
    heading("Standard errors and z"),
    text(r`The mean of $m$ independent replicates with standard deviation $S$ errs by about`),
    equation(
      r`\mathrm{se} = \frac{S}{\sqrt m},`,
      r`z = \frac{\bar R - R_{\mathrm{theory}}}{\mathrm{se}}\,.`,
    ),
    text(
      r`If theory is right, $z$ is roughly standard normal: beyond 2 in about one cell of twenty, beyond 3 in one of 370. So a single $z$ of 2.5 among twenty points alarms nobody, while $z \approx 1$ everywhere *with the same sign* should. The sum $\chi^2 = \sum z^2$ over $C$ independent cells has mean $C$ and standard deviation $\sqrt{2C}$, and turns many small disagreements into one number. But a $z$ says nothing of size: with enough replicates 0.1 % is beyond noise, with few a third may be within. So each verdict here states the difference from theory in per cent, with its 95 % interval: it *agrees* within noise only where that interval reaches to 5 % at most, and is *too noisy* otherwise.`,
    ),
    list(
      r`*Cells may share draws.* Here replicate $i$ of every cell uses the same random streams, which makes curves smooth and differences between cells precise; but then cells err together, and twenty of them may be worth only three independent ones. The verdict over all cells, at 1 %, counts the correlation as the replicates show it.`,
      r`*Seeds.* Replicate $i$ depends on the seed and the cell alone, not on the machine or the number of threads. A published figure can be recomputed to the last digit.`,
      r`*Skewness and heavy tails.* Excess risks are skewed to the right, so that a few of them look too low more often than $z$ tells; verdicts take the skewness out. Near the threshold a single unlucky draw can carry half of the variance. Then neither mean nor standard error can be trusted, whatever $m$, and the cell is *not compared*.`,
      r`*Stopping early.* To sample until the standard error looks small enough is convenient, but favours moments at which the spread happens to look small. With few, widely spaced checkpoints the effect is a few per cent of the standard error.`,
    ),
    heading("Finite n"),
    text(
      r`With enough replicates every limit theorem is refuted: $n$ is finite. Without masks, for Gaussian features and $d < n - 1$, the mean is exactly`,
    ),
    equation(
      r`\operatorname{E}R = \sigma^2\,\frac{d}{n-d-1}\quad \text{against the limit}`,
      r`\sigma^2\,\frac{d}{n-d}\,,`,
    ),
    text(
      r`a relative difference of $1/(n-d-1)$. It is of order $1/n$ at a distance from the threshold, and large near it. For the problem of the next figure at $\gamma = 0.9$ the finite-size theory is above the limit by {{finite50:%}} at $n = 50$, {{finite100:%}} at 100, {{finite400:%}} at 400. So experiments are held against theory at their own $n$ where that is known, with the limit beside it; *agrees within x %* says that they differ from the limit, and that finite $n$ explains it. Where it is not known, runs at $n$, $2n$ and $4n$ can be run out to $n = \infty$.`,
    ),
    figure({
      id: "finite",
      query:
        "gamma=0.8&noise=0.25&p=0.3&axis=gamma&from=0.5&to=2&yscale=log&refined=1&n=60&replicates=100&places=8&seed=2",
      caption: r`The limit, and theory refined for $n = 60$ beside it, for masks at $p$ = {{finite#mask.ratio}}. At $\gamma$ = {{finite#gamma}} they differ by {{finite-here:%}}.`,
      sliders: ["mask.ratio", "noise"],
      experiments: true,
    }),
    note(
      r`In this project theory and simulation share no formula and no code beyond the description of a problem, so that their agreement is evidence for both.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "exp-error",
      question: r`40 replicates have mean 0.80 and standard deviation 0.30. How many replicates would it take for a standard error of 1 % of the mean?`,
      label: "m =",
      answer: () => (0.3 / 0.008) ** 2,
      tolerance: 0.01,
      traps: [
        {
          value: () => 0.3 / 0.008,
          why: r`That is $S/\mathrm{se}$. Standard errors fall with $\sqrt m$, so it has to be squared.`,
        },
        { value: () => 900, why: r`That is for a standard error of 0.01, not of 1 % of 0.80.` },
      ],
      hint: r`Solve $S/\sqrt m = 0.008$.`,
      why: r`$m = (0.30/0.008)^2 \approx 1406$.`,
    },
    {
      kind: "numeric",
      id: "exp-many",
      question: r`Theory is right and 20 cells are independent. With which probability is at least one $|z|$ above 2? (A single one is with probability 0.0455.)`,
      label: "P =",
      answer: () => 1 - (1 - 0.0455) ** 20,
      tolerance: 0.02,
      traps: [
        { value: () => 0.0455, why: "That is for one given cell." },
        {
          value: () => 20 * 0.0455,
          why: "That is the expected number of such cells, an upper bound.",
        },
      ],
      hint: "First the probability that none is.",
      why: r`$1 - (1 - 0.0455)^{20} = 0.61$: more likely than not.`,
    },
    {
      kind: "numeric",
      id: "exp-finite",
      question: r`Without masks, $n = 100$ and $d = 90$, $\sigma^2 = 0.25$: what excess risk should experiments show in the mean?`,
      label: "R =",
      answer: () => finiteSizeRisk(nearThreshold(0), { n: 100, d: 90 }).excessRisk ?? Infinity,
      tolerance: 0.01,
      traps: [
        {
          value: () => 2.25,
          why: r`That is the limit, $\sigma^2 d/(n-d)$. Ten degrees of freedom are few.`,
        },
      ],
      hint: r`$\sigma^2 d/(n-d-1)$.`,
      why: r`$0.25\cdot 90/9 = 2.5$, 11 % above the limit of 2.25.`,
    },
    {
      kind: "choice",
      id: "exp-sign",
      question: r`Sixteen cells have $z$ between 0.8 and 1.5, all positive. What follows?`,
      options: [
        {
          text: r`All are within two standard errors: perfect agreement.`,
          right: false,
          why: "One by one they are. Together they all point the same way.",
        },
        {
          text: "Theory is wrong.",
          right: false,
          why: "Perhaps; but first ask whether cells share draws (then this is one coin toss, not sixteen) and what finite n would do.",
        },
        {
          text: "First find out whether the cells share their draws, and how large a finite-n error is expected.",
          right: true,
          why: r`Independent cells would make this a clear discrepancy ($\chi^2 \ge 16 \cdot 0.64$ alone does not show it, the common sign does). With shared draws, or an error of order $1/n$ in one direction, it is what a right theory gives.`,
        },
      ],
    },
  ],
  numbers: {
    finite50: () => finiteShare(nearThreshold(0.3), 50),
    finite100: () => finiteShare(nearThreshold(0.3), 100),
    finite400: () => finiteShare(nearThreshold(0.3), 400),
    "finite-here": (of) => finiteShare(of("finite"), 60),
  },
};
