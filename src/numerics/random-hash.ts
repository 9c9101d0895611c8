/**
 * MurmurHash3, 128-bit variant for 32-bit machines: spreads a stream's key over the whole state of
 * its generator, so that keys that differ in one digit start from unrelated states.
 *
 * @param bytes the message, each entry one byte 0…255
 * @param seed unsigned 32-bit seed of the hash itself
 * @returns four signed 32-bit words h1, h2, h3, h4
 *
 * Cost O(bytes). Not cryptographic; collisions of distinct keys have probability about 2^-128.
 * Source: A. Appleby, MurmurHash3_x86_128 (SMHasher, public domain, 2011); constants from there.
 */
export function murmurHash128(
  bytes: ArrayLike<number>,
  seed: number,
): [number, number, number, number] {
  const h: Words = [seed | 0, seed | 0, seed | 0, seed | 0];
  const length = bytes.length;
  const blocks = length >>> 4;
  for (let block = 0; block < blocks; block++) {
    const at = block * 16;
    h[0] ^= scramble(word(bytes, at, at + 4), 0);
    h[0] = (Math.imul((rotl(h[0], 19) + h[1]) | 0, 5) + 0x561ccd1b) | 0;
    h[1] ^= scramble(word(bytes, at + 4, at + 8), 1);
    h[1] = (Math.imul((rotl(h[1], 17) + h[2]) | 0, 5) + 0x0bcaa747) | 0;
    h[2] ^= scramble(word(bytes, at + 8, at + 12), 2);
    h[2] = (Math.imul((rotl(h[2], 15) + h[3]) | 0, 5) + 0x96cd1c35) | 0;
    h[3] ^= scramble(word(bytes, at + 12, at + 16), 3);
    h[3] = (Math.imul((rotl(h[3], 13) + h[0]) | 0, 5) + 0x32ac3b17) | 0;
  }
  for (let lane = 0; lane < 4; lane++) {
    const from = blocks * 16 + lane * 4;
    if (from < length) h[lane] ^= scramble(word(bytes, from, Math.min(from + 4, length)), lane);
  }
  for (let lane = 0; lane < 4; lane++) h[lane] ^= length;
  cross(h);
  for (let lane = 0; lane < 4; lane++) h[lane] = avalanche(h[lane]);
  cross(h);
  return h;
}

type Words = [number, number, number, number];

const MULTIPLIERS = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const ROTATIONS = [15, 16, 17, 18];

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

/** Little-endian word of bytes [from, to), missing high bytes zero. */
function word(bytes: ArrayLike<number>, from: number, to: number): number {
  let value = 0;
  for (let i = to - 1; i >= from; i--) value = (value << 8) | bytes[i];
  return value;
}

function scramble(k: number, lane: number): number {
  const multiplied = Math.imul(k, MULTIPLIERS[lane]);
  return Math.imul(rotl(multiplied, ROTATIONS[lane]), MULTIPLIERS[(lane + 1) & 3]);
}

function avalanche(h: number): number {
  let x = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function cross(h: Words): void {
  h[0] = (h[0] + h[1] + h[2] + h[3]) | 0;
  for (let lane = 1; lane < 4; lane++) h[lane] = (h[lane] + h[0]) | 0;
}

/**
 * Short name of a long key: 32 hexadecimal digits of its 128-bit hash. Distinct texts share a name
 * with probability about 2^-128. Cost O(length).
 */
export function digest(text: string): string {
  const words = murmurHash128(utf8(text), 0);
  return words.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** UTF-8 bytes of a string (the language itself has no encoder; TextEncoder belongs to the host). */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  // Keys of streams are plain ASCII, and hashed for every replicate.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return beyondAscii(text);
    bytes.push(code);
  }
  return bytes;
}

function beyondAscii(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}
