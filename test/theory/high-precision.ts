import { Decimal } from "decimal.js";
import { population, type MaskLaw, type Problem } from "../../src/problem/index.ts";
import { decimals, referenceNodes } from "./reference-nodes.ts";

/** Fifty significant digits, of which no cancellation here takes more than thirty. */
const Real = Decimal.clone({ precision: 50 });
type Real = Decimal;
const zero = new Real(0);
const one = new Real(1);

/** One class of rows: share mu, Cov(z) = al Sigma + et t I, E[z y] = c Sigma beta, E[y²] = k nu. */
interface Class {
  mu: Real;
  al: Real;
  et: Real;
  c: Real;
  k: Real;
}

/** What is compared, as doubles. */
export interface PreciseRisk {
  excessRisk: number;
  bias: number;
  variance: number;
  norm2: number;
  estimationRisk: number;
  trainingError: number;
}

function sum<T>(items: readonly T[], of: (item: T) => Real): Real {
  return items.reduce((total, item) => total.plus(of(item)), zero);
}

/** E p in closed form: next to the threshold every digit of the number of rows counts. */
function meanOf(mask: MaskLaw, summed: Real): Real {
  if (mask.law === "uniform") return new Real(mask.min).plus(mask.max).div(2);
  if (mask.law === "beta") return new Real(mask.a).div(new Real(mask.a).plus(mask.b));
  return summed;
}

/** The classes of a problem with an outside target and N/n, straight from their definition. */
function classesOf({ mask, rows, rescale, copies }: Problem): {
  classes: Class[];
  perSample: Real;
} {
  const hidden = rows === "masked-target";
  const nodes = referenceNodes(mask);
  const list: Class[] = [];
  nodes.forEach((node) => {
    const { p, v } = decimals(node, Real);
    const share = new Real(node.weight).times(hidden ? p : one);
    const al = rescale ? one : v.times(v);
    const et = rescale ? p.div(v) : p.times(v);
    const c = rescale ? one : v;
    if (copies === 1) {
      list.push({ mu: share, al, et, c, k: one });
      return;
    }
    // each sample once per number m of copies kept, as a mean row and m - 1 contrasts
    const most = copies as number;
    let orders = one;
    for (let m = 1; m <= most; m++) {
      orders = orders.times(most - m + 1).div(m);
      const chance = hidden
        ? orders.times(p.pow(m)).times(v.pow(most - m))
        : new Real(m === most ? 1 : 0);
      const mu = chance.times(node.weight);
      list.push({ mu, al: al.times(m), et, c: c.times(m), k: new Real(m) });
      list.push({ mu: mu.times(m - 1), al: zero, et, c: zero, k: zero });
    }
  });
  const used = list.filter(({ mu }) => mu.gt(0));
  const total = sum(used, ({ mu }) => mu);
  const weights = nodes.reduce((a, { weight }) => a.plus(weight), zero);
  return {
    classes: used.map((row) => ({ ...row, mu: row.mu.div(total) })),
    perSample: hidden && copies === 1 ? meanOf(mask, total.div(weights)) : total.div(weights),
  };
}

/**
 * The limit in fifty digits, sharing no code with src/theory: the two scalars (s0, s1) of the class
 * model by Newton's method in their logarithms (a plain step of the iteration where that does not
 * help), the 2×2 system by Cramer's rule, and every output from its definition. Clean tests, an
 * outside target, no threshold within 1e-12, a positive-definite Sigma. Throws unless solved to
 * 1e-35. The rows are drawn by
 * nodes of its own (reference-nodes.ts). Cost: 10-50 ms, up to some seconds for continuous laws.
 */
