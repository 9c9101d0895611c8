import { css, type CSSResult } from "lit";

/** The frame of the page: header, starting points, the two columns. */
export const frameStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    height: 100dvh;
    background: var(--paper);
    font-size: 15px;
    line-height: 1.45;
  }
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
  }
  header .tabs {
    margin-right: 14px;
  }
  .spacer {
    flex: 1;
  }
  .toast:not(:empty) {
    position: absolute;
    right: 20px;
    top: calc(100% + 8px);
    z-index: 5;
    max-width: min(480px, 80vw);
    overflow-wrap: anywhere;
    padding: 5px 12px 6px;
    border-radius: 7px;
    background: var(--ink);
    color: var(--paper);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 356px;
    min-height: 0;
  }
  .stage {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    overflow-y: auto;
    padding: 18px 28px 14px 28px;
  }
  .stage > .view {
    grid-row: 2;
  }
  .banner {
    grid-row: 1;
    margin-bottom: 14px;
    padding: 10px 16px 12px;
    border: 1px solid var(--error);
    border-radius: 8px;
  }
  .banner p,
  .banner ul {
    margin: 0 0 8px;
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
    border-radius: 12px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 16px 50px rgb(0 0 0 / 22%);
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
`;
