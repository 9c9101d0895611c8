import type { PopulationFunctions } from "../../../src/data/index.ts";

/**
 * The total risk on clean tests of the ridgeless fit on raw inputs masked at one ratio, straight from a table's
 * functions of κ: no discrete population in between. One class of rows: al = (1−p)², et = p(1−p), c = 1−p.
 *
 * @param at the functions at any κ
 * @param gamma features over rows that count
 */
export function directRisk(
  at: (kappa: number) => PopulationFunctions,
  gamma: number,
  p: number,
): number {
  const [al, et, c] = [(1 - p) ** 2, p * (1 - p), 1 - p];
  let z: number;
  let a: number;
  let visible: number;
  if (gamma < 1) {
    z = et / al;
    a = 1 - gamma;
    visible = a * al;
  } else {
    // γ E[S/(S+k)] = 1 with S = al λ + et, by bisection in log k
    let [low, high] = [1e-9, 1e6];
    for (let i = 0; i < 120; i++) {
      const k = Math.sqrt(low * high);
      const from = (k + et) / al;
      const { seen, unseen } = at(from);
      if (gamma * (al * seen + (et * unseen) / from) > al) low = k;
      else high = k;
    }
    const k = Math.sqrt(low * high);
    z = (k + et) / al;
    a = 1 / k;
    visible = al / k;
  }
  const h = 1e-4;
  const [up, down, here] = [at(z * Math.exp(h)), at(z * Math.exp(-h)), at(z)];
  const slope = (name: "seen" | "explained"): number => (up[name] - down[name]) / (2 * h * z);
  const [e1, m] = [slope("seen"), slope("explained")];
  const e2 = (here.seen + z * e1) / visible ** 2;
  const e0 = (here.unseen / z + e1) / (z * visible ** 2);
  const gain = (a * c) / visible;
  const tau = gain * here.explained;
  const om = gain ** 2 * (here.explained + z * m);
  const ch = -(gain ** 2) * m;
  const own = gamma * a * a * (al * e2 - (et * e1) / visible ** 2);
  const other = gamma * a * a * ((-al * e1) / visible ** 2 + et * e0);
  const left = (1 - 2 * c * tau + al * om + et * ch) / (1 - al * own - et * other);
  return 1 - 2 * tau + om + left * own;
}
