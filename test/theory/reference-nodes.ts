import type { Decimal } from "decimal.js";
import { gaussLegendre } from "../../src/numerics/index.ts";
import type { MaskLaw } from "../../src/problem/index.ts";

/** One ratio p of a law with v = 1 - p to all digits and its probability, not yet normalised. */
export interface ReferenceNode {
  readonly p: number;
  readonly v: number;
  readonly weight: number;
}

/** Nodes a panel of two units of log(p/(1-p)): poles at a distance pi leave less than 1e-14. */
const perPanel = 10;
/** Where a density is no digit of the whole any more. */
const nothing = 42;

/**
 * Quadrature of a mask law that shares nothing with the product's: Gauss-Legendre on panels of width
 * two in x = log(p/(1-p)) (less for a
 * narrow law), in which rational functions of p with real poles outside [0, 1] have none nearer than
 * pi. \`reach\` is how far x goes at most.
 */
export function referenceNodes(law: MaskLaw, reach = 170): ReferenceNode[] {
  switch (law.law) {
    case "fixed":
      return [{ p: law.ratio, v: 1 - law.ratio, weight: 1 }];
    case "discrete":
      return law.ratios.map((p, k) => ({ p, v: 1 - p, weight: law.weights[k] }));
    case "uniform": {
      if (law.min === law.max) return [{ p: law.min, v: 1 - law.min, weight: 1 }];
      const from = law.min > 0 ? Math.log(law.min / (1 - law.min)) : -reach;
      const to = law.max < 1 ? Math.log(law.max / (1 - law.max)) : reach;
      return panels(from, to, (x) => -soft(-x) - soft(x), 2);
    }
    case "beta": {
      const { a, b } = law;
      const density = (x: number): number => -a * soft(-x) - b * soft(x);
      const mode = Math.log(a / b);
      // a heavy 1/(1-p) needs what lies far out there
      const slow = Math.min(a, b, b > 1 ? b - 1 : b);
      const far = Math.min(reach, 4 + nothing / slow);
      const spread = Math.sqrt(1 / a + 1 / b);
      return panels(mode - far, mode + far, density, 2 * Math.min(1, spread));
    }
  }
}

/** log(1 + e^x). */
function soft(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function panels(
  from: number,
  to: number,
  logDensity: (x: number) => number,
  panel: number,
): ReferenceNode[] {
  const { node, weight } = gaussLegendre(perPanel);
  const count = Math.max(2, Math.ceil((to - from) / panel));
  const width = (to - from) / count;
  const found: ReferenceNode[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= count; i++) top = Math.max(top, logDensity(from + width * i));
  for (let i = 0; i < count; i++) {
    node.forEach((t, j) => {
      const x = from + width * (i + (1 + t) / 2);
      const log = logDensity(x) - top;
      if (log < -2.5 * nothing) return;
      const p = 1 / (1 + Math.exp(-x));
      const v = 1 / (1 + Math.exp(x));
      found.push({ p, v, weight: weight[j] * Math.exp(log) });
    });
  }
  return found;
}

/** p and v of a node as decimals, each from the one that has its digits. */
export function decimals(
  { p, v }: ReferenceNode,
  Real: typeof Decimal,
): { p: Decimal; v: Decimal } {
  const one = new Real(1);
  if (p < 0.5) return { p: new Real(p), v: one.minus(p) };
  return { p: one.minus(v), v: new Real(v) };
}
