import { averageBetweenCuts, gaussLegendre } from "../../numerics/index.ts";
import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { FULL, ratioHandle, TOP_RATIO, type Point } from "./drawing.ts";
import { ratioField, type MaskLawSpec, type PoleError, type RatioNodes } from "./law.ts";

/** R²MAE: each row draws its own ratio uniformly (Dong, Wang & Kluger 2025). */
export interface UniformLaw {
  law: "uniform";
  /** Smallest ratio, in [0, 1). */
  min: number;
  /** Largest ratio, in [min, 1]. */
  max: number;
}

/** Where poles may lie anywhere beside an end: ratios within this of it are too few to matter. */
const NEGLIGIBLE = 1e-12;
/** A pole that far away is none. */
const FAR = 2;

/** Rules kept: along an axis they are the same again. */
const KEPT = 8;
const recent: { min: number; max: number; before: number; after: number; nodes: RatioNodes }[] = [];

/** A clearance, at most FAR, down to a whole power of 16, so that neighbours share their nodes. */
function rounded(clearance: number): number {
  if (clearance >= FAR) return FAR;
  return Math.max(2 ** -1020, 2 ** (4 * Math.floor(Math.log2(clearance) / 4)));
}

/** Where the part of a law that lies next to 0 ends, of its largest ratio. */
const SPLIT = 0.3;
/** A law that begins below this share of its largest ratio all but reaches 0. */
const NEAR = 0.02;
/** Nodes of that part; the scale that they resolve falls as their number to the power −2·GRADE. */
const GRADED = 22;
const GRADE = 4;

function between(low: number, high: number, before: number, after: number): RatioNodes {
  const { node, weight, fromHigh } = averageBetweenCuts(low, high, before, after);
  for (let i = 0; i < fromHigh.length; i++) fromHigh[i] = (fromHigh[i] as number) + (1 - high);
  return { ratio: node, visible: fromHigh, weight };
}

/**
 * Nodes for poles anywhere left of 0, which the law all but reaches: Gauss-Legendre in the fourth root
 * of p − low. What has a scale ε there has a weight ε, so that scales need be resolved down to 1e-10
 * only, and few nodes do it.
 */
function graded(low: number, high: number): RatioNodes {
  const { node, weight } = gaussLegendre(GRADED);
  const y = node.map((x) => (1 + x) / 2);
  const ratio = y.map((root) => low + (high - low) * root ** GRADE);
  return {
    ratio,
    visible: ratio.map((p) => 1 - p),
    weight: weight.map((w, i) => (w / 2) * GRADE * (y[i] as number) ** (GRADE - 1)),
  };
}

/** The rule of two neighbouring parts of a law. */
function joined(left: RatioNodes, right: RatioNodes, min: number, max: number): RatioNodes {
  const share = (SPLIT * max - min) / (max - min);
  const both = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.of(...a, ...b);
  return {
    ratio: both(left.ratio, right.ratio),
    visible: both(left.visible, right.visible),
    weight: both(
      left.weight.map((w) => w * share),
      right.weight.map((w) => w * (1 - share)),
    ),
  };
}

/** Height of the law, low enough for the size-biased one, at most twice as high. */
const BLOCK = FULL / 2;

export const uniform: MaskLawSpec<UniformLaw> = {
  law: "uniform",
  order: 20,
  label: "uniform (R²MAE)",
  help: "R²MAE: each row draws its own ratio uniformly between two ends.",
  fields: {
    min: ratioField({
      key: "min",
      label: "lowest ratio",
      symbol: "a",
      tex: "a",
      help: "Lower end of the uniform law of mask ratios.",
      initial: 0.1,
    }),
    max: ratioField({
      key: "max",
      label: "highest ratio",
      symbol: "b",
      tex: "b",
      help: "Upper end of the uniform law of mask ratios.",
      initial: 0.9,
      openMax: false,
    }),
  },
  check({ min, max }, path): Fault[] {
    if (min <= max) return [];
    return [
      {
        path: joinPath(path, "max"),
        value: max,
        message: `must be at least min (${min}); found ${max}`,
      },
    ];
  },
  name: ({ min, max }, number) => `R²MAE ${number(min)}–${number(max)}`,
  words: ({ min, max }, number) => `uniform from ${number(min)} to ${number(max)}`,
  nodes({ min, max }, { zero, one }): RatioNodes {
    const before = min + (zero > 0 ? rounded(zero) : NEGLIGIBLE);
    // E 1/(1−p) is infinite where a law reaches 1: poles there are not integrated
    const after = 1 - max + (one > 0 ? rounded(one) : max < 1 ? 0 : NEGLIGIBLE);
    for (const known of recent) {
      if (
        known.min === min &&
        known.max === max &&
        known.before === before &&
        known.after === after
      )
        return known.nodes;
    }
    const nodes =
      zero === 0 && min < NEAR * max
        ? joined(graded(min, SPLIT * max), between(SPLIT * max, max, SPLIT * max, after), min, max)
        : between(min, max, before, after);
    recent.unshift({ min, max, before, after, nodes });
    if (recent.length > KEPT) recent.pop();
    return nodes;
  },
  poleError(law, clearance): PoleError {
    const { min, max } = law;
    const { visible, weight } = this.nodes(law, clearance);
    const low = 1 - max;
    const high = 1 - min;
    return (re, im, out) => {
      // E 1/(v − v₀) = log((high − v₀)/(low − v₀))/(high − low)
      const size = (low - re) ** 2 + im * im;
      const ratioRe = ((high - re) * (low - re) + im * im) / size;
      const ratioIm = (im * (high - low)) / size;
      let exactRe = Math.log(Math.hypot(ratioRe, ratioIm)) / (high - low);
      let exactIm = Math.atan2(ratioIm, ratioRe) / (high - low);
      for (let k = 0; k < weight.length; k++) {
        const away = (visible[k] as number) - re;
        const part = (weight[k] as number) / (away * away + im * im);
        exactRe -= part * away;
        exactIm -= part * im;
      }
      out[0] = exactRe;
      out[1] = exactIm;
    };
  },
  draw({ min, max }, random): number {
    return min + (max - min) * random.uniform();
  },
  mean({ min, max }): number {
    return (min + max) / 2;
  },
  moment(law, i, j): number {
    if (j < 0 && law.max === 1) return Infinity;
    const { ratio, visible, weight } = this.nodes(law, { zero: FAR, one: j < 0 ? 0 : FAR });
    return weight.reduce((sum, w, k) => {
      const p = ratio[k] as number;
      return sum + w * p ** i * (visible[k] as number) ** j;
    }, 0);
  },
  leastVisible({ min, max }, share): number {
    return 1 - max + share * (max - min);
  },
  atomAtZero({ max }): number {
    return max === 0 ? 1 : 0;
  },
  largest: ({ max }) => max,
  hostDependent: { nodes: true, draws: false },
  drawing: {
    shape({ min, max }, weigh) {
      if (max - min < 1e-9) return { area: [], stems: [[min, FULL]] };
      const area: Point[] = [
        [min, 0],
        [min, BLOCK * weigh(min)],
        [max, BLOCK * weigh(max)],
        [max, 0],
      ];
      return { area, stems: [] };
    },
    handles: ({ min, max }) => [
      {
        ...ratioHandle("min", "lowest ratio a", min, 0, Math.min(max, TOP_RATIO)),
        edge: true,
      },
      { ...ratioHandle("max", "highest ratio b", max, min, 1), edge: true },
    ],
    moved: (law, id, value) => ({ ...law, [id]: value }),
    point: ({ min, max }, id) => [id === "min" ? min : max, BLOCK],
  },
};
