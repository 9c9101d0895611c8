import type { StreamKey } from "./engine.ts";

/** A stream of 64-bit words, each as two halves of 32 bits. */
export interface Words {
  /** Draws the next word into `high` and `low`. */
  advance(): void;
  /** Upper half, signed. */
  high: number;
  /** Lower half, signed. */
  low: number;
}

/**
 * xoshiro256++ on pairs of 32-bit words.
 *
 * Source: Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM Transactions
 * on Mathematical Software 47(4), fig. 5 with the constants of table 2.
 *
 * @param state s₀…s₃, 64 bits each, not all zero
 */
export function xoshiro256(state: readonly bigint[]): Words {
  let [h0, h1, h2, h3] = state.map((word) => Number(word >> 32n) | 0) as Halves;
  let [l0, l1, l2, l3] = state.map((word) => Number(word & 0xffffffffn) | 0) as Halves;
  const words: Words = { advance, high: 0, low: 0 };
  return words;

  function advance(): void {
    // rotl(s0 + s3, 23) + s0
    const sumLow = (l0 >>> 0) + (l3 >>> 0);
    const sumHigh = (h0 + h3 + (sumLow > 0xffffffff ? 1 : 0)) | 0;
    const turnedLow = (sumLow << 23) | (sumHigh >>> 9);
    const turnedHigh = (sumHigh << 23) | ((sumLow | 0) >>> 9);
    const outLow = (turnedLow >>> 0) + (l0 >>> 0);
    words.low = outLow | 0;
    words.high = (turnedHigh + h0 + (outLow > 0xffffffff ? 1 : 0)) | 0;
    const shiftedHigh = (h1 << 17) | (l1 >>> 15);
    const shiftedLow = l1 << 17;
    h2 ^= h0;
    l2 ^= l0;
    h3 ^= h1;
    l3 ^= l1;
    h1 ^= h2;
    l1 ^= l2;
    h0 ^= h3;
    l0 ^= l3;
    h2 ^= shiftedHigh;
    l2 ^= shiftedLow;
    // rotl(s3, 45)
    const high = h3;
    h3 = (l3 << 13) | (high >>> 19);
    l3 = (high << 13) | (l3 >>> 19);
  }
}

type Halves = [number, number, number, number];

/** Samples that share a panel: one lane of the generator each. */
const LANES = 4;

/**
 * The four words that sample `row` of copy `copy` starts from. Counters c = 16·(panel + 2^32·copy) +
 * 4·lane + word + 1 of SplitMix64 run through it twice, once from each half of the key: distinct
 * counters of one key never give the same word.
 *
 * Source: SplitMix64 (Steele, Lea & Flood 2014, Fast splittable pseudorandom number generators), its
 * finaliser by D. Stafford's mix 13; Blackman & Vigna (2021) recommend it to fill the state.
 */
export function laneState(key: StreamKey, copy: number, row: number): bigint[] {
  const first = halves(key[0], key[1]);
  const second = halves(key[2], key[3]);
  const panel = BigInt(Math.floor(row / LANES)) + (BigInt(copy) << 32n);
  const from = panel * 16n + BigInt((row % LANES) * 4 + 1);
  return [0n, 1n, 2n, 3n].map((word) => mix(second ^ mix(first + (from + word) * GOLDEN)));
}

/** 2^64 / golden ratio, odd. */
const GOLDEN = 0x9e3779b97f4a7c15n;

const halves = (low: number, high: number): bigint =>
  BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n);

function mix(value: bigint): bigint {
  let z = BigInt.asUintN(64, value);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}
