import { css, type CSSResult } from "lit";

/** What is wrong with a control's value: over what follows, so that nothing moves when it comes and goes. */
export const faultStyles: CSSResult = css`
  :host {
    position: relative;
  }
  .error {
    position: absolute;
    z-index: 3;
    top: 100%;
    left: 0;
    right: 0;
    width: fit-content;
    margin: 0;
    padding: 3px 9px 4px;
    border: 1px solid var(--error);
    border-radius: 6px;
    background: var(--raised);
  }
`;

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
