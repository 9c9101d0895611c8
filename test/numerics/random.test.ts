import { describe, expect, it } from "vitest";
import { murmurHash128, utf8 } from "../../src/numerics/random-hash.ts";
import { randomStream, streamKey } from "../../src/numerics/index.ts";

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
const mean = (x: number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const correlation = (x: number[], y: number[]): number => {
  const [mx, my] = [mean(x), mean(y)];
  const dot = (a: number[], ma: number, b: number[], mb: number): number =>
    a.reduce((sum, v, i) => sum + (v - ma) * (b[i] - mb), 0);
  return dot(x, mx, y, my) / Math.sqrt(dot(x, mx, x, mx) * dot(y, my, y, my));
};

describe("murmurHash128", () => {
  it("passes the verification of SMHasher (0xB3ECE62A for this variant)", () => {
    const hashes: number[] = [];
    const littleEndian = (words: number[]): number[] =>
      words.flatMap((w) => [w & 255, (w >>> 8) & 255, (w >>> 16) & 255, w >>> 24]);
    for (let i = 0; i < 256; i++) {
      const key = Array.from({ length: i }, (_, k) => k);
      hashes.push(...littleEndian(murmurHash128(key, 256 - i)));
    }
    expect(murmurHash128(hashes, 0)[0] >>> 0).toBe(0xb3ece62a);
  });

  it("flips about half of the bits for every flipped bit of the key", () => {
    const key = Array.from({ length: 40 }, (_, i) => (i * 37) & 255);
    const base = murmurHash128(key, 0);
    for (let bit = 0; bit < 320; bit += 7) {
      const changed = [...key];
      changed[bit >> 3] ^= 1 << (bit & 7);
      const flipped = murmurHash128(changed, 0).reduce((sum, word, lane) => {
        let difference = (word ^ base[lane]) >>> 0;
        let count = 0;
        for (; difference !== 0; difference >>>= 1) count += difference & 1;
        return sum + count;
      }, 0);
      // Binomial(128, 1/2): mean 64, standard deviation 5.7; six of them either way.
      expect(Math.abs(flipped - 64)).toBeLessThan(34);
    }
  });
});

describe("utf8", () => {
  it.each(["", "plain", "é", "plain, then é and 𝛾, and plain", "λ"])(
    "are the bytes of %j",
    (text) => {
      expect(utf8(text)).toEqual([...new TextEncoder().encode(text)]);
    },
  );
});

describe("streamKey", () => {
  it("is the hash of its parts, told apart by type and position", () => {
    expect(streamKey(1, "features", 0)).toEqual(murmurHash128(utf8('[1,"features",0]'), 0));
    const keys = [
      streamKey(1, "features", 0),
      streamKey("1", "features", 0),
      streamKey(0, "features", 1),
      streamKey(1, "features"),
      streamKey(1, "masks", 0),
      streamKey(10, "features"),
    ];
    expect(new Set(keys.map(String)).size).toBe(keys.length);
  });
});

describe("randomStream", () => {
  it("repeats itself for the same key and only for it", () => {
    const first = draws(20, randomStream(1, "cell", 2, "noise").uniform);
    expect(draws(20, randomStream(1, "cell", 2, "noise").uniform)).toEqual(first);
    const others = [
      [1, "cell", 3, "noise"],
      [2, "cell", 2, "noise"],
      ["1", "cell", 2, "noise"],
      [1, "cell2", "noise"],
      [1, "cell", 2, "noisé"],
    ];
    for (const key of others) expect(draws(20, randomStream(...key).uniform)).not.toEqual(first);
  });

  it("gives these draws for ever (links and published figures hang on them)", () => {
    const random = randomStream(1, "cell", 0, "features");
    expect(draws(3, random.uniform)).toEqual(PINNED.uniform);
    expect(draws(3, random.normal)).toEqual(PINNED.normal.map((x) => expect.closeTo(x, 12)));
    expect(random.beta(2, 3)).toBeCloseTo(PINNED.beta, 12);
  });

  it("draws uniforms in [0, 1) with the right moments and equal cells", () => {
    const count = 200_000;
    const x = draws(count, randomStream(3, "uniform").uniform);
    expect(x.every((v) => v >= 0 && v < 1)).toBe(true);
    // Five standard errors of each moment.
    expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(mean(x.map((v) => v * v)) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / count));
    const cells = new Float64Array(100);
    for (const v of x) cells[Math.floor(v * 100)]++;
    const chi2 = cells.reduce((sum, c) => sum + (c - count / 100) ** 2 / (count / 100), 0);
    // chi-square with 99 degrees: mean 99, standard deviation 14.
    expect(chi2).toBeLessThan(99 + 5 * 14);
    expect(chi2).toBeGreaterThan(99 - 5 * 14);
  });

  it("draws standard normals: moments to the fourth within five standard errors", () => {
    const count = 200_000;
    const x = draws(count, randomStream(4, "normal").normal);
    const variances = [1, 2, 15, 96];
    [0, 1, 0, 3].forEach((moment, k) => {
      const seen = mean(x.map((v) => v ** (k + 1)));
      expect(Math.abs(seen - moment)).toBeLessThan(5 * Math.sqrt(variances[k] / count));
    });
  });

  it.each([
    [2, 2],
    [0.5, 3],
    [5, 1.5],
  ])("draws Beta(%f, %f): mean and variance", (a, b) => {
    const count = 50_000;
    const random = randomStream(5, a, b);
    const x = draws(count, () => random.beta(a, b));
    const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(x.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(Math.abs(mean(x) - a / (a + b))).toBeLessThan(5 * Math.sqrt(variance / count));
    const seen = mean(x.map((v) => (v - a / (a + b)) ** 2));
    expect(Math.abs(seen / variance - 1)).toBeLessThan(0.05);
  });

  it("makes unrelated streams of neighbouring keys", () => {
    const count = 2000;
    const streams = Array.from({ length: 12 }, (_, i) =>
      draws(count, randomStream(1, "cell", i, "features").normal),
    );
    for (let i = 0; i < streams.length; i++) {
      for (let j = 0; j < i; j++) {
        expect(Math.abs(correlation(streams[i], streams[j]))).toBeLessThan(5 / Math.sqrt(count));
      }
    }
    // The first draws across keys are as uniform as the draws along one key.
    const firsts = Array.from({ length: 20_000 }, (_, i) => randomStream(1, "cell", i).uniform());
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / 20_000));
    expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(5 / 141);
  });
});

const PINNED = {
  uniform: [0.9950425766210377, 0.4196038854595111, 0.7031697555973706],
  normal: [0.28862295956968637, -1.4078580695676244, 0.10415030854908558],
  beta: 0.19172830011731154,
};
