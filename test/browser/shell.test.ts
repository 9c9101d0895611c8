import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PLOT_LIMIT, plotSize, SHELL_LIMIT, shellFiles, shellSize } from "./shell-size.ts";

describe("the built page", () => {
  it("loads a small shell first, and the drawing library apart", () => {
    expect(shellFiles().length).toBeGreaterThan(2);
    expect(shellSize()).toBeGreaterThan(20_000);
    expect(shellSize()).toBeLessThanOrEqual(SHELL_LIMIT);
    expect(plotSize()).toBeGreaterThan(100_000);
    expect(plotSize()).toBeLessThanOrEqual(PLOT_LIMIT);
  });

  it("keeps drawing, formulas and experiments out of its shell", () => {
    const root = fileURLToPath(new URL("../../dist/app/", import.meta.url));
    const code = shellFiles()
      .map((file) => readFileSync(root + file, "utf8"))
      .join("\n");
    for (const mark of ["Plotly", "katex", "WebAssembly"]) expect(code).not.toContain(mark);
  });
});
