import { css, type CSSResult } from "lit";

/** What every view is laid out by: title, figure, experiments, facts, tables. */
export const viewStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(var(--plot-height, 300px), 1fr) auto auto auto auto auto auto;
    min-height: 0;
  }
  .title {
    grid-row: 1;
  }
  .plot-box {
    grid-row: 2;
    min-height: 0;
    margin-top: 8px;
  }
  .sentence {
    margin: 0;
    font-family: var(--font-serif);
    font-size: 25px;
    line-height: 1.3;
    font-weight: 500;
    letter-spacing: -0.01em;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
  }
  .sentence select {
    field-sizing: content;
    font-size: inherit;
    font-weight: inherit;
    letter-spacing: inherit;
    background-color: transparent;
    border: 0;
    border-bottom: 1px dashed var(--muted);
    border-radius: 0;
    padding: 0 22px 0 2px;
    background-position:
      calc(100% - 10px) 58%,
      calc(100% - 5px) 58%;
    max-width: 100%;
  }
  .sentence .range {
    display: inline-flex;
    align-items: baseline;
    gap: 7px;
    font-family: var(--font-sans);
    font-size: 15px;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--muted);
  }
  .sentence .range input {
    width: 4.4em;
    text-align: center;
    color: var(--ink);
  }
  .sentence .range select {
    color: var(--ink);
  }
  .lead {
    margin: 5px 0 0;
    max-width: 112ch;
    color: var(--muted);
    /* room for two lines always: what is under it must not move when a preset's text gives way */
    min-height: 2.9em;
    text-wrap: pretty;
  }
  .legend {
    display: none;
    flex-wrap: wrap;
    gap: 0 16px;
    margin: 0 0 8px;
    padding: 0;
    list-style: none;
    font-size: 14px;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .simulate {
    grid-row: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    padding: 6px 0 10px;
  }
  .primary {
    min-width: 104px;
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
    font-weight: 600;
    padding: 6px 18px 7px;
  }
  .primary:hover {
    background: color-mix(in srgb, var(--ink) 86%, var(--paper));
  }
  .plan,
  .progress {
    color: var(--muted);
  }
  .progress {
    display: inline-flex;
    align-items: center;
    gap: 10px;
  }
  progress {
    width: 150px;
    height: 6px;
    appearance: none;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--sunken);
  }
  progress::-webkit-progress-bar {
    background: var(--sunken);
  }
  progress::-webkit-progress-value {
    background: var(--ink);
  }
  progress::-moz-progress-bar {
    background: var(--ink);
  }
  .view {
    display: inline-flex;
    align-items: center;
    gap: 20px;
    margin-left: auto;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
    cursor: pointer;
  }
  .check input {
    accent-color: var(--ink);
    width: 15px;
    height: 15px;
    margin: 0;
  }
  .agreement {
    flex-basis: 100%;
    margin: 0;
    min-height: 1.45em;
    color: var(--muted);
  }
  .agreement strong {
    color: var(--ink);
  }
  .agreement.disagrees strong {
    color: var(--error);
  }
  .hatch-note {
    margin: 0 0 8px;
    font-size: 13.5px;
    color: var(--muted);
  }
  .hatch-swatch {
    display: inline-block;
    width: 20px;
    height: 11px;
    margin-right: 7px;
    background: repeating-linear-gradient(-45deg, var(--hatch) 0 1px, transparent 1px 4px);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .facts {
    grid-row: 4;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 0;
    margin: 0;
    padding: 10px 0 0;
    border-top: 1px solid var(--line);
  }
  .facts > div {
    padding: 0 18px;
    border-left: 1px solid var(--line);
  }
  .facts > div:first-child {
    padding-left: 0;
    border-left: 0;
  }
  .facts dt {
    font-size: 13px;
    color: var(--muted);
    white-space: nowrap;
  }
  .facts dd {
    margin: 0;
    font-size: 17px;
    line-height: 1.3;
    min-width: 3.6em;
    white-space: nowrap;
  }
  .facts .main dd {
    font-weight: 650;
  }
  .facts .best dd button {
    font-size: 13px;
  }
  .stage-note {
    grid-row: 4;
  }
  .regime {
    grid-row: 5;
    margin: 6px 0 0;
    font-size: 13px;
    color: var(--muted);
  }
  .derived {
    grid-row: 6;
    margin-top: 8px;
    font-size: 13.5px;
  }
  .derived summary {
    cursor: pointer;
    color: var(--muted);
    width: fit-content;
  }
  .derived .facts {
    margin-top: 6px;
    border-top: 0;
    padding-top: 0;
  }
  .derived.formula {
    grid-row: 7;
  }
  .data {
    grid-row: 8;
    margin-top: 8px;
    font-size: 13.5px;
  }
  .data summary {
    cursor: pointer;
    color: var(--muted);
    width: fit-content;
  }
  .table-scroll {
    overflow: auto;
    max-height: 360px;
    margin-top: 8px;
  }
  .data table {
    border-collapse: collapse;
    text-align: right;
  }
  .data caption {
    text-align: left;
    font-weight: 600;
    padding: 4px 0;
  }
  .data th {
    font-weight: 400;
    color: var(--muted);
  }
  .data th,
  .data td {
    padding: 2px 18px 2px 0;
    border-bottom: 1px solid var(--grid);
    white-space: nowrap;
  }
  maskrisk-curves,
  maskrisk-spectrum,
  maskrisk-map {
    height: 100%;
  }
  .legend .swatch {
    width: 10px;
    height: 10px;
    border-radius: 50%;
  }
  /* a phone on its side: the figure fills what there is */
  @media (max-height: 480px) {
    :host {
      grid-template-rows: auto minmax(230px, 1fr) auto auto auto auto auto;
    }
    .lead {
      display: none;
    }
    .sentence {
      font-size: 18px;
    }
  }
  /* small screens: the figure stays while what is told about it scrolls under it */
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    :host {
      display: flex;
      flex-direction: column;
      padding: 0 16px 16px;
    }
    .title {
      display: contents;
    }
    .sentence {
      order: -1;
      padding-top: 8px;
      font-size: 19px;
    }
    .lead {
      min-height: 0;
      padding-top: 10px;
    }
    .legend {
      display: flex;
      margin-left: 8px;
    }
    .plot-box {
      order: -1;
      flex: none;
      position: sticky;
      top: 0;
      z-index: 4;
      display: grid;
      grid-template-rows: minmax(0, 1fr) auto;
      height: clamp(210px, 100cqh - 92px, 460px);
      margin: 2px -12px 0;
      padding: 0 4px;
      background: var(--paper);
      border-bottom: 1px solid var(--line);
    }
    .view {
      margin-left: 0;
      flex-wrap: wrap;
      gap: 2px 20px;
    }
    .facts > div {
      padding: 0 14px 0 0;
      border-left: 0;
    }
  }
`;
