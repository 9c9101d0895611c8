/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** What a ramp tells of: the problem's own hue, the accent of random laws, or lower and higher. */
export type RampKind = "problem" | "random" | "diverging";

/**
 * A colour from lightness (0 to 1), chroma and hue (degrees) of OKLCH; the chroma is lowered to what
 * sRGB holds. Source: Ottosson, "A perceptual color space for image processing" (2020).
 */
function oklch(lightness: number, chroma: number, hue: number): Colour {
  for (let reduced = chroma; ; reduced = reduced > 0.004 ? reduced * 0.94 : 0) {
    const linear = linearRgb(lightness, reduced, hue);
    const inside = linear.every((value) => value >= -1e-4 && value <= 1 + 1e-4);
    if (inside || reduced === 0) return linear.map(gammaByte) as unknown as Colour;
  }
}

function linearRgb(lightness: number, chroma: number, hue: number): number[] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function gammaByte(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(
    255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055),
  );
}

/** Hues of the ramps at their faint and their strong end, in degrees of OKLCH. */
const HUES = {
  problem: [238, 266],
  random: [55, 358],
  lower: [245, 262],
  higher: [70, 45],
} as const;

/**
 * The colour of a ramp at a place from 0 to 1. Lightness runs evenly from near the paper to far from
 * it (dark on light paper, light on dark), so that the order can be read without telling hues apart;
 * a diverging ramp is neutral at ½, blue below and orange above.
 */
export function rampColour(kind: RampKind, dark: boolean, place: number): Colour {
  const at = Math.min(1, Math.max(0, place));
  if (kind === "diverging") {
    const away = Math.abs(2 * at - 1);
    return toned(at < 0.5 ? HUES.lower : HUES.higher, dark, away, 0.01);
  }
  return toned(HUES[kind], dark, at, 0.03);
}

function toned(
  [faint, strong]: readonly [number, number],
  dark: boolean,
  at: number,
  least: number,
): Colour {
  const lightness = dark ? 0.27 + 0.64 * at : 0.95 - 0.6 * at;
  const chroma = least + 0.125 * Math.sin(Math.PI * (0.08 + 0.62 * at)) * Math.min(1, at * 4);
  return oklch(lightness, chroma, faint + (((strong - faint + 540) % 360) - 180) * at);
}

/** CSS text of a colour. */
export function cssColour([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}
