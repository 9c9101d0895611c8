import { shortHash } from "./names.ts";
import { provenanceText, type Provenance } from "./provenance.ts";
import { escapeXml, tag, unescapeXml } from "./xml.ts";

/** What an SVG file is made of beside its drawing. */
export interface SvgFile {
  /** Size of the drawing in its own pixels. */
  readonly width: number;
  readonly height: number;
  /** Size as shown, in CSS units; the drawing's own without. */
  readonly shownWidth?: string | undefined;
  readonly shownHeight?: string | undefined;
  /** Colour behind everything; null for none. */
  readonly background: string | null;
  /** What is drawn, in words. */
  readonly description: string;
  /** Rules of the fonts in the file (`@font-face`); empty for none. */
  readonly fontFaces?: string | undefined;
  /** Family of all text that says nothing else. */
  readonly font: string;
}

/** A whole SVG file around a drawing, with title, description and where it comes from. */
export function svgFile(file: SvgFile, provenance: Provenance, drawing: string): string {
  const { width, height, background, fontFaces = "" } = file;
  const id = drawingId(provenance);
  const parts = [
    tag("title", { id: `${id}-title` }, escapeXml(provenance.title) || " "),
    tag("desc", { id: `${id}-desc` }, escapeXml(file.description) || " "),
    tag("metadata", { id: METADATA }, escapeXml(provenanceText(provenance))),
    fontFaces === "" ? "" : tag("style", {}, escapeXml(fontFaces)),
    background === null ? "" : tag("rect", { width, height, fill: background }),
    drawing,
  ];
  return `${tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: file.shownWidth ?? width,
      height: file.shownHeight ?? height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": file.font,
      "font-size": 13,
    },
    parts.join("\n"),
  )}\n`;
}

const METADATA = "maskrisk-provenance";

/** A prefix for the names within a drawing: two drawings on one page must not share any. */
export function drawingId(provenance: Provenance): string {
  return `m${shortHash(provenanceText(provenance))}`;
}

/** Where an exported SVG says it comes from; null where it says nothing that can be read. */
export function svgProvenance(svg: string): Provenance | null {
  const found = new RegExp(`<metadata id="${METADATA}">([^<]*)</metadata>`).exec(svg);
  if (found === null) return null;
  try {
    return JSON.parse(unescapeXml(found[1] ?? "")) as Provenance;
  } catch {
    return null;
  }
}
