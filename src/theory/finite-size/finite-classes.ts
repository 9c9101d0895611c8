import {
  isSelfSupervised,
  population,
  ratioNodes,
  spectralAtoms,
  type Problem,
  type SpectralAtoms,
} from "../../problem/index.ts";
import { binomialNodes } from "./binomial.ts";
import { rowClassRoom, type RowClasses } from "../rows/row-classes.ts";
import { selfSupervisedPopulation } from "../population/self-supervised.ts";
import { spectralSide, type SpectralSide } from "../population/spectral-side.ts";

/** The population with spikes as atoms of mass 1/d, their share taken from the rest. */
export function finiteSide(problem: Problem, d: number): SpectralSide {
  if (isSelfSupervised(problem)) {
    const atoms = spectralAtoms(problem.spectrum);
    return spectralSide(selfSupervisedPopulation(withMass(atoms, d + 1)));
  }
  const limit = population(problem);
  return spectralSide({ ...limit, ...withMass(limit, d) });
}

function withMass({ lambda, mass }: SpectralAtoms, d: number): SpectralAtoms {
  const spikes = mass.reduce((count, share) => count + (share === 0 ? 1 : 0), 0);
  const rest = Math.max(0, 1 - spikes / d);
  return { lambda, mass: mass.map((share) => (share === 0 ? 1 / d : share * rest)) };
}

/** Classes by number of visible inputs; `kept` is the share of rows with any. */
export function finiteClasses(problem: Problem, d: number): { classes: RowClasses; kept: number } {
  const { ratio, weight } = ratioNodes(problem.mask);
  const hidden = problem.rows === "masked-target";
  const list: { share: number; al: number; et: number; c: number }[] = [];
  let all = 0;
  ratio.forEach((p, q) => {
    const share = hidden ? weight[q] * p : weight[q];
    if (!(share > 0)) return;
    all += share;
    const scale = problem.rescale ? 1 / (1 - p) : 1;
    const visible = binomialNodes(d, 1 - p);
    visible.value.forEach((k, i) => {
      if (k === 0) return;
      const c = k / d;
      const al = d > 1 ? (c * (k - 1)) / (d - 1) : c;
      list.push({
        share: share * visible.weight[i],
        al: al * scale * scale,
        et: (c - al) * scale * scale,
        c: c * scale,
      });
    });
  });
  const kept = list.reduce((sum, { share }) => sum + share, 0);
  const room = rowClassRoom(list.length);
  list.forEach(({ share, al, et, c }, q) => {
    room.share[q] = share / kept;
    room.al[q] = al;
    room.et[q] = et;
    room.c[q] = c;
    room.k[q] = 1;
    room.gap[q] = c - al;
  });
  return { classes: { ...room, size: list.length }, kept: all > 0 ? kept / all : 0 };
}
