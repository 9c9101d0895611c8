import main from "katex/dist/fonts/KaTeX_Main-Regular.woff2?url";
import math from "katex/dist/fonts/KaTeX_Math-Italic.woff2?url";
import size1 from "katex/dist/fonts/KaTeX_Size1-Regular.woff2?url";
import size2 from "katex/dist/fonts/KaTeX_Size2-Regular.woff2?url";
import size3 from "katex/dist/fonts/KaTeX_Size3-Regular.woff2?url";
import size4 from "katex/dist/fonts/KaTeX_Size4-Regular.woff2?url";

/** The faces that formulas here use: upright, italic, and large brackets and sums. */
const faces: readonly (readonly [family: string, url: string, style: "normal" | "italic"])[] = [
  ["KaTeX_Main", main, "normal"],
  ["KaTeX_Math", math, "italic"],
  ["KaTeX_Size1", size1, "normal"],
  ["KaTeX_Size2", size2, "normal"],
  ["KaTeX_Size3", size3, "normal"],
  ["KaTeX_Size4", size4, "normal"],
];

let declared = false;

/**
 * Declares the fonts of formulas to the page, once: faces declared inside a shadow root are not
 * seen by browsers. They are loaded when something is set in them.
 */
export function declareFormulaFonts(): void {
  if (declared) return;
  declared = true;
  for (const [family, url, style] of faces) {
    document.fonts.add(new FontFace(family, `url("${url}") format("woff2")`, { style }));
  }
}
