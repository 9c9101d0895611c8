/** Values of a binomial variable with their weights, sum 1. */
export interface BinomialNodes {
  readonly value: readonly number[];
  readonly weight: readonly number[];
}

/** Spread looked at, in standard deviations. */
const reach = 8;

/**
 * Nodes for averages over Binomial(trials, p): every value within 8 standard deviations of the
 * mean, or every h-th, h below 0.8 of one: the trapezoidal rule, whose error for a smooth function
 * then is some exp(-2 pi²/0.64). `every` keeps every value, for functions that are not smooth. Cost O(standard
 * deviation).
 */
export function binomialNodes(trials: number, p: number, every = false): BinomialNodes {
  if (p <= 0 || p >= 1) return { value: [p <= 0 ? 0 : trials], weight: [1] };
  const deviation = Math.sqrt(trials * p * (1 - p));
  const centre = Math.min(trials, Math.floor((trials + 1) * p));
  const low = Math.max(0, Math.floor(trials * p - reach * deviation - 4));
  const high = Math.min(trials, Math.ceil(trials * p + reach * deviation + 4));
  const stride = every ? 1 : Math.max(1, Math.floor(0.8 * deviation));
  const value: number[] = [];
  const weight: number[] = [];
  const walk = (towards: number): void => {
    let log = 0;
    const odds = Math.log(p / (1 - p));
    for (let k = centre; k !== towards; k += Math.sign(towards - centre)) {
      if ((k - centre) % stride === 0 && (k !== centre || towards > centre)) {
        value.push(k);
        weight.push(Math.exp(log));
      }
      log +=
        towards > centre
          ? Math.log((trials - k) / (k + 1)) + odds
          : Math.log(k / (trials - k + 1)) - odds;
    }
  };
  walk(high + 1);
  walk(low - 1);
  const total = weight.reduce((sum, each) => sum + each, 0);
  return { value, weight: weight.map((each) => each / total) };
}
