/** Exports of figures: SVG and PNG files that say where they come from. Loaded when first wanted. */
export { drawingSvg, figureSvg, type SvgOptions } from "./figure-svg.ts";
export { figurePng, LARGEST_SIDE, shownSize } from "./figure-png.ts";
export { svgProvenance } from "./frame-svg.ts";
export { exportName, shortHash } from "./names.ts";
export { readPngText, withPngText, type PngText } from "./png-text.ts";
export { provenanceText, type Provenance } from "./provenance.ts";
export { cssPixels, EXPORT_SIZES, type ExportSize, type ExportSizeName } from "./sizes.ts";
export { DARK_THEME, LIGHT_THEME } from "./themes.ts";
export { escapeXml, unescapeXml } from "./xml.ts";
