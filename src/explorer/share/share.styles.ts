import { css, type CSSResult } from "lit";

/** The dialog: kinds on the left, what is shared on the right; on phones one above the other. */
export const shareStyles: CSSResult = css`
  dialog {
    width: min(980px, calc(100vw - 40px));
    height: min(700px, calc(100dvh - 40px));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--ink);
    font-size: 15px;
    line-height: 1.45;
    overflow: hidden;
  }
  dialog::backdrop {
    background: color-mix(in srgb, var(--paper) 72%, transparent);
  }
  .frame {
    display: grid;
    grid-template: auto minmax(0, 1fr) / 196px minmax(0, 1fr);
    height: 100%;
  }
  .head {
    grid-column: 1 / -1;
    display: flex;
    align-items: baseline;
    gap: 14px;
    padding: 15px 14px 13px 26px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    margin: 0;
    font-family: var(--font-serif);
    font-size: 21px;
    font-weight: 600;
  }
  .what {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--muted);
  }
  .kinds {
    display: flex;
    flex-direction: column;
    padding: 12px 0;
    border-right: 1px solid var(--line);
    background: var(--panel);
  }
  .kinds [role="tab"] {
    padding: 8px 14px 9px 24px;
    border: 0;
    border-left: 2px solid transparent;
    border-radius: 0;
    text-align: left;
    color: var(--muted);
    outline-offset: -3px;
  }
  .kinds [role="tab"]:hover {
    color: var(--ink);
  }
  .kinds [aria-selected="true"],
  .kinds [aria-selected="true"]:hover {
    border-left-color: var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 13px;
    min-width: 0;
    padding: 16px 24px 22px;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -3px;
  }
  .help {
    margin: 0;
    color: var(--muted);
    text-wrap: pretty;
  }
  .formats {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .formats label {
    position: relative;
    padding: 1px 0 3px;
    border-bottom: 2px solid transparent;
    color: var(--muted);
    cursor: pointer;
  }
  .formats label:hover {
    color: var(--ink);
  }
  .formats label:has(:checked) {
    border-bottom-color: var(--ink);
    color: var(--ink);
  }
  .formats label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .formats input {
    position: absolute;
    inset: 0;
    opacity: 0;
    margin: 0;
    cursor: pointer;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 10px 20px;
  }
  .options label {
    display: inline-grid;
    gap: 2px;
    font-size: 13.5px;
    color: var(--muted);
  }
  .options label.flag {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding-bottom: 6px;
    font-size: 15px;
    color: var(--ink);
  }
  .options :is(select, input:not([type="checkbox"])) {
    font-size: 15px;
    color: var(--ink);
  }
  .options input:not([type="checkbox"]) {
    padding: 3px 8px 4px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: transparent;
  }
  .options input[type="number"] {
    width: 6em;
  }
  .options input[type="checkbox"] {
    margin: 0;
    accent-color: var(--ink);
  }
  .text {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 10px;
    align-items: start;
  }
  textarea {
    width: 100%;
    min-height: 3.2em;
    padding: 9px 12px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--paper);
    font:
      13px/1.5 ui-monospace,
      "SF Mono",
      "Cascadia Mono",
      Menlo,
      Consolas,
      monospace;
    overflow-wrap: anywhere;
    resize: vertical;
  }
  .strong {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  .copy {
    min-width: 5.6em;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .told {
    min-height: 1.45em;
    margin: -6px 0 0;
    font-size: 14px;
    color: var(--muted);
  }
  .told.wrong {
    color: var(--error);
  }
  .preview {
    flex: 1 0 240px;
    display: grid;
    min-height: 240px;
    border-top: 1px solid var(--line);
    padding-top: 13px;
  }
  .preview img {
    justify-self: start;
    max-width: 100%;
    max-height: 100%;
    min-height: 0;
    object-fit: contain;
    object-position: left top;
  }
  .preview img.bare {
    background: repeating-conic-gradient(#d9d9d9 0 25%, #ffffff 0 50%) 0 0 / 16px 16px;
  }
  .preview iframe {
    width: 100%;
    border: 0;
  }
  @media (max-width: 700px) {
    dialog {
      width: 100vw;
      max-width: 100vw;
      height: 100dvh;
      max-height: 100dvh;
      border: 0;
      border-radius: 0;
    }
    .frame {
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    }
    .head {
      padding: 10px 8px 9px 16px;
    }
    .kinds {
      flex-direction: row;
      overflow-x: auto;
      scrollbar-width: none;
      padding: 0;
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    .kinds [role="tab"] {
      flex: 1 0 auto;
      min-height: 44px;
      padding: 4px 12px;
      border-left: 0;
      border-bottom: 2px solid transparent;
      white-space: nowrap;
    }
    .kinds [aria-selected="true"],
    .kinds [aria-selected="true"]:hover {
      border-bottom-color: var(--ink);
    }
    .body {
      padding: 14px 16px 20px;
    }
    .text {
      grid-template-columns: minmax(0, 1fr);
    }
    .copy,
    .files button {
      min-height: 40px;
    }
  }
`;
