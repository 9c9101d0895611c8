import { describe, expect, it } from "vitest";
import { presets } from "../../src/explorer/presets/presets.ts";
import { loadFormulas } from "../../src/problem/index.ts";
import { decodeState, encodeState } from "../../src/state/index.ts";
import { readCorpus } from "./corpus.ts";

await loadFormulas();
const corpus = readCorpus();

describe("old links", () => {
  it.each(corpus.map(({ link, state }) => ({ link, state })))(
    "open what they opened: $link",
    ({ link, state }) => {
      expect(state).not.toBeNull();
      const now = decodeState(link);
      // fields that came later may stand beside those frozen
      expect(now).toMatchObject(state ?? {});
      // and are written anew without loss
      expect(decodeState(encodeState(now))).toEqual(now);
    },
  );

  it("are of every shape: each variant, view and key of the page is in some of them", () => {
    const text = JSON.stringify(corpus.map(({ state }) => state));
    const tags =
      "isotropic spiked atoms factor power-law ar1 formula empirical fixed uniform discrete beta power " +
      "weights self-supervised curves atlas spectrum infinity masked-target percent difference";
    for (const tag of tags.split(" ")) {
      expect(text).toContain(`"${tag}"`);
    }
  });

  it("are joined by every preset that is offered now", () => {
    const known = new Set(corpus.map(({ link }) => link));
    for (const { id, query } of presets) expect(known.has(query), id).toBe(true);
  });
});
