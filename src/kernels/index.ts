/** Fast linear algebra for experiments, behind one interface. */
export type { Design, Kernel } from "./kernel.ts";
export { referenceKernel } from "./reference.ts";
