import { afterEach, describe, expect, it, vi } from "vitest";
import type * as Kernels from "../../src/kernels/index.ts";
import { fromBase64 } from "../../src/kernels/base64.ts";

/** The layer as a host with this WebAssembly would load it. */
async function onHost(host: unknown): Promise<typeof Kernels> {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", host);
  return import("../../src/kernels/index.ts");
}

// modules are shared by the files of a thread: one that found no WebAssembly would be every later test's engine
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("the engine of a host", () => {
  it("is the fast one where WebAssembly takes the module, and there is nothing to say", async () => {
    const { createEngine, engineNotice } = await onHost(WebAssembly);
    expect(createEngine().name).toBe("WebAssembly");
    expect(engineNotice()).toBeNull();
  });

  const refuses = (): never => {
    throw new Error("refused by the page's security policy");
  };
  it.each([
    ["without WebAssembly", undefined],
    ["without SIMD", { validate: (): boolean => false }],
    ["that forbids compilation", { validate: (): boolean => true, Module: refuses }],
  ])("is the plain one %s, with a notice", async (_, host) => {
    const { createEngine, engineNotice } = await onHost(host);
    const engine = createEngine();
    expect(engine.name).toBe("plain");
    engine.load({ rows: 1, columns: 1, values: Float64Array.of(4) });
    expect(engine.solve(1, [Float64Array.of(2)], 0)[0].coefficients[0]).toBeCloseTo(0.5, 14);
    expect(engineNotice()).toMatch(/plain engine/);
  });
});

describe("base64", () => {
  it("is read as Node writes it", () => {
    for (let length = 0; length < 40; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length * 7) & 255);
      expect(fromBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
    }
  });
});
