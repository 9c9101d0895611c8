/** Id of the element under which the drawing library looks for the style sheet of its own rules. */
const LIBRARY_STYLE = "plotly.js-style-global";

/**
 * The drawing library's own rules, in a sheet that documents and shadow roots adopt. The library would
 * write them to a style element, which a strict content security policy forbids and no shadow root
 * sees; it finds this sheet in its place. To be imported before the library, which writes as it loads.
 */
export const librarySheet: CSSStyleSheet = holdSheet();

function holdSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const holder = document.createElement("meta");
  holder.id = LIBRARY_STYLE;
  Object.defineProperty(holder, "sheet", { value: sheet });
  document.head.append(holder);
  return sheet;
}
