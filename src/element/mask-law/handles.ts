import { meanRatio, type MaskLaw } from "../../problem/index.ts";

/** A part of a law that can be taken hold of, on the unit square of ratio and height. */
export interface Handle {
  /** Tells handles of a law apart; stays the same while one is dragged. */
  readonly id: string;
  readonly label: string;
  /** What a screen reader says for the value. */
  readonly text: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whether the value is a height (a probability) rather than a place (a ratio). */
  readonly vertical: boolean;
}

/** Ratios snap to this, by pointer and keyboard; finer ones can be typed. */
export const STEP = 0.01;

/** Largest ratio of a handle: 1 itself would leave nothing to see. */
const TOP = 0.99;

/** Lists longer than this have no handles: they would hide one another. */
const MOST = 8;

/** Limits that the table of fields sets to the shapes of a beta law. */
const SHAPE = { min: 0.05, max: 1000 };

/** What of a law can be dragged, in the order of its fields. */
export function handlesOf(law: MaskLaw): Handle[] {
  switch (law.law) {
    case "fixed":
      return [place("ratio", "mask ratio p", law.ratio, 0, TOP)];
    case "uniform":
      return [
        place("min", "lowest ratio a", law.min, 0, Math.min(law.max, TOP)),
        place("max", "highest ratio b", law.max, law.min, 1),
      ];
    case "discrete":
      return discreteHandles(law.ratios, shares(law.weights));
    case "beta": {
      const { mean, spread } = betaMoments(law.a, law.b);
      const [low, high] = spreadLimits(mean);
      return [
        place("mean", "mean ratio", mean, STEP, TOP),
        place("spread", "standard deviation of the ratio", spread, low, high),
      ];
    }
  }
}

function place(id: string, label: string, value: number, min: number, max: number): Handle {
  return { id, label, value, min, max, vertical: false, text: figure(value) };
}

function discreteHandles(ratios: readonly number[], chances: readonly number[]): Handle[] {
  if (ratios.length > MOST) return [];
  return ratios.flatMap((ratio, k): Handle[] => {
    const foot = place(`ratio-${k}`, `ratio ${k + 1} of ${ratios.length}`, ratio, 0, TOP);
    if (ratios.length === 1) return [foot];
    const chance = chances[k] as number;
    const head: Handle = {
      id: `chance-${k}`,
      label: `probability of ratio ${k + 1} of ${ratios.length}`,
      text: figure(chance),
      value: chance,
      min: 0,
      max: 1,
      vertical: true,
    };
    return [foot, head];
  });
}

/** Probabilities of weights. */
export function shares(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Mean and standard deviation of Beta(a, b). */
export function betaMoments(a: number, b: number): { mean: number; spread: number } {
  const mean = a / (a + b);
  return { mean, spread: Math.sqrt((mean * (1 - mean)) / (a + b + 1)) };
}

/** The law with one handle at another value, snapped and held within what the handle admits. */
export function moved(law: MaskLaw, id: string, value: number): MaskLaw {
  const handle = handlesOf(law).find((one) => one.id === id);
  if (handle === undefined) return law;
  const fine = law.law === "beta" && id === "spread";
  const snapped = fine ? Number(value.toPrecision(2)) : snap(value);
  const held = Math.min(handle.max, Math.max(handle.min, snapped));
  const index = Number(id.split("-")[1]);
  switch (law.law) {
    case "fixed":
      return { ...law, ratio: held };
    case "uniform":
      return { ...law, [id]: held };
    case "discrete":
      return handle.vertical
        ? { ...law, weights: withShare(law.weights, index, held) }
        : { ...law, ratios: law.ratios.with(index, held) };
    case "beta": {
      const { mean, spread } = betaMoments(law.a, law.b);
      return id === "mean"
        ? { ...law, ...betaOf(held, Math.min(spread, spreadLimits(held)[1])) }
        : { ...law, ...betaOf(mean, held) };
    }
  }
}

/** Weights in which entry `index` has the probability given; the others keep their proportions. */
function withShare(weights: readonly number[], index: number, share: number): number[] {
  const chances = shares(weights);
  const others = 1 - (chances[index] as number);
  return chances.map((chance, k) => {
    if (k === index) return share;
    // with nothing on the others, what is given back is shared evenly
    const portion = others > 0 ? chance / others : 1 / (weights.length - 1);
    return Number(((1 - share) * portion).toFixed(3));
  });
}

/** Shapes of the beta law of a mean and a standard deviation, to three figures. */
export function betaOf(mean: number, spread: number): { a: number; b: number } {
  const whole = (mean * (1 - mean)) / (spread * spread) - 1;
  const shape = (part: number): number =>
    Math.min(SHAPE.max, Math.max(SHAPE.min, Number((part * whole).toPrecision(3))));
  return { a: shape(mean), b: shape(1 - mean) };
}

/** Standard deviations that both shapes admit at a mean. */
function spreadLimits(mean: number): [number, number] {
  const at = (whole: number): number => Math.sqrt((mean * (1 - mean)) / (whole + 1));
  const low = at(SHAPE.max / Math.max(mean, 1 - mean));
  return [low, Math.max(low, at(SHAPE.min / Math.min(mean, 1 - mean)))];
}

function snap(value: number): number {
  return Number((Math.round(value / STEP) * STEP).toFixed(2));
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The law in a few words, with its mean. */
export function lawText(law: MaskLaw): string {
  const mean = `mean ratio ${figure(meanRatio(law))}`;
  switch (law.law) {
    case "fixed":
      return `every row masked at ${figure(law.ratio)}`;
    case "uniform":
      return `uniform from ${figure(law.min)} to ${figure(law.max)}, ${mean}`;
    case "discrete":
      return `${law.ratios.length} ratios, ${mean}`;
    case "beta":
      return `Beta(${figure(law.a)}, ${figure(law.b)}), ${mean}`;
  }
}
