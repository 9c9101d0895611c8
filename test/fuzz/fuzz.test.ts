import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFormulas } from "../../src/problem/index.ts";
import { checkLink } from "./check.ts";
import { fuzzFiles, fuzzLinks, fuzzShards, readFile } from "./run.ts";

await loadFormulas();

describe("what strangers send", () => {
  it("as links is refused with reasons, or sound", () => {
    const { refused, opened, drawn } = fuzzLinks(1700, "unit");
    expect(refused).toBeGreaterThan(500);
    expect(opened).toBeGreaterThan(300);
    expect(drawn).toBeGreaterThan(5);
  });

  it("as files is refused with reasons, or sound", () => {
    const { refused, opened } = fuzzFiles(1000, "unit");
    expect(refused).toBeGreaterThan(300);
    expect(opened).toBeGreaterThan(50);
  });

  it("as shards is refused with reasons, or joined", async () => {
    const folder = mkdtempSync(join(tmpdir(), "maskrisk-fuzz-"));
    try {
      const { refused, opened } = await fuzzShards(300, "unit", folder);
      expect(refused).toBeGreaterThan(100);
      expect(opened).toBeGreaterThan(10);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(["[1]", "[[]]", '[["spectrum","formula"]]', "3", "null", '"x"'])(
    "as a file that holds %s alone is refused",
    (text) => expect(readFile(text)).toBe("refused"),
  );

  it("may be cut within a character", () => {
    const link = `gamma=2&pin=${encodeURIComponent("a" + "👩".repeat(40))}~p:0.3`;
    expect(checkLink(link, true)).toBe("opened");
  });

  it("leaves nothing behind on the prototypes", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("gamma" in {}).toBe(false);
  });
});
