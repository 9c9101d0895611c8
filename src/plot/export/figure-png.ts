import { svgProvenance } from "./frame-svg.ts";
import { withPngText, type PngText } from "./png-text.ts";
import { provenanceText } from "./provenance.ts";
import { cssPixels } from "./sizes.ts";

/** Most pixels of an exported image on a side: what browsers can draw at once. */
export const LARGEST_SIDE = 16_000;

/**
 * An exported SVG as a PNG, `scale` pixels to each CSS pixel of its size as shown. What the SVG says
 * of where it comes from is in the file as text, and so is its size in print.
 *
 * @throws RangeError when the image would be larger than a browser can draw, Error when it cannot be drawn.
 */
export async function figurePng(svg: string, scale: number): Promise<Blob> {
  const size = shownSize(svg);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  if (!(width >= 1 && height >= 1 && Math.max(width, height) <= LARGEST_SIDE)) {
    throw new RangeError(
      `an image must be 1 to ${LARGEST_SIDE} pixels on a side, not ${width} × ${height}`,
    );
  }
  const image = new Image(width, height);
  // a data address, not a blob's: drawing the latter is refused in sandboxed frames
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws no images");
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("this browser writes no images");
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const density = scale * (96 / 0.0254);
  return new Blob([withPngText(bytes, pngTexts(svg), density)], { type: "image/png" });
}

/** What is told of an image in its file. */
function pngTexts(svg: string): PngText[] {
  const provenance = svgProvenance(svg);
  if (provenance === null) return [];
  return [
    { keyword: "Title", text: provenance.title },
    { keyword: "Software", text: `maskrisk ${provenance.version}` },
    ...(provenance.link === null ? [] : [{ keyword: "Source", text: provenance.link }]),
    { keyword: "maskrisk", text: provenanceText(provenance) },
  ];
}

/** Size as shown of an exported SVG, in CSS pixels. */
export function shownSize(svg: string): { width: number; height: number } {
  const read = (name: string): number =>
    cssPixels(new RegExp(`^<svg [^>]*\\b${name}="([^"]*)"`).exec(svg)?.[1] ?? "");
  return { width: read("width"), height: read("height") };
}
