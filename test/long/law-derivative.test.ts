import { describe, it } from "vitest";
import { anywhere, nextToThreshold } from "../theory/optimum/derivative-problems.ts";
import { expectDerivative } from "../theory/optimum/derivatives.ts";

describe("the derivative of the risk by the law of masks", () => {
  it("is that of mixtures with a few rows", () => expectDerivative(anywhere, 3000));
  it("keeps its digits next to the threshold", () => expectDerivative(nextToThreshold, 2000));
});
