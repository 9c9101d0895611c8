import { css, type CSSResult } from "lit";

/** Layout of a table: the answer, the plot beside its two companions, what is behind them. */
export const dataViewStyles: CSSResult = css`
  :host {
    display: block;
    min-height: 0;
  }
  .plots,
  .other,
  .facts,
  .dropped,
  .onwards {
    margin-top: 10px;
  }
  :host([data-over]) {
    outline: 2px dashed var(--focus);
    outline-offset: 6px;
  }
  .start {
    margin: 0 auto;
    width: min(820px, 100%);
    padding: 12px 0;
  }
  .start h1 {
    margin: 0;
    font-family: var(--font-serif);
    font-size: 30px;
    line-height: 1.2;
    font-weight: 500;
    letter-spacing: -0.01em;
  }
  .start h2 {
    margin: 22px 0 8px;
    font-size: 15px;
    font-weight: 600;
  }
  .start .lead {
    min-height: 0;
    margin-bottom: 18px;
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 30px 24px 18px;
    border: 1.5px dashed var(--muted);
    border-radius: 12px;
    background: var(--panel);
    text-align: center;
  }
  .drop .big {
    margin: 0;
    font-family: var(--font-serif);
    font-size: 21px;
  }
  .drop .kinds,
  .privacy {
    margin: 0;
    color: var(--muted);
    font-size: 14px;
    text-wrap: pretty;
  }
  .drop .privacy {
    margin-top: 10px;
    max-width: 68ch;
  }
  .privacy strong {
    color: var(--ink);
  }
  .file {
    position: relative;
    display: inline-block;
    padding: 5px 14px 6px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    cursor: pointer;
  }
  .drop .file {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    width: 100%;
    font-size: 0;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .samples button {
    display: grid;
    gap: 2px;
    width: 100%;
    height: 100%;
    align-content: start;
    padding: 10px 14px 12px;
    text-align: left;
    white-space: normal;
  }
  .samples span {
    color: var(--muted);
    font-size: 14px;
    line-height: 1.3;
  }
  .work {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    margin-top: 10px;
  }
  .work.refused {
    display: block;
    padding: 8px 14px;
    border: 1px solid var(--error);
    border-radius: 8px;
    overflow-wrap: anywhere;
  }
  .work.refused p,
  .work.refused ul {
    margin: 0;
  }
  .sentence .range select,
  .sentence .range input {
    font-size: 15px;
  }
  .sentence > select {
    max-width: 15em;
  }
  .cautions,
  .sound {
    margin: 8px 0 0;
    font-size: 14px;
    color: var(--muted);
  }
  .cautions {
    padding-left: 12px;
    border-left: 3px solid var(--warn);
    max-width: 120ch;
  }
  .cautions p {
    margin: 0 0 2px;
  }
  .cautions summary {
    cursor: pointer;
    width: fit-content;
  }
  .advice {
    margin: 10px 0 0;
    font-family: var(--font-serif);
    font-size: 20px;
    line-height: 1.35;
    text-wrap: pretty;
    min-height: 1.35em;
  }
  .advice.stale {
    color: var(--muted);
  }
  .advice button {
    font-family: var(--font-sans);
  }
  .plots {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(250px, 32%);
    gap: 0 22px;
    height: clamp(400px, 54dvh, 620px);
  }
  figure {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    margin: 0;
  }
  figcaption {
    font-weight: 600;
    font-size: 14px;
  }
  maskrisk-curves {
    flex: 1;
    min-height: 0;
    height: auto;
  }
  .companions {
    display: grid;
    grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
    gap: 4px;
    min-width: 0;
    min-height: 0;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 12.5px;
    color: var(--muted);
  }
  .key li {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .key .swatch {
    width: 9px;
    height: 9px;
    border-radius: 50%;
  }
  .key .line {
    width: 20px;
    border-top: 2.5px solid var(--series-1);
  }
  .key .dotted {
    border-top: 2px dotted var(--ink);
  }
  .hero .swatch {
    background: var(--series-1);
  }
  .other {
    margin-bottom: 0;
    max-width: 112ch;
    text-wrap: pretty;
    min-height: 1.45em;
  }
  .dropped {
    font-size: 14px;
  }
  .dropped summary {
    cursor: pointer;
    color: var(--muted);
    width: fit-content;
  }
  .dropped p {
    margin: 4px 0;
  }
  .dropped ul {
    max-height: 240px;
    margin: 6px 0 0;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .onwards {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
  }
  .onwards .privacy {
    flex-basis: 100%;
    max-width: 112ch;
    font-size: 13.5px;
  }
  @media (max-width: 900px) {
    .samples {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .plots {
      display: flex;
      flex-direction: column;
      gap: 14px;
      height: auto;
    }
    .hero {
      height: clamp(280px, 52dvh, 460px);
    }
    .companions figure {
      height: 270px;
    }
    .companions {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
  }
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    .title {
      display: block;
    }
    .start h1 {
      font-size: 24px;
    }
    .advice {
      font-size: 18px;
    }
    .drop {
      padding: 20px 14px 14px;
    }
  }
  @media print {
    .onwards,
    .simulate button,
    .drop {
      display: none;
    }
    .plots {
      break-inside: avoid;
    }
  }
`;
