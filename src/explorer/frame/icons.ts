import { html, type TemplateResult } from "lit";

function icon(path: string): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;
}

export const undoIcon: TemplateResult = icon("M7.5 4 4 7.5 7.5 11M4.5 7.5h7a4.5 4.5 0 0 1 0 9H8");
export const redoIcon: TemplateResult = icon(
  "M12.5 4 16 7.5 12.5 11M15.5 7.5h-7a4.5 4.5 0 0 0 0 9H12",
);
export const menuIcon: TemplateResult = icon("M3.5 5.5h13M3.5 10h13M3.5 14.5h13");
export const schemeIcon: TemplateResult = icon(
  "M10 3a7 7 0 1 0 0 14V3ZM10 3a7 7 0 0 1 0 14M7.5 4v12M5.2 5.3v9.4",
);
export const linkIcon: TemplateResult = icon(
  "M8.4 11.6a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-.9.9M11.6 8.4a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l.9-.9",
);
