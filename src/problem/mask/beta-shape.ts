/** Limits of both shapes of a beta law. */
export const SHAPE = { min: 0.05, max: 1000 } as const;

/** Mean and standard deviation of Beta(a, b). */
export function betaMoments(a: number, b: number): { mean: number; spread: number } {
  const mean = a / (a + b);
  return { mean, spread: Math.sqrt((mean * (1 - mean)) / (a + b + 1)) };
}

/** Shapes of the beta law of a mean and a standard deviation, to three figures. */
export function betaOf(mean: number, spread: number): { a: number; b: number } {
  const whole = (mean * (1 - mean)) / (spread * spread) - 1;
  const shape = (part: number): number =>
    Math.min(SHAPE.max, Math.max(SHAPE.min, Number((part * whole).toPrecision(3))));
  return { a: shape(mean), b: shape(1 - mean) };
}

/** Standard deviations that both shapes admit at a mean. */
export function spreadLimits(mean: number): [number, number] {
  const at = (whole: number): number => Math.sqrt((mean * (1 - mean)) / (whole + 1));
  const low = at(SHAPE.max / Math.max(mean, 1 - mean));
  return [low, Math.max(low, at(SHAPE.min / Math.min(mean, 1 - mean)))];
}

const SAMPLES = 100;

/** Ratios at which a beta law is drawn: evenly, and closely around its mean when it is narrow. */
export function sampleRatios(a: number, b: number): number[] {
  const { mean, spread } = betaMoments(a, b);
  const ratios = new Set<number>();
  for (let i = 0; i <= SAMPLES; i++) {
    ratios.add(Math.min(0.999, Math.max(0.001, i / SAMPLES)));
    const near = mean + spread * ((8 * i) / SAMPLES - 4);
    if (near > 0.001 && near < 0.999) ratios.add(near);
  }
  return [...ratios].sort((p, q) => p - q);
}

/** The density of Beta(a, b), on a scale of its own. */
export function betaDensity(a: number, b: number): (p: number) => number {
  const log = (p: number): number => (a - 1) * Math.log(p) + (b - 1) * Math.log1p(-p);
  const at = log(a / (a + b));
  return (p) => Math.exp(log(p) - at);
}
