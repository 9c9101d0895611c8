import { css, type CSSResult } from "lit";

export const appStyles: CSSResult = css`
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
    grid-template-rows: auto auto minmax(300px, 1fr) auto auto auto auto;
    min-height: 0;
    overflow-y: auto;
    padding: 18px 28px 14px 28px;
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
  .title {
    grid-row: 2;
  }
  .plot-box {
    grid-row: 3;
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
    max-width: 88ch;
    color: var(--muted);
    min-height: 1.45em;
    text-wrap: pretty;
  }
  .simulate {
    grid-row: 4;
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
    color: var(--muted);
  }
  .agreement strong {
    color: var(--ink);
  }
  .agreement.disagree strong {
    color: var(--error);
  }
  .facts {
    grid-row: 5;
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
  .regime {
    grid-row: 6;
    margin: 6px 0 0;
    font-size: 13px;
    color: var(--muted);
  }
  .data {
    grid-row: 7;
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
  .panel {
    overflow-y: auto;
    background: var(--panel);
    border-left: 1px solid var(--line);
    padding: 6px 20px 30px;
    scrollbar-width: thin;
  }
  .group {
    padding: 12px 0 12px;
  }
  .group + .group {
    border-top: 1px solid var(--line);
  }
  .group h2 {
    margin: 0 0 6px;
    font-family: var(--font-serif);
    font-size: 18px;
    font-weight: 600;
    letter-spacing: -0.005em;
  }
  .curves {
    list-style: none;
    margin: 0 0 8px;
    padding: 0;
  }
  .curves li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto 78px;
    align-items: center;
    gap: 8px;
    min-height: 31px;
  }
  .curves .current .curve-name {
    font-weight: 650;
  }
  .swatch {
    width: 14px;
    height: 14px;
    border-radius: 50%;
  }
  button.swatch {
    padding: 0;
    background: var(--tone);
    border: 2px solid var(--tone);
  }
  .hidden button.swatch {
    background: transparent;
  }
  input.curve-name {
    width: 100%;
    background: transparent;
    border: 1px solid transparent;
    border-radius: 4px;
    padding: 1px 4px;
    margin-left: -5px;
    text-overflow: ellipsis;
  }
  input.curve-name:hover {
    background: var(--sunken);
  }
  .hidden .curve-name {
    color: var(--muted);
  }
  .curve-tools {
    display: inline-flex;
    justify-content: flex-end;
  }
  .pin {
    width: 100%;
    border-style: dashed;
    color: var(--muted);
  }
  .pin:hover:not(:disabled) {
    color: var(--ink);
  }
  maskrisk-number + maskrisk-number,
  maskrisk-list + maskrisk-number,
  maskrisk-number + maskrisk-list {
    margin-top: 5px;
  }
  maskrisk-plot {
    height: 100%;
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
  @media (max-width: 1180px) {
    .tagline {
      display: none;
    }
    main {
      grid-template-columns: minmax(0, 1fr) 320px;
    }
  }
  @media (max-width: 860px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    header {
      padding: 7px 12px 7px 16px;
      gap: 6px;
    }
    header button {
      padding: 4px 9px 5px;
    }
    main {
      display: block;
    }
    .stage {
      display: contents;
    }
    .banner,
    .title,
    .simulate,
    .facts,
    .regime,
    .data {
      margin-left: 16px;
      margin-right: 16px;
    }
    .title {
      padding-top: 12px;
    }
    .sentence {
      font-size: 20px;
    }
    .plot-box {
      position: sticky;
      top: 0;
      z-index: 4;
      height: min(46dvh, 380px);
      margin: 6px 0 0;
      padding: 0 8px;
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
    .panel {
      border-left: 0;
      border-top: 1px solid var(--line);
      margin-top: 14px;
      overflow: visible;
      padding: 6px 16px 40px;
    }
  }
`;
