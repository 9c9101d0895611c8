import { css, type CSSResult } from "lit";

/** The claims as a document: lines that unfold into their evidence. */
export const claimsViewStyles: CSSResult = css`
  /* a claim that is looked for is shown once nothing above it moves it any more */
  .seeking .group {
    visibility: hidden;
  }
  :host {
    display: block;
  }
  .claims {
    max-width: 1060px;
    margin: 0 auto;
    padding-bottom: 48px;
  }
  .title {
    display: block;
  }
  .lead {
    max-width: 84ch;
    min-height: 0;
  }
  a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .tally {
    margin: 10px 0 0;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .group h2 {
    margin: 34px 0 0;
    padding-bottom: 6px;
    font-size: 13px;
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--muted);
    border-bottom: 1px solid var(--ink);
  }
  .claim {
    border-bottom: 1px solid var(--line);
    scroll-margin-top: 8px;
  }
  .claim h3 {
    margin: 0;
    font-weight: inherit;
  }
  .line {
    display: grid;
    grid-template-columns: 168px minmax(0, 1fr) 112px 14px;
    gap: 20px;
    align-items: center;
    width: 100%;
    min-height: 58px;
    padding: 8px 4px;
    border: 0;
    border-radius: 4px;
    text-align: left;
    line-height: 1.35;
  }
  .line:hover {
    background: var(--panel);
  }
  .statement {
    font-family: var(--font-serif);
    font-size: 18px;
    text-wrap: pretty;
  }
  .telling {
    margin-left: 6px;
    font-family: var(--font-sans);
    font-size: 15px;
    color: var(--muted);
    white-space: nowrap;
  }
  .condition-of {
    display: block;
    font-family: var(--font-sans);
    font-size: 15px;
    color: var(--muted);
  }
  .spark {
    width: 112px;
    height: 34px;
  }
  .fold {
    width: 12px;
    height: 12px;
  }
  .fold path {
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.6;
  }
  .open .fold {
    transform: rotate(180deg);
  }
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-size: 14px;
    font-weight: 600;
    white-space: nowrap;
  }
  .verdict svg {
    flex: none;
    width: 16px;
    height: 16px;
  }
  .verdict.small {
    font-size: 13px;
    gap: 6px;
  }
  .verdict.small svg {
    width: 13px;
    height: 13px;
  }
  .holds {
    color: var(--series-2);
  }
  .only-if {
    color: var(--warn);
  }
  .fails {
    color: var(--error);
  }
  .untestable,
  .pending {
    color: var(--muted);
  }
  .body {
    padding: 4px 4px 26px;
  }
  .body[hidden] {
    display: none;
  }
  .evidence {
    display: grid;
    grid-template-columns: minmax(0, 420px) minmax(0, 1fr);
    gap: 12px 36px;
    align-items: start;
  }
  .chart {
    margin: 0;
    max-width: 440px;
  }
  .chart > svg {
    display: block;
    width: 100%;
    height: auto;
    overflow: visible;
  }
  .chart text {
    font-size: 12.5px;
    fill: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .chart .axis-name {
    fill: var(--ink);
  }
  .grid {
    stroke: var(--grid);
  }
  .base {
    stroke: var(--muted);
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    padding-left: 4px;
    font-size: 13.5px;
  }
  figcaption span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .swatch {
    width: 22px;
    height: 8px;
  }
  .simulated {
    color: var(--muted);
  }
  .ruling {
    margin: 2px 0 12px;
    font-size: 17px;
    line-height: 1.4;
    font-weight: 600;
    text-wrap: pretty;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 16px;
    margin: 0;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    text-wrap: pretty;
  }
  .table-scroll {
    max-height: none;
    margin-top: 18px;
  }
  table {
    border-collapse: collapse;
    font-size: 14px;
  }
  th {
    font-weight: 400;
    text-align: left;
  }
  thead th {
    color: var(--muted);
    vertical-align: bottom;
    line-height: 1.25;
  }
  th,
  td {
    padding: 3px 22px 3px 0;
    border-bottom: 1px solid var(--grid);
  }
  td,
  thead th:not(:first-child) {
    text-align: right;
    white-space: nowrap;
  }
  thead th:not(:first-child) {
    max-width: 9.5em;
    white-space: normal;
  }
  .condition th {
    padding-top: 10px;
    font-weight: 600;
  }
  .met {
    color: var(--series-2);
  }
  .unmet {
    color: var(--error);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-top: 18px;
  }
  .permalink {
    margin-left: auto;
    color: var(--muted);
    font-size: 14px;
  }
  .trial h4 {
    margin: 20px 0 4px;
    font-size: 15px;
    font-weight: 600;
  }
  .sentence-of-trial {
    margin: 0;
  }
  .distrust {
    color: var(--muted);
  }
  abbr {
    text-decoration: none;
  }
  .scan .chart {
    margin-top: 14px;
  }
  @media (max-width: 860px) {
    .title {
      display: block;
    }
    .line {
      grid-template-columns: minmax(0, 1fr) 84px 14px;
      gap: 4px 12px;
      padding: 10px 0 12px;
    }
    .line .verdict {
      grid-column: 1;
    }
    .line .statement {
      grid-row: 2;
      grid-column: 1 / 4;
      font-size: 17px;
    }
    .line .spark {
      grid-row: 1;
      grid-column: 2;
      width: 84px;
      height: 26px;
    }
    .line .fold {
      grid-row: 1;
      grid-column: 3;
    }
    .evidence {
      grid-template-columns: minmax(0, 1fr);
    }
    .words {
      grid-row: 1;
    }
    .body {
      padding: 0 0 26px;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-bottom: 8px;
    }
    th,
    td {
      padding-right: 14px;
    }
    tbody th[scope="row"] {
      min-width: 10.5em;
    }
  }
  @media print {
    .actions,
    .fold,
    .line .spark {
      display: none;
    }
    .line {
      grid-template-columns: 168px minmax(0, 1fr);
    }
    .claim {
      break-inside: avoid;
    }
    .table-scroll {
      overflow: visible;
    }
  }
`;
