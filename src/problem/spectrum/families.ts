/** The spectrum families: a new one is its own file and a line here. */
export { ar1 } from "./ar1.ts";
export { atoms } from "./atoms.ts";
export { empirical } from "./empirical.ts";
export { factor } from "./factor.ts";
export { formula } from "./formula.ts";
export { isotropic } from "./isotropic.ts";
export { powerLaw } from "./power-law.ts";
export { spiked } from "./spiked.ts";
