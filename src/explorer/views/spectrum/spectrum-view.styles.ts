import { css, type CSSResult } from "lit";

/** Layout of the spectrum: the figure, its key, two companions side by side, facts, tables. */
export const spectrumViewStyles: CSSResult = css`
  :host {
    grid-template-rows: auto auto auto auto auto auto auto;
    align-content: start;
  }
  .plot-box {
    height: clamp(360px, 44dvh, 520px);
  }
  .key {
    grid-row: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 18px;
    margin: 2px 0 0;
    font-size: 13px;
    color: var(--muted);
  }
  .key svg {
    width: 26px;
    height: 12px;
    vertical-align: -1px;
    margin-right: 5px;
  }
  .key .error {
    color: var(--error);
  }
  .scales {
    margin-left: auto;
    display: inline-flex;
    gap: 2px;
    align-items: baseline;
  }
  .scales button {
    border: 0;
    border-radius: 5px;
    padding: 1px 7px 2px;
    font-size: 13px;
    color: var(--muted);
  }
  .scales button[aria-pressed="true"] {
    background: var(--sunken);
    color: var(--ink);
    font-weight: 600;
  }
  .companions {
    grid-row: 4;
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    gap: 0 40px;
    margin-top: 16px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .companion {
    display: grid;
    grid-template-rows: auto 1fr auto;
    min-width: 0;
  }
  .companion h2 {
    margin: 0 0 4px;
    font-family: var(--font-serif);
    font-size: 17px;
    font-weight: 600;
    letter-spacing: -0.005em;
  }
  .companion > .figure {
    position: relative;
    height: 196px;
  }
  maskrisk-spikes,
  maskrisk-recovery {
    height: 100%;
  }
  .companion p {
    margin: 3px 0 0;
    min-height: 2.9em;
    font-size: 13px;
    line-height: 1.45;
    color: var(--muted);
    text-wrap: pretty;
  }
  .companion p strong {
    color: var(--ink);
    font-weight: 600;
  }
  .swatch {
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-right: 4px;
    background: var(--tone);
  }
  .swatch.light {
    opacity: 0.36;
  }
  .nothing {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 0 10%;
    text-align: center;
    color: var(--muted);
    font-size: 14px;
    text-wrap: balance;
  }
  .facts {
    grid-row: 5;
    margin-top: 14px;
  }
  .regime {
    grid-row: 6;
  }
  .data {
    grid-row: 7;
  }
  @media (max-width: 1000px) {
    .companions {
      grid-template-columns: minmax(0, 1fr);
      gap: 18px 0;
    }
  }
  @media (max-width: 860px) {
    .plot-box {
      display: block;
      position: relative;
      height: clamp(290px, 100cqh - 60px, 460px);
    }
    .facts dd {
      white-space: normal;
    }
  }
`;
