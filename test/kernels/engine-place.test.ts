import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEngine, plainEngine, type Design, type Engine } from "../../src/kernels/index.ts";
import { gaussianDesign, gaussianVector } from "./suite-designs.ts";

/** What an engine makes of samples from outside. */
function lookAt(engine: Engine, x: Design, beta: Float64Array): (Float64Array | Design)[] {
  engine.place(x);
  const ratios = Float64Array.from({ length: 2 * x.rows }, (_, i) => [0, 0.4, NaN][i % 3]);
  engine.mask({ key: [1, 2, 3, 4], copies: 2, ratios, rescale: true, hidden: null });
  return [
    engine.respond(beta),
    engine.sampleColumn(x.columns - 1),
    engine.columnSquares(),
    engine.design(),
  ];
}

describe("samples from outside", () => {
  it("are what an engine masks, in every engine alike, whatever it held before", () => {
    const fast = createEngine();
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, fc.boolean(), (rows, columns, drawn) => {
        const x = gaussianDesign(rows, columns, `${rows} ${columns}`);
        const beta = gaussianVector(columns, "beta");
        if (drawn) fast.drawNormals([5, 6, 7, 8], columns, rows);
        const [found, right] = [fast, plainEngine()].map((engine) => lookAt(engine, x, beta));
        expect(found[3]).toEqual(right[3]);
        expect(found[1]).toEqual(x.values.filter((_, at) => at % columns === columns - 1));
        for (const k of [0, 2]) {
          (found[k] as Float64Array).forEach((value, i) => {
            expect(value).toBeCloseTo((right[k] as Float64Array)[i], 10);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
