/** The kinds of alignment: a new one is its own file and a line here. */
export { formulaAlignment } from "./formula.ts";
export { isotropicAlignment } from "./isotropic.ts";
export { powerAlignment } from "./power.ts";
export { selfSupervisedAlignment } from "./self-supervised.ts";
export { weightsAlignment } from "./weights.ts";
