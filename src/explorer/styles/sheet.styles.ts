import { css, type CSSResult } from "lit";

/** Small screens: the controls as a sheet at the bottom, one section at a time. */
export const sheetStyles: CSSResult = css`
  .sheet {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: 0;
    border-left: 0;
    border-top: 1px solid var(--line);
    overflow: visible;
  }
  .sheet-head {
    padding: 6px 16px 4px;
  }
  .sheet-head:not(:has(*)) {
    display: none;
  }
  .sheet .tabs {
    display: flex;
    overflow-x: auto;
    scrollbar-width: none;
    border: 0;
    border-radius: 0;
    border-top: 1px solid var(--line);
  }
  .sheet .tabs [role="tab"] {
    flex: 1 0 auto;
    min-height: 44px;
    padding: 4px 5px;
    border: 0;
    border-radius: 0;
    border-top: 2px solid transparent;
    outline-offset: -3px;
  }
  .sheet .tabs [aria-selected="true"],
  .sheet .tabs [aria-selected="true"]:hover {
    background: none;
    border-top-color: var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .sheet-body {
    height: clamp(120px, 27dvh - 20px, 300px);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 4px 16px 18px;
    border-top: 1px solid var(--line);
  }
  .sheet-body[hidden] {
    display: none;
  }
  .sheet-body > maskrisk-number,
  .sheet-body > maskrisk-list,
  .sheet-body > maskrisk-choice {
    margin-top: 8px;
  }
  @media (min-width: 600px) {
    .sheet-body {
      columns: 2;
      column-gap: 36px;
    }
    .sheet-body > * {
      break-inside: avoid;
    }
  }
`;
