/** The outcome of a comparison, without its number. */
export type Verdict =
  | "agrees"
  | "agrees within"
  | "too noisy"
  | "differs by"
  | "disagrees"
  | "not compared";

/** From this relative difference on, what is beyond noise and not explained "disagrees". */
const LARGE_DIFFERENCE = 0.05;

/** Widest half of a 95 % interval, relative, at which "agrees" is worth saying. */
export const WIDEST = 0.05;

/** Chance of calling a right theory wrong, all cells together. */
export const LEVEL = 0.01;

/** The level of each of some cells: one of them beyond noise puts all together beyond it. */
export function cellLevel(cells: number): number {
  return cells > 1 ? LEVEL / (2 * cells) : LEVEL;
}

/** What a verdict is made from. */
export interface Findings {
  /** Whether the difference is within noise. */
  readonly within: boolean;
  /** Whether it is within noise of what finite n makes of theory. */
  readonly explained: boolean;
  /** mean/theory − 1; null where theory is 0 and the mean is not. */
  readonly difference: number | null;
  /** The difference at n where means are run out to n = ∞ and it is beyond noise; else null. */
  readonly atSize: number | null;
  /** Half the width of the difference's 95 % interval. */
  readonly halfWidth: number;
}

/** The verdict that findings amount to, and how a person reads it. */
export function weigh({ within, explained, difference, atSize, halfWidth }: Findings): {
  readonly verdict: Verdict;
  readonly words: string;
} {
  if (within && atSize !== null) return told("agrees within", atSize);
  if (within) return told(halfWidth <= WIDEST ? "agrees" : "too noisy", difference);
  if (explained) return told("agrees within", difference);
  const large = difference === null || Math.abs(difference) >= LARGE_DIFFERENCE;
  return told(large ? "disagrees" : "differs by", difference);
}

function told(
  verdict: Verdict,
  difference: number | null,
): { readonly verdict: Verdict; readonly words: string } {
  return { verdict, words: verdictWords(verdict, difference) };
}

/** A verdict as a person reads it: "agrees", "agrees within 3 %", "differs by 1.2 %". */
function verdictWords(verdict: Verdict, difference: number | null): string {
  if (difference === null) return verdict;
  if (verdict === "agrees within") return `${verdict} ${percent(difference, Math.ceil)} %`;
  // cut, not rounded: what differs by less than 5 % is not said to differ by 5
  if (verdict === "differs by") return `${verdict} ${percent(difference, Math.floor)} %`;
  return verdict;
}

/** A share in per cent with two figures, rounded by the rule given. */
function percent(share: number, round: (value: number) => number): string {
  const value = Math.abs(100 * share);
  if (value === 0) return "0";
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  const nearest = Math.round(value / unit);
  const whole = Math.abs(value / unit - nearest) < 1e-9 ? nearest : round(value / unit);
  return String(Number((whole * unit).toPrecision(2)));
}

/** A difference as a person reads it: "1.3 % above", "0.4 % below", "0 % from" what is named. */
export function differenceWords(difference: number, theory: string = "theory"): string {
  const size = signedPercent(Math.abs(difference)).replace("+", "");
  return `${size} ${difference === 0 ? "from" : difference > 0 ? "above" : "below"} ${theory}`;
}

/** A share in per cent with its sign: "+1.3 %", "−0.42 %". */
export function signedPercent(share: number): string {
  const value = 100 * share;
  const size = Math.abs(value);
  const text = size < 0.005 ? "0" : String(Number(size.toPrecision(size < 100 ? 2 : 3)));
  return `${text === "0" ? "" : value < 0 ? "−" : "+"}${text} %`;
}

/** The ends of an interval in per cent: "−0.4 % to +3 %". */
export function intervalWords(low: number, high: number): string {
  return `${signedPercent(low)} to ${signedPercent(high)}`;
}
