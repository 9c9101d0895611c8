/** What the search for the support asks at a place; in the units of the places. */
export interface DensityProbe {
  /** Whether the density is positive at x. */
  positive(x: number): boolean;
  /** Mass within about `width` of x, as a Poisson kernel sees it: also what lies beside x. */
  massNear(x: number, width: number): number;
}

/** Places looked at first, evenly in log x. */
const looks = 160;
/** An empty stretch that sees less mass than this around it is left alone. */
const visibleMass = 1e-4;
const deepest = 8;
const bisections = 60;

/**
 * The components [left, right] of the set in (low, high) where a density is positive, in increasing
 * order; an end that is `low` itself means that the component reaches down to it.
 *
 * Looks at 160 places, goes deeper into stretches where both ends are empty but mass is seen
 * nearby (a narrow component shows there long before it is met), once into stretches that seem
 * filled, and bisects every change to 14 digits. Components of less mass than 1e-4 and gaps narrower than 2 % of their place may be
 * overlooked (a gap: the density is then 0 within a component); the total mass tells.
 */
export function supportComponents(
  probe: DensityProbe,
  low: number,
  high: number,
): [number, number][] {
  const changes: number[] = [];
  const visit = (a: number, inA: boolean, b: number, inB: boolean, depth: number): void => {
    if (inA !== inB) {
      changes.push(changeBetween(probe, a, b, inB));
      return;
    }
    const middle = Math.sqrt(a * b);
    const deeper = inA
      ? depth === 0
      : depth < deepest && probe.massNear(middle, b - a) > visibleMass;
    if (!deeper) return;
    const inMiddle = probe.positive(middle);
    visit(a, inA, middle, inMiddle, depth + 1);
    visit(middle, inMiddle, b, inB, depth + 1);
  };
  let before = low;
  let inside = probe.positive(low);
  if (inside) changes.push(low);
  for (let i = 1; i <= looks; i++) {
    const here = low * (high / low) ** (i / looks);
    const found = probe.positive(here);
    visit(before, inside, here, found, 0);
    before = here;
    inside = found;
  }
  if (inside) changes.push(high);
  return Array.from({ length: changes.length / 2 }, (_, i) => [changes[2 * i], changes[2 * i + 1]]);
}

function changeBetween(probe: DensityProbe, a: number, b: number, rises: boolean): number {
  for (let i = 0; i < bisections && b - a > 1e-14 * b; i++) {
    const middle = 0.5 * (a + b);
    if (probe.positive(middle) === rises) b = middle;
    else a = middle;
  }
  return 0.5 * (a + b);
}
