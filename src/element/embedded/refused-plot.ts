import { html, render } from "lit";
import type { MaskriskPlotEvents } from "./maskrisk-element.types.ts";

const REFUSED =
  "This plot cannot be drawn: the content security policy of this page requires trusted types, and does not allow the policy “lit-html”.";

/** Whether the page's content security policy lets no template be made. */
export function templatesRefused(): boolean {
  try {
    render(html`<i></i>`, document.createDocumentFragment());
    return false;
  } catch {
    return true;
  }
}

/** Stands for a plot in pages where none can be drawn: it says why, and shows its children. */
export class RefusedPlot extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot !== null) return;
    const reason = document.createElement("p");
    reason.role = "alert";
    reason.textContent = REFUSED;
    this.attachShadow({ mode: "open" }).append(reason, document.createElement("slot"));
    const detail: MaskriskPlotEvents["error"] = { faults: [REFUSED] };
    this.dispatchEvent(new CustomEvent("error", { detail }));
  }
}
