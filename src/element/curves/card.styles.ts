import { css, type CSSResult } from "lit";

/** The card that a reading is told on. */
export const cardStyles: CSSResult = css`
  .card {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 3;
    box-sizing: border-box;
    width: max-content;
    max-width: min(290px, 72cqw);
    max-height: calc(100cqh - 4px);
    overflow: hidden auto;
    padding: 8px 12px 9px;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: 4px;
    pointer-events: none;
    font-size: 13px;
    line-height: 1.36;
  }
  .card.pinned {
    border-color: var(--ink);
    pointer-events: auto;
  }
  .card-head {
    color: var(--muted);
    margin-bottom: 2px;
  }
  .card-head i {
    font-family: var(--font-serif);
  }
  .card table {
    border-collapse: collapse;
    width: 100%;
  }
  .card th {
    text-align: left;
    font-weight: 400;
    padding: 0 16px 0 0;
    overflow-wrap: anywhere;
  }
  .card td {
    text-align: right;
    white-space: nowrap;
    padding: 0;
  }
  .card .told td,
  .card .told th {
    font-weight: 650;
  }
  .card-detail {
    margin: 5px 0 0;
    padding: 4px 0 0;
    border-top: 1px solid var(--line);
  }
  .card-detail div {
    position: relative;
    display: flex;
    justify-content: space-between;
    gap: 18px;
  }
  .card-detail dt {
    color: var(--muted);
  }
  .card-detail dd {
    margin: 0;
    white-space: nowrap;
  }
  .card-detail .part dt {
    padding-left: 12px;
  }
  .card-detail .sources {
    display: block;
    padding: 2px 0 3px 12px;
  }
  .source-bar {
    display: flex;
    gap: 1px;
    height: 5px;
    margin: 2px 0;
  }
  .source-bar span {
    min-width: 1px;
  }
  .card-detail .source-names {
    display: flex;
    gap: 10px;
    font-size: 12px;
    color: var(--muted);
  }
  .source-names .key {
    width: 7px;
    height: 7px;
    border-radius: 1px;
    margin-right: 4px;
  }
  .card-note {
    margin: 5px 0 0;
    color: var(--muted);
    font-size: 12.5px;
    max-width: 38ch;
  }
  /* low plots: side by side rather than cut off */
  @container (max-height: 420px) and (min-width: 620px) {
    .card {
      display: grid;
      grid-template-columns: auto auto;
      gap: 0 22px;
      max-width: none;
    }
    .card > div > .card-detail:first-child {
      margin-top: 0;
      padding-top: 0;
      border-top: 0;
    }
    .card .card-tools {
      grid-column: 1 / 3;
    }
  }
  /* small plots: values alone until the card is asked to stay, so that the curves can be seen */
  @container (max-width: 560px) or (max-height: 280px) {
    .card {
      max-width: min(250px, 62cqw);
      padding: 5px 10px 6px;
      font-size: 12.5px;
    }
    .card:not(.pinned) > div + div,
    .card:not(.pinned) .card-detail {
      display: none;
    }
    .card.pinned {
      max-height: max(150px, 58cqh);
    }
  }
  .card-tools {
    display: flex;
    gap: 8px;
    margin-top: 7px;
  }
  .card-tools button {
    font: inherit;
    color: var(--ink);
    background: transparent;
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 1px 8px 2px;
    cursor: pointer;
  }
  .card-tools button:hover {
    border-color: var(--ink);
  }
  .card-tools button:focus-visible {
    outline: 2px solid var(--focus);
  }
  .key {
    display: inline-block;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    margin-right: 7px;
  }
  .caution {
    margin: 5px 0 0;
    color: var(--warn);
    font-size: 12.5px;
    max-width: 38ch;
  }
`;
