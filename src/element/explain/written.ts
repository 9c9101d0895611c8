import { html, nothing, type TemplateResult } from "lit";

/** A symbol of the table as it is printed: what follows an underscore is a subscript. */
export function written(symbol: string): TemplateResult {
  const [base = "", below] = symbol.split("_");
  return html`${base}${below === undefined ? nothing : html`<sub>${below}</sub>`}`;
}
