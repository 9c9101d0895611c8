/** Id of the style element that the drawing library adds to the page for its own figures. */
const LIBRARY_STYLE = "plotly.js-style-global";

let sheet: CSSStyleSheet | null = null;

/**
 * Makes the drawing library's own rules hold inside a shadow root: it writes them to the page
 * only, where a shadow tree does not see them.
 */
export function adoptLibraryStyles(root: ShadowRoot): void {
  if (sheet === null) {
    const style = document.getElementById(LIBRARY_STYLE);
    if (!(style instanceof HTMLStyleElement) || style.sheet === null) return;
    const text = Array.from(style.sheet.cssRules, (rule) => rule.cssText).join("\n");
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
