import { randomBeta, randomNormal } from "d3-random";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { murmurHash128, utf8 } from "./random-hash.ts";

/** A stream of independent draws. Each call advances it; two streams of different keys are unrelated. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** Standard normal (polar method of Marsaglia, by d3-random). */
  normal(): number;
  /** Beta(a, b) on [0, 1], a > 0, b > 0 (ratio of gammas, by d3-random). */
  beta(a: number, b: number): number;
}

/**
 * The name of a stream of draws: the 128-bit hash of its key, as four signed 32-bit words. Parts are
 * told apart by type and position ("1" and 1 differ, ("a","b") and ("ab") differ).
 *
 * @param parts strings, or finite numbers
 *
 * Cost O(length of the parts), about 0.5 µs. Source: MurmurHash3 (Appleby 2011) of their JSON.
 */
export function streamKey(
  ...parts: readonly (string | number)[]
): [number, number, number, number] {
  return murmurHash128(utf8(JSON.stringify(parts)), 0);
}

/**
 * The stream of draws that belongs to a key: the same key gives the same draws, for ever and on any
 * number of workers. The key fills all 128 bits of the generator's state: with 32-bit seeds a few
 * thousand streams would already repeat one another.
 *
 * Draws of `uniform` are the same on every machine; `normal` and `beta` go through Math.log and
 * Math.pow, whose last bit may differ between JavaScript engines (not between runs of one).
 *
 * @param parts as in {@link streamKey}; conventionally (seed, purpose, replicate)
 *
 * Cost: one hash of the key, then about 20 ns a normal.
 * Source: xoroshiro128+ (Blackman & Vigna 2018, in pure-rand), state = {@link streamKey}.
 */
export function randomStream(...parts: readonly (string | number)[]): Random {
  const state = streamKey(...parts);
  // The zero state is the one fixed point of the generator.
  if (state.every((word) => word === 0)) state[0] = 1;
  const generator = xoroshiro128plusFromState(state);
  // 27 + 26 high bits of two outputs (Matsumoto & Nishimura's res53): the low bits of
  // xoroshiro128+ are the weak ones.
  const uniform = (): number =>
    ((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / 9007199254740992;
  // Made on first use: most streams are asked for one kind of draw only.
  let normal: (() => number) | undefined;
  let betaOf: ((a: number, b: number) => () => number) | undefined;
  return {
    uniform,
    normal: () => (normal ??= randomNormal.source(uniform)(0, 1))(),
    beta: (a, b) => (betaOf ??= randomBeta.source(uniform))(a, b)(),
  };
}
