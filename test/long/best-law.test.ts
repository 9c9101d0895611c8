import { describe, it } from "vitest";
import { expectBestLaws } from "../theory/optimum/best-laws.ts";

describe("the best law of any shape", () => {
  it("is beaten by no law drawn, nor by weights of 61 ratios minimised at once", () =>
    expectBestLaws(150, 3));
});
