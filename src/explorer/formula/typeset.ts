import { ParseError, render } from "katex";
import rules from "katex/dist/katex.min.css?raw";
import { markedPath, type Marks } from "./tex.ts";

let sheet: CSSStyleSheet | null = null;

/** The rules of set formulas, without their fonts; one sheet for all who adopt it. */
export function formulaSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.replaceAll(/@font-face\{[^}]*\}/g, ""));
  }
  return sheet;
}

/**
 * Sets TeX as HTML for the eye and MathML for screen readers. Marked letters carry their field in
 * `data-path`. TeX that cannot be set is shown as it is. Without `display` it is set for a line of text.
 */
export function typeset(tex: string, marks: Marks, display = true): HTMLElement {
  const box = document.createElement(display ? "div" : "span");
  box.className = "set";
  try {
    render(tex, box, {
      displayMode: display,
      fleqn: true,
      output: "htmlAndMathml",
      throwOnError: true,
      trust: false,
      strict: "ignore",
    });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const code = document.createElement("code");
    code.textContent = tex;
    box.replaceChildren(code);
    return box;
  }
  link(box, marks);
  return box;
}

/** Turns the colours of marks into links to fields, and the source text into nothing. */
function link(box: HTMLElement, marks: Marks): void {
  for (const element of box.querySelectorAll<HTMLElement>("[style*='color']")) {
    const path = markedPath(element.style.color, marks);
    if (path === undefined) continue;
    element.style.removeProperty("color");
    element.dataset["path"] = path;
  }
  for (const element of box.querySelectorAll("[mathcolor]")) element.removeAttribute("mathcolor");
  for (const element of box.querySelectorAll("annotation")) element.remove();
}
