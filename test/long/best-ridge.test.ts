import { describe, it } from "vitest";
import { expectUnbeaten } from "../theory/ridges.ts";

describe("the best ridge", () => {
  it("is beaten by no other ridge", () => expectUnbeaten(300));
});