export function preciseRisk(problem: Problem): PreciseRisk {
  const people = population(problem);
  const size = people.lambda.length;
  const atoms = Array.from({ length: size }, (_, i) => ({
    lambda: new Real(people.lambda[i]),
    w: new Real(people.mass[i]),
    b: new Real(people.energy[i]),
  }));
  const mass = sum(atoms, ({ w }) => w);
  for (const atom of atoms) atom.w = atom.w.div(mass);
  const noise = new Real(people.noise);
  const { classes, perSample } = classesOf(problem);
  const gamma = new Real(problem.gamma).div(perSample);
  const t = sum(atoms, ({ w, lambda }) => w.times(lambda));
  const ridge = new Real(problem.ridge);
  const over = ridge.isZero() && gamma.gt(1);
  const unit = over ? zero : one;
  const ell = over ? one : ridge;

  const state = (s0: Real, s1: Real): { a: Real[]; Q: Real[] } => {
    const a = classes.map(({ al, et }) =>
      one.div(unit.plus(gamma.times(al.times(s1).plus(et.times(t).times(s0))))),
    );
    let A = zero;
    let B = zero;
    classes.forEach(({ mu, al, et }, q) => {
      A = A.plus(mu.times(a[q]).times(al));
      B = B.plus(mu.times(a[q]).times(et).times(t));
    });
    const Q = atoms.map(({ lambda }) => one.div(ell.plus(A.times(lambda)).plus(B)));
    return { a, Q };
  };
  const mean = (power: number, Q: Real[], of: (q: Real) => Real): Real => {
    let total = zero;
    atoms.forEach(({ lambda, w }, i) => {
      total = total.plus(w.times(lambda.pow(power)).times(of(Q[i])));
    });
    return total;
  };
  const moments = (a: Real[]): { P11: Real; P10: Real; P00: Real } => {
    let P11 = zero;
    let P10 = zero;
    let P00 = zero;
    classes.forEach(({ mu, al, et }, q) => {
      const m = mu.times(a[q]).times(a[q]);
      P11 = P11.plus(m.times(al).times(al));
      P10 = P10.plus(m.times(al).times(et).times(t));
      P00 = P00.plus(m.times(et).times(et).times(t).times(t));
    });
    return { P11, P10, P00 };
  };

  let s0 = one;
  let s1 = t;
  let solved = false;
  for (let step = 0; step < 2000 && !solved; step++) {
    const { a, Q } = state(s0, s1);
    const next0 = mean(0, Q, (q) => q);
    const next1 = mean(1, Q, (q) => q);
    const r0 = next0.div(s0).ln();
    const r1 = next1.div(s1).ln();
    const off = Real.max(r0.abs(), r1.abs());
    if (off.lt(1e-38)) {
      solved = true;
      break;
    }
    // d log(next) / d log(s) = [e-moments] × [P-moments], both positive: a matrix J of row sums < 1
    const { P11, P10, P00 } = moments(a);
    const e0 = mean(0, Q, (q) => q.times(q));
    const e1 = mean(1, Q, (q) => q.times(q));
    const e2 = mean(2, Q, (q) => q.times(q));
    const j = (e: Real, f: Real, p: Real, q: Real, from: Real, to: Real): Real =>
      gamma
        .times(e.times(p).plus(f.times(q)))
        .times(from)
        .div(to);
    const J00 = j(e1, e0, P10, P00, s0, next0);
    const J01 = j(e1, e0, P11, P10, s1, next0);
    const J10 = j(e2, e1, P10, P00, s0, next1);
    const J11 = j(e2, e1, P11, P10, s1, next1);
    const det = one.minus(J00).times(one.minus(J11)).minus(J01.times(J10));
    const d0 = r0.times(one.minus(J11)).plus(J01.times(r1)).div(det);
    const d1 = r1.times(one.minus(J00)).plus(J10.times(r0)).div(det);
    const large = Real.max(d0.abs(), d1.abs());
    const sound = det.gt(0) && large.isFinite();
    const damp = sound && large.gt(3) ? new Real(3).div(large) : one;
    s0 = s0.times((sound ? d0.times(damp) : r0).exp());
    s1 = s1.times((sound ? d1.times(damp) : r1).exp());
  }
  if (!solved) throw new Error("the reference did not converge");

  const { a, Q } = state(s0, s1);
  let C = zero;
  classes.forEach(({ mu, c }, q) => {
    C = C.plus(mu.times(a[q]).times(c));
  });
  const shrink = atoms.map(({ lambda }, i) => C.times(lambda).times(Q[i]));
  const over2 = (of: (i: number) => Real): Real =>
    atoms.reduce((total, { b }, i) => total.plus(b.times(of(i))), zero);
  const lambdaOf = (i: number): Real => atoms[i].lambda;
  const nu = over2(lambdaOf).plus(noise);
  const tau = over2((i) => lambdaOf(i).times(shrink[i]));
  const om = over2((i) => lambdaOf(i).times(shrink[i]).times(shrink[i]));
  const ch = t.times(over2((i) => shrink[i].times(shrink[i])));
  const rbar = classes.map(({ al, et, c, k }) =>
    k.times(nu).minus(c.times(2).times(tau)).plus(al.times(om)).plus(et.times(ch)),
  );
  const e = [0, 1, 2].map((power) => gamma.times(mean(power, Q, (q) => q.times(q))));
  const { P11, P10, P00 } = moments(a);
  // P in the basis (V1, V0) with t on the rows only
  const p01 = P10.div(t);
  const p00 = P00.div(t);
  const G = [
    [e[2], e[1]],
    [t.times(e[1]), t.times(e[0])],
  ];
  const M00 = one.minus(P11.times(G[0][0])).minus(p01.times(G[1][0]));
  const M01 = P11.times(G[0][1]).plus(p01.times(G[1][1])).neg();
  const M10 = P10.times(G[0][0]).plus(p00.times(G[1][0])).neg();
  const M11 = one.minus(P10.times(G[0][1])).minus(p00.times(G[1][1]));
  let right1 = zero;
  let right0 = zero;
  classes.forEach(({ mu, al, et }, q) => {
    const m = mu.times(a[q]).times(a[q]).times(rbar[q]);
    right1 = right1.plus(m.times(al));
    right0 = right0.plus(m.times(et).times(t));
  });
  const det = M00.times(M11).minus(M01.times(M10));
  const R1 = right1.times(M11).minus(M01.times(right0)).div(det);
  const R0 = M00.times(right0).minus(M10.times(right1)).div(det);
  const V1 = G[0][0].times(R1).plus(G[0][1].times(R0));
  const V0 = G[1][0].times(R1).plus(G[1][1].times(R0));
  const missed = (i: number): Real => one.minus(shrink[i]).pow(2);
  const bias = over2((i) => lambdaOf(i).times(missed(i)));
  let training = zero;
  classes.forEach(({ mu, al, et }, q) => {
    const r = rbar[q].plus(al.times(V1)).plus(et.times(V0));
    training = training.plus(mu.times(a[q]).times(a[q]).times(r));
  });
  return {
    excessRisk: bias.plus(V1).toNumber(),
    bias: bias.toNumber(),
    variance: V1.toNumber(),
    norm2: over2((i) => shrink[i].pow(2))
      .plus(V0.div(t))
      .toNumber(),
    estimationRisk: over2(missed).plus(V0.div(t)).toNumber(),
    trainingError: over ? 0 : training.toNumber(),
  };
}
