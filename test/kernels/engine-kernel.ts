import { referenceKernel, type Design, type Engine, type Kernel } from "../../src/kernels/index.ts";

/** The kernel that solves by an engine, whose samples and design it uses up. Spectra by the reference. */
export function kernelOf(engine: Engine): Kernel {
  const solve = (design: Design, response: Float64Array, lambda: number): Float64Array => {
    engine.load(design);
    return engine.solve(design.columns, [response], lambda)[0].coefficients;
  };
  return {
    name: `engine ${engine.name}`,
    minimumNorm: (design, response) => solve(design, response, 0),
    ridge: solve,
    gramSpectrum: referenceKernel.gramSpectrum,
  };
}
