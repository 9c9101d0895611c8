/** Fast linear algebra for experiments, behind one interface. */
export { createEngine, engineNotice } from "./create-engine.ts";
export type { CovarianceRoot, Engine, Fit, Masking, StreamKey } from "./engine.ts";
export type { Design, Kernel } from "./kernel.ts";
export { plainEngine } from "./plain-engine.ts";
export { referenceKernel } from "./reference.ts";
