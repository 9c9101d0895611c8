/** The laws of mask ratios: a new one is its own file and a line here. */
export { beta } from "./beta.ts";
export { discrete } from "./discrete.ts";
export { fixed } from "./fixed.ts";
export { uniform } from "./uniform.ts";
