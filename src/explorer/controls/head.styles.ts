import { css, type CSSResult } from "lit";

/** The first line of a control: symbol, name, and what stands at its end. */
export const head: CSSResult = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-height: 27px;
  }
  .head .symbol {
    flex: 0 0 22px;
    font-size: 17px;
  }
  .head label,
  .head .name {
    flex: 1;
    color: var(--muted);
  }
`;
