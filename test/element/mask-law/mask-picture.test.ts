import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPicture, pictureWords } from "../../../src/element/mask-law/mask-picture.ts";

const plain = { rows: "all", copies: 1, rescale: false } as const;
const ratio = double({ min: 0, max: 0.99, noNaN: true });

describe("maskPicture", () => {
  it("hides more as the ratio grows, and never brings an input back", () => {
    assert(
      property(ratio, ratio, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (p) => maskPicture({ ...plain, mask: { law: "fixed", ratio: p } }).rows,
        );
        low?.forEach((row, i) => {
          expect(row.ratio).toBe(Math.min(a, b));
          row.hidden.forEach((hidden, j) => {
            if (hidden) expect(high?.[i]?.hidden[j]).toBe(true);
          });
        });
      }),
    );
  });

  it("hides nothing at 0, about a share p of all, and draws ratios of a law inside its range", () => {
    const shareAt = (p: number): number => {
      const cells = maskPicture({ ...plain, mask: { law: "fixed", ratio: p } }).rows.flatMap(
        ({ hidden }) => hidden,
      );
      return cells.filter(Boolean).length / cells.length;
    };
    expect(shareAt(0)).toBe(0);
    for (const p of [0.2, 0.5, 0.8]) {
      // within four standard errors of a binomial share
      expect(Math.abs(shareAt(p) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 72));
    }
    const { rows } = maskPicture({ ...plain, mask: { law: "uniform", min: 0.3, max: 0.6 } });
    expect(rows.every((row) => row.ratio >= 0.3 && row.ratio <= 0.6)).toBe(true);
    expect(new Set(rows.map((row) => row.ratio)).size).toBe(rows.length);
  });

  it("copies samples with fresh masks, and counts only rows whose target is hidden", () => {
    const mask = { law: "fixed", ratio: 0.5 } as const;
    const copied = maskPicture({ ...plain, mask, copies: 2 });
    expect(copied.rows.map(({ sample }) => sample)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(copied.rows[0]?.hidden).not.toEqual(copied.rows[1]?.hidden);
    expect(maskPicture({ ...plain, mask, copies: "infinity" }).more).toBe(true);
    const targeted = maskPicture({ ...plain, mask, rows: "masked-target" });
    for (const row of targeted.rows) expect(row.counts).toBe(row.hidden[0]);
    expect(targeted.rows.some(({ counts }) => !counts)).toBe(true);
  });

  it("says what is drawn", () => {
    const none = { ...plain, mask: { law: "fixed", ratio: 0 } } as const;
    expect(pictureWords(maskPicture(none), none)).toMatch(/^Nothing is hidden/);
    const all = {
      mask: { law: "uniform", min: 0.1, max: 0.9 },
      rows: "masked-target",
      copies: 3,
      rescale: true,
    } as const;
    const words = pictureWords(maskPicture(all), all);
    for (const part of ["its own p", "3 times", "first column is the target", "divided by 1"]) {
      expect(words).toContain(part);
    }
  });
});
