import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attributeFaults,
  queryOfAttributes,
  readOptions,
} from "../../../src/element/embedded/plot-options.ts";
import { heightMessages } from "../../../src/element/embedded/post-heights.ts";
import { decodeState, encodeState, linkKeys, queryPairs } from "../../../src/state/index.ts";

const textOf =
  (attributes: Readonly<Record<string, string>>) =>
  (key: string): string | null =>
    attributes[key] ?? null;

describe("attributes of a plot", () => {
  it("hold a link together: a whole one, single keys, a pin a line", () => {
    const query = queryOfAttributes(
      textOf({ href: "https://a.b/?gamma=2&p=0.1&theme=dark#x", p: " 0.5 ", pin: "a~gamma:3\n b" }),
    );
    const state = decodeState(query);
    expect(state.problem).toMatchObject({ gamma: 2, mask: { ratio: 0.5 } });
    expect(state.pins.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("give the same state as the link that they were made from", () => {
    const query =
      "v=1&gamma=4&mask=uniform&min=0.1&max=0.9&axis=gamma&pin=no masks~mask:~min:~max:";
    const attributes = Object.fromEntries(queryPairs(query));
    const read = decodeState(queryOfAttributes(textOf(attributes)));
    expect(encodeState(read)).toBe(encodeState(decodeState(query)));
  });

  it("are refused when they mean nothing, unless they are somebody else’s", () => {
    const fine = [
      "gamma",
      "title",
      "id",
      "class",
      "data-x",
      "aria-label",
      "onclick",
      "_ng",
      "v-if",
    ];
    expect(attributeFaults(fine)).toEqual([]);
    expect(attributeFaults(["gama", "ratio"]).map(({ path }) => path)).toEqual(["gama", "ratio"]);
  });

  it("are options with usual values", () => {
    expect(readOptions(textOf({})).options).toEqual({
      theme: "auto",
      controls: "min",
      static: false,
      run: false,
      title: "",
    });
    const { options, faults } = readOptions(textOf({ static: "", run: "0", controls: "many" }));
    expect(options).toMatchObject({ static: true, run: false, controls: "min" });
    expect(faults.map(({ path }) => path)).toEqual(["controls"]);
  });
});

describe("a query", () => {
  it("is read as browsers read it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string())), (pairs) => {
        const text = new URLSearchParams(pairs).toString();
        expect(queryPairs(text)).toEqual([...new URLSearchParams(text)]);
      }),
    );
    expect(queryPairs("?a=%zz&&b")).toEqual([
      ["a", "%zz"],
      ["b", ""],
    ]);
  });

  it("has keys that are known beforehand", () => {
    const keys = linkKeys();
    for (const key of ["gamma", "p", "spikes", "axis", "seed", "pin", "v", "each"]) {
      expect(keys).toContain(key);
    }
    expect(keys).not.toContain("theme");
  });
});

it("a height is told as JSON text in both conventions", () => {
  expect(heightMessages(512, "https://a.b/embed.html").map((text) => JSON.parse(text))).toEqual([
    { subject: "lti.frameResize", height: 512 },
    { context: "iframe.resize", src: "https://a.b/embed.html", height: 512 },
  ]);
});
