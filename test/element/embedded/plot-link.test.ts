import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedQuery } from "../../../src/element/embedded/plot-link.ts";

const queries = fc
  .dictionary(
    fc.constantFrom("gamma", "p", "pin", "seed", "noise"),
    fc.constantFrom("1", "2", "a&b"),
  )
  .map((texts) => new URLSearchParams(texts).toString());

const sorted = (query: string): string[] =>
  [...new URLSearchParams(query)].map((pair) => pair.join("=")).toSorted();

describe("the link of what is shown, after attributes have changed", () => {
  it("is as it was when none has, and that of the attributes when nothing was changed by hand", () => {
    fc.assert(
      fc.property(queries, queries, queries, (before, after, shown) => {
        expect(sorted(changedQuery(before, before, shown))).toEqual(sorted(shown));
        expect(sorted(changedQuery(before, after, before))).toEqual(sorted(after));
      }),
    );
  });

  it("keeps what was changed by hand beside what an attribute changed", () => {
    expect(sorted(changedQuery("gamma=4&p=.3", "gamma=2&p=.3", "gamma=4&p=.7&seed=2"))).toEqual(
      sorted("gamma=2&p=.7&seed=2"),
    );
    expect(sorted(changedQuery("pin=a&pin=b", "pin=a", "pin=a&pin=b&p=1"))).toEqual(
      sorted("pin=a&p=1"),
    );
  });
});
