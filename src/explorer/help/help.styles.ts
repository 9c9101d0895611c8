import { css, type CSSResult } from "lit";

/** The help sheet: one column of reading, its tabs always in sight. */
export const helpStyles: CSSResult = css`
  dialog {
    width: min(680px, calc(100vw - 24px));
    height: min(720px, calc(100dvh - 32px));
    max-height: none;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--ink);
    font-size: 15px;
    line-height: 1.45;
  }
  dialog::backdrop {
    background: color-mix(in srgb, var(--paper) 72%, transparent);
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .top {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 14px 14px 6px 24px;
  }
  h2 {
    margin: 0;
    font-family: var(--font-serif);
    font-size: 21px;
    font-weight: 600;
  }
  h3 {
    margin: 14px 0 6px;
    font-size: 15px;
    font-weight: 600;
  }
  .close {
    min-width: 36px;
    min-height: 36px;
    font-size: 20px;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 0 18px;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    padding: 6px 8px 8px;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    color: var(--muted);
  }
  .tabs button[aria-selected="true"] {
    border-bottom-color: var(--ink);
    color: var(--ink);
  }
  .page {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 14px 24px 18px;
  }
  .page:focus-visible {
    outline-offset: -3px;
  }
  dl {
    margin: 0;
  }
  dl.words,
  dl.terms {
    display: grid;
    grid-template-columns: minmax(110px, 170px) 1fr;
    gap: 7px 18px;
  }
  dl.words dt {
    font-weight: 600;
  }
  dl.terms dt i {
    display: inline-block;
    min-width: 2.6em;
    margin-right: 6px;
    font-family: var(--font-serif);
  }
  dl.keys {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 6px 18px;
  }
  dl.keys dt {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 4px;
  }
  dd {
    margin: 0;
    color: var(--muted);
  }
  .unit {
    white-space: nowrap;
    font-size: 13.5px;
  }
  .unit::before {
    content: "· ";
  }
  kbd {
    font: inherit;
    font-size: 13.5px;
    padding: 0 6px 1px;
    border: 1px solid var(--line);
    border-radius: 4px;
    white-space: nowrap;
  }
  input[type="search"] {
    width: 100%;
    min-height: 36px;
    padding: 4px 10px 5px;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 7px;
  }
  a {
    color: inherit;
  }
  .sources {
    margin: 14px 0 0;
    color: var(--muted);
    font-size: 14px;
  }
  .foot {
    display: flex;
    gap: 16px;
    align-items: center;
    padding: 10px 24px 14px;
    border-top: 1px solid var(--line);
  }
  @media (max-width: 560px) {
    dl.words,
    dl.terms {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dl.words dd,
    dl.terms dd {
      margin-bottom: 9px;
    }
    .top,
    .page,
    .foot {
      padding-left: 16px;
      padding-right: 12px;
    }
    .tabs {
      padding: 0 10px;
    }
    .tabs button,
    .foot button {
      min-height: 44px;
    }
  }
`;
