import type { Random } from "../../src/numerics/index.ts";
import { hostile as hostileFormulas } from "../problem/hostile-texts.ts";

/** Values that a careless reader trips over. */
const VALUES: readonly string[] = [
  ..."NaN Infinity -Infinity 1e999 -1e999 1e308 5e-324 -0 0 1 -1 0.5 1e-300 9007199254740993 0x10 1e".split(
    " ",
  ),
  ..."true false null undefined [] {} __proto__ constructor prototype toString hasOwnProperty".split(
    " ",
  ),
  ..."isotropic spiked atoms factor power-law ar1 formula empirical fixed uniform discrete beta".split(
    " ",
  ),
  ..."self-supervised weights power variance masked-target infinity log linear gamma mask.ratio".split(
    " ",
  ),
  ..."0.999999999999 1,1,1 0,0 ,,, 1,NaN 20,1e9 1:2:3 0:1:99 minus0 minus9 50".split(" "),
  "",
  " ",
  "%",
  "%E0%A4%A",
  "%00",
  "%ff%fe",
  "\u0000",
  "\u202eabc",
  "\ud800",
  "👩‍👩‍👧‍👦",
  "ｕ²",
  "~",
  "a~b:c~d",
  "<script>window.__pwned=1</script>",
  '"><img src=x onerror="window.__pwned=1">',
  "javascript:window.__pwned=1",
  "${window.__pwned=1}",
  "{{constructor.constructor('window.__pwned=1')()}}",
  "\\href{javascript:window.__pwned=1}{x}",
  "9".repeat(100_000),
  "1,".repeat(50_000),
  "(".repeat(100_000),
  "<b>".repeat(1000),
  ...hostileFormulas,
];

/** Keys of links and files, those of the page and those that objects have without being asked. */
const KEYS: readonly string[] =
  "v gamma p mask min max ratios probabilities a b spectrum spikes values weights share communality exponent dimension rho formula eigenvalues of strength alignment s energies energy noise rows copies ridge rescale test axis from to xscale yscale yfrom yto eigenscale view mapped quantity refined across each eachrange relative parts n replicates target places seed pin version signal kind law family ratio __proto__ constructor prototype toString valueOf length then".split(
    " ",
  );

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random.uniform() * list.length)];
}

function numberText(random: Random): string {
  const size = 10 ** Math.round(random.uniform() * 24 - 12);
  return pick(random, [
    String(random.uniform()),
    String(random.uniform() * size),
    String(-size),
    String(Math.round(random.uniform() * 10)),
    String(size),
  ]);
}

function value(random: Random): string {
  return random.uniform() < 0.5 ? numberText(random) : pick(random, VALUES);
}

/** Numbers like those of a text, so that much of what has them is still sound; text otherwise. */
function nearby(random: Random, text: string): string {
  return text.replaceAll(/\d+(\.\d+)?/g, (digits) => {
    const number = Number(digits);
    const moved = number * (0.5 + random.uniform());
    return random.uniform() < 0.3
      ? digits
      : String(Number.isInteger(number) ? Math.round(moved) : moved);
  });
}

/** Text as a query has it; a half of a pair of code units becomes a replacement character. */
function escaped(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

/** A character flipped, a stretch cut out, doubled or put elsewhere. */
function damaged(random: Random, text: string): string {
  const at = Math.floor(random.uniform() * (text.length + 1));
  const to = at + Math.floor(random.uniform() * 8);
  switch (Math.floor(random.uniform() * 5)) {
    case 0: {
      const flipped = text.charCodeAt(at) ^ (1 << Math.floor(random.uniform() * 8));
      return text.slice(0, at) + String.fromCharCode(flipped || 0) + text.slice(at + 1);
    }
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at);
    case 3:
      return text.slice(0, at) + pick(random, VALUES).slice(0, 200) + text.slice(at);
    default:
      return text.slice(0, at);
  }
}

/** A link with one to four things wrong, or merely different. */
export function mutatedLink(random: Random, links: readonly string[]): string {
  const pairs = pick(random, links)
    .split("&")
    .map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
  const place = (): number => Math.floor(random.uniform() * pairs.length);
  for (let left = 1 + Math.floor(random.uniform() * 4); left > 0 && pairs.length > 0; left--) {
    const pair = pairs[place()];
    switch (Math.floor(random.uniform() * 10)) {
      case 0:
      case 1:
      case 2:
        pair[1] = nearby(random, pair[1]);
        break;
      case 9:
        pair[1] = escaped(value(random));
        break;
      case 3:
        pair[1] = value(random);
        break;
      case 4:
        pair[0] = pick(random, KEYS);
        break;
      case 5:
        pairs.push([pick(random, KEYS), escaped(value(random))]);
        break;
      case 6:
        pairs.push(["pin", `${value(random)}~${pick(random, KEYS)}:${value(random)}`]);
        break;
      case 7: {
        const other = pairs[place()];
        [pair[1], other[1]] = [other[1], pair[1]];
        break;
      }
      default:
        pairs.splice(place(), 1);
    }
  }
  const link = pairs.map((pair) => pair.join("=")).join("&");
  return random.uniform() < 0.2 ? damaged(random, link) : link;
}

/** A value for a place in a file: of any kind, however deep. */
function anything(random: Random): unknown {
  const text = pick(random, VALUES);
  let deep: unknown = 1;
  switch (Math.floor(random.uniform() * 8)) {
    case 0:
      return Number(numberText(random));
    case 1:
      return text;
    case 2:
      return Number(text);
    case 3:
      return [Number(numberText(random)), text];
    case 4:
      return JSON.parse(`{"__proto__":{"gamma":1},"constructor":{"prototype":1}}`) as unknown;
    case 5:
      for (let i = 0; i < 2000; i++) deep = i % 2 === 0 ? [deep] : { deep };
      return deep;
    case 6:
      return null;
    default:
      return Array.from({ length: Math.floor(random.uniform() * 20) }, () => random.uniform());
  }
}

/** Text of a JSON file with one to four things wrong, or merely different. */
export function mutatedFile(random: Random, files: readonly unknown[]): string {
  const root = structuredClone(pick(random, files)) as Record<string, unknown>;
  for (let left = 1 + Math.floor(random.uniform() * 4); left > 0; left--) {
    let inside = root;
    let keys = Object.keys(inside);
    while (keys.length > 0 && random.uniform() < 0.6) {
      const child = inside[pick(random, keys)];
      if (typeof child !== "object" || child === null) break;
      inside = child as Record<string, unknown>;
      keys = Object.keys(inside);
    }
    // an array's own length cannot be written over so
    if (Array.isArray(inside) && keys.length === 0) continue;
    const key =
      Array.isArray(inside) || (random.uniform() < 0.7 && keys.length > 0)
        ? pick(random, keys)
        : pick(random, KEYS);
    if (random.uniform() < 0.15) delete inside[key];
    else {
      const value = random.uniform() < 0.5 ? Number(numberText(random)) : anything(random);
      Object.defineProperty(inside, key, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
  }
  const text = JSON.stringify(root);
  return random.uniform() < 0.15 ? damaged(random, text) : text;
}
