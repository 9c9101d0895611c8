/** A size that figures are exported at. */
export interface ExportSize {
  readonly name: string;
  /** Size of the drawing in its own pixels: text is 13 of them high, whatever the size in print. */
  readonly width: number;
  readonly height: number;
  /** Size as shown or printed, in CSS units. */
  readonly shownWidth: string;
  readonly shownHeight: string;
}

/** CSS pixels in a millimetre. */
const MILLIMETRE = 96 / 25.4;

/** Name of a size: where it goes. */
export type ExportSizeName = "slide" | "page" | "column";

/** Text comes out at 7–8 points in print, and to be read from afar on a slide. */
export const EXPORT_SIZES: Readonly<Record<ExportSizeName, ExportSize>> = {
  slide: sized("Slide, 1280 × 720", 880, 495, "1280", "720"),
  page: sized("Page, 170 mm", 780, 440, "170mm", `${round((170 * 440) / 780)}mm`),
  column: sized("Column, 85 mm", 420, 320, "85mm", `${round((85 * 320) / 420)}mm`),
};

function sized(
  name: string,
  width: number,
  height: number,
  shownWidth: string,
  shownHeight: string,
): ExportSize {
  return { name, width, height, shownWidth, shownHeight };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A CSS length in `px`, `mm` or no unit, in CSS pixels; NaN for anything else. */
export function cssPixels(length: string): number {
  const found = /^([\d.]+)(px|mm)?$/.exec(length.trim());
  if (found === null) return Number.NaN;
  return Number(found[1]) * (found[2] === "mm" ? MILLIMETRE : 1);
}
