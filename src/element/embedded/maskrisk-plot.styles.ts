import { css, unsafeCSS, type CSSResult } from "lit";
import tokens from "../tokens.css?inline";

/** The colours and type of the page, on the element: variables set on it from outside come first. */
const hostTokens: CSSResult = unsafeCSS(
  tokens
    // a build may have taken the quotation marks away
    .replaceAll(/:root:not\(\[data-theme="?light"?\]\)/g, ':host(:not([theme="light"]))')
    .replaceAll(/:root\[data-theme="?dark"?\]/g, ':host([theme="dark"])')
    .replaceAll(":root", ":host"),
);

/** An embedded plot: its room on the page, its controls under it. */
export const embeddedStyles: CSSResult = css`
  ${hostTokens}
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
    background: var(--paper);
    color: var(--ink);
    font: 15px/1.4 var(--font-sans);
  }
  /* children and plot lie in the same place, as high as the higher of the two */
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack > * {
    grid-area: 1 / 1;
    min-width: 0;
  }
  :host([hidden]),
  slot[hidden] {
    display: none;
  }
  /* nothing of the page's type leaks in: no capitals in place of symbols, no spacing, no centring */
  figure,
  .faults {
    all: initial;
    display: block;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    box-sizing: border-box;
    color: var(--ink);
    font: 15px/1.4 var(--font-sans);
    font-variant-numeric: tabular-nums lining-nums;
  }
  figure {
    padding: 4px 4px 8px;
  }
  /* what the element shows meanwhile keeps its place until the plot is drawn */
  .covered {
    visibility: hidden;
  }
  slot {
    display: block;
  }
  .room {
    /* lead, foot and padding; the bar of controls; the title */
    padding-bottom: calc(67px + var(--bar, 0px) + var(--titled, 0px));
  }
  .room.min,
  .room.full {
    --bar: 50px;
  }
  .room[data-titled] {
    --titled: 35px;
  }
  .room,
  .plot-box {
    height: var(--maskrisk-height, clamp(240px, 58cqi, 460px));
  }
  maskrisk-curves {
    height: 100%;
  }
  figcaption {
    padding: 8px 12px 2px;
    font: 600 19px/1.3 var(--font-serif);
  }
  .lead {
    margin: 0;
    padding: 4px 12px;
    color: var(--muted);
    font-size: 14px;
  }
  .legend {
    display: none;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 0 12px 6px;
    padding: 0;
    list-style: none;
    font-size: 14px;
  }
  .legend .swatch {
    forced-color-adjust: none;
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-right: 6px;
    border-radius: 50%;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 32px;
    align-items: center;
    padding: 4px 12px;
  }
  .marker-control {
    flex: 1 1 180px;
    max-width: 420px;
  }
  .simulate {
    flex: 1 1 340px;
    display: flex;
    gap: 4px 12px;
    align-items: center;
    min-width: 0;
  }
  /* one line, whatever it says: nothing around it moves while experiments run */
  .plan {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    width: 84px;
  }
  button.primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .plan,
  .notice {
    color: var(--muted);
    font-size: 14px;
  }
  .notice {
    margin: 2px 12px;
  }
  .wrong,
  .faults {
    color: var(--error);
  }
  .faults {
    padding: 8px 12px;
    overflow-wrap: anywhere;
  }
  .faults p,
  .faults ul {
    margin: 2px 0;
  }
  .sections {
    columns: 270px;
    column-gap: 28px;
    padding: 6px 12px;
    border-top: 1px solid var(--line);
  }
  summary {
    width: fit-content;
    padding: 3px 0;
    cursor: pointer;
  }
  .sections details {
    break-inside: avoid;
  }
  .sections summary {
    font: 600 16px/1.4 var(--font-serif);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 24px;
    align-items: baseline;
    padding: 2px 12px;
    color: var(--muted);
    font-size: 14px;
  }
  .foot a {
    color: var(--focus);
  }
  .foot details[open] {
    flex: 1 0 100%;
  }
  .table-scroll {
    overflow: auto;
    max-height: 320px;
  }
  table {
    border-collapse: collapse;
    color: var(--ink);
    text-align: right;
  }
  caption {
    text-align: left;
    font-weight: 600;
  }
  th,
  td {
    padding: 2px 18px 2px 0;
    border-bottom: 1px solid var(--grid);
    font-weight: 400;
    white-space: nowrap;
  }
  @media print {
    :host([theme]),
    :host(:not([theme])) {
      --paper: #ffffff;
      --panel: #ffffff;
      --ink: #1c1e22;
      --muted: #565c66;
      --line: #c9c5ba;
      --grid: #e7e4dc;
      background: none;
    }
    figure {
      break-inside: avoid;
    }
    .bar,
    .sections,
    .legend,
    .foot details:not([open]),
    .foot summary {
      display: none !important;
    }
    .table-scroll {
      max-height: none;
    }
  }
  @container (max-width: 627px) {
    .legend {
      display: flex;
    }
  }
`;
