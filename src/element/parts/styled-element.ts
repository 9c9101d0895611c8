import { LitElement, type CSSResultOrNative } from "lit";

/** Copies of a sheet, each for the document it was made for. */
const copies = new WeakMap<Document, WeakMap<CSSStyleSheet, CSSStyleSheet>>();

/**
 * An element that keeps its styles in whatever document it is moved to. Sheets belong to the document
 * that made them: another one drops them, and refuses them.
 */
export abstract class StyledElement extends LitElement {
  /** Sheets of its own, beside those of its class. */
  #further: readonly CSSStyleSheet[] = [];

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { elementStyles, shadowRootOptions } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    this.renderOptions.renderBefore ??= root.firstChild;
    dress(root, elementStyles);
    return root;
  }

  /** Called by the browser when it is moved to another document. */
  adoptedCallback(): void {
    const root = this.shadowRoot;
    if (root === null) return;
    dress(root, (this.constructor as typeof LitElement).elementStyles);
    for (const sheet of this.#further) root.adoptedStyleSheets.push(sheetIn(root, sheet));
  }

  /** Makes a further sheet hold in it, from now on. */
  protected adopt(sheet: CSSStyleSheet): void {
    const root = this.shadowRoot;
    if (root === null || this.#further.includes(sheet)) return;
    this.#further = [...this.#further, sheet];
    root.adoptedStyleSheets.push(sheetIn(root, sheet));
  }
}

function dress(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const sheets = styles.flatMap((style) => {
    const sheet = style instanceof CSSStyleSheet ? style : style.styleSheet;
    return sheet ? [sheet] : [];
  });
  root.adoptedStyleSheets = sheets.map((sheet) => sheetIn(root, sheet));
}

/** A sheet for the document of a root: itself in its own, a copy in another. */
function sheetIn({ ownerDocument }: ShadowRoot, sheet: CSSStyleSheet): CSSStyleSheet {
  const view = ownerDocument.defaultView;
  if (ownerDocument === document || view === null) return sheet;
  let known = copies.get(ownerDocument);
  if (known === undefined) copies.set(ownerDocument, (known = new WeakMap()));
  let copy = known.get(sheet);
  if (copy === undefined) {
    copy = new view.CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join("\n"));
    known.set(sheet, copy);
  }
  return copy;
}
