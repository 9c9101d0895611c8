import { css, type CSSResult } from "lit";

/** The header: name, views, undo, menus. On small screens what is rarely used folds into one menu. */
export const headerStyles: CSSResult = css`
  header {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 9px 20px 9px 24px;
    border-bottom: 1px solid var(--line);
    position: relative;
  }
  .wordmark {
    font-family: var(--font-serif);
    font-size: 21px;
    font-weight: 600;
    letter-spacing: -0.01em;
    /* half of the word behind a veil: what the tool is about */
    background: linear-gradient(100deg, var(--ink) 52%, var(--veil) 52%);
    background-clip: text;
    -webkit-background-clip: text;
    color: transparent;
  }
  .tagline {
    color: var(--muted);
    padding-top: 3px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .spacer {
    flex: 1;
  }
  .tabs {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: 7px;
  }
  .tabs [role="tab"] {
    border: 0;
    border-radius: 0;
    color: var(--muted);
  }
  .tabs [role="tab"]:first-child {
    border-radius: 6px 0 0 6px;
  }
  .tabs [role="tab"]:last-child {
    border-radius: 0 6px 6px 0;
  }
  .tabs [role="tab"] + [role="tab"] {
    border-left: 1px solid var(--line);
  }
  .tabs [role="tab"]:hover {
    color: var(--ink);
  }
  .tabs [aria-selected="true"],
  .tabs [aria-selected="true"]:hover {
    background: var(--ink);
    color: var(--paper);
  }
  header .tabs {
    margin-right: 6px;
  }
  .icon {
    display: block;
  }
  .icon-button {
    padding: 4px 6px 5px;
  }
  .steps {
    display: inline-flex;
  }
  .steps button:first-child {
    border-radius: 7px 0 0 7px;
  }
  .steps button:last-child {
    border-radius: 0 7px 7px 0;
    border-left: 0;
  }
  .steps button:disabled .icon {
    opacity: 0.45;
  }
  .menu-button,
  .menu .in-menu {
    display: none;
  }
  /* a popover on small screens, a part of the header on large ones */
  .menu {
    position: static;
    display: flex;
    gap: 10px;
    width: auto;
    height: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    color: inherit;
  }
  .menu button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .menu .lessons {
    align-self: center;
    padding: 0 4px;
    color: inherit;
    text-decoration-color: var(--muted);
    text-underline-offset: 3px;
  }
  .toast {
    position: absolute;
  }
  .toast:not(:empty) {
    right: 20px;
    top: calc(100% + 8px);
    z-index: 5;
    max-width: min(480px, calc(100vw - 32px));
    overflow-wrap: anywhere;
    padding: 5px 12px 6px;
    border-radius: 7px;
    background: var(--ink);
    color: var(--paper);
  }
  .examples {
    position: fixed;
    inset: 54px 20px auto auto;
    width: min(470px, calc(100vw - 24px));
    max-height: calc(100dvh - 74px);
    overflow-y: auto;
    margin: 0;
    padding: 14px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--ink);
  }
  .examples h2 {
    margin: 2px 10px 8px;
    font-family: var(--font-serif);
    font-size: 18px;
    font-weight: 600;
  }
  .example {
    display: block;
    width: 100%;
    text-align: left;
    border: 0;
    padding: 8px 10px 10px;
    border-radius: 8px;
  }
  .example:hover {
    background: var(--sunken);
  }
  .example strong {
    display: block;
  }
  .example span {
    color: var(--muted);
    font-size: 14px;
    line-height: 1.4;
  }
  @media (max-width: 1240px) {
    .tagline {
      display: none;
    }
  }
  @media (max-width: 1020px) {
    .menu-button {
      display: block;
    }
    .menu {
      display: none;
    }
    .menu:popover-open {
      position: fixed;
      inset: 50px 12px auto auto;
      display: grid;
      gap: 2px;
      min-width: 190px;
      padding: 8px;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--raised);
    }
    .menu button {
      border: 0;
      padding: 9px 12px 10px;
    }
    .menu .lessons {
      align-self: auto;
      padding: 9px 12px 10px;
      text-decoration: none;
    }
    .menu button:hover,
    .menu .lessons:hover {
      background: var(--sunken);
    }
    .menu .in-menu {
      display: inline-flex;
    }
    .share {
      display: none;
    }
  }
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    header {
      flex-wrap: wrap;
      gap: 6px;
      padding: 6px 10px 6px 14px;
    }
    header .tabs {
      order: 1;
      flex-basis: 100%;
      margin: 0;
    }
    header .tabs [role="tab"] {
      flex: 1;
      padding: 6px 4px 7px;
    }
    .examples {
      inset: 50px 12px auto 12px;
      width: auto;
    }
  }
  @media (max-width: 350px) {
    header {
      gap: 4px;
      padding-inline: 10px;
    }
    .wordmark {
      font-size: 18px;
    }
    header > button {
      padding-inline: 7px;
    }
    header .tabs [role="tab"] {
      padding-inline: 2px;
      font-size: 14px;
    }
  }
  @media (max-width: 860px) and (pointer: coarse) {
    header > button,
    .steps button {
      min-height: 38px;
      min-width: 38px;
    }
  }
`;
