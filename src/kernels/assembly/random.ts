/**
 * Four lanes of xoshiro256++, one for each sample of a panel. Word w of lane r is number 4w + r of a
 * state of 128 bytes.
 *
 * Source: Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM Transactions
 * on Mathematical Software 47(4); started by SplitMix64 (Steele, Lea & Flood 2014). See xoshiro.ts of
 * the plain engine, which gives the same words.
 */

const GOLDEN: u64 = 0x9e3779b97f4a7c15;

function mix(value: u64): u64 {
  let z = value;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/** The state of the lanes of a panel of a copy, from the halves of a key. */
export function startLanes(state: usize, first: u64, second: u64, copy: i32, panel: i32): void {
  const counter = ((<u64>panel + ((<u64>copy) << 32)) << 4) + 1;
  for (let lane: u64 = 0; lane < 4; lane++) {
    for (let word: u64 = 0; word < 4; word++) {
      const at = counter + 4 * lane + word;
      store<u64>(
        state + <usize>((word << 5) + (lane << 3)),
        mix(second ^ mix(first + at * GOLDEN)),
      );
    }
  }
}

/** The next word of one lane; `lane` is where its word 0 lies. */
export function nextWord(lane: usize): u64 {
  let s0 = load<u64>(lane);
  let s1 = load<u64>(lane, 32);
  let s2 = load<u64>(lane, 64);
  let s3 = load<u64>(lane, 96);
  const word = rotl(s0 + s3, 23) + s0;
  const shifted = s1 << 17;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  s0 ^= s3;
  s2 ^= shifted;
  store<u64>(lane, s0);
  store<u64>(lane, s1, 32);
  store<u64>(lane, s2, 64);
  store<u64>(lane, rotl(s3, 45), 96);
  return word;
}

/** Uniform on [0, 1), a multiple of 2^−53. */
export function nextUniform(lane: usize): f64 {
  return <f64>(nextWord(lane) >> 11) * 1.1102230246251565e-16;
}
