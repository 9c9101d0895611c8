import { css, type CSSResult } from "lit";

/** Rules every control shares: type, focus, buttons and fields of the instrument. */
export const shared: CSSResult = css`
  :host {
    font-family: var(--font-sans);
    color: var(--ink);
    font-variant-numeric: tabular-nums lining-nums;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .symbol {
    font-family: var(--font-serif);
    font-style: italic;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    background: none;
    border: 1px solid var(--line);
    border-radius: 7px;
    padding: 4px 12px 5px;
    line-height: 20px;
  }
  button:hover {
    border-color: var(--muted);
  }
  button:disabled {
    color: var(--muted);
    cursor: default;
    border-color: var(--line);
  }
  button.quiet {
    border-color: transparent;
    color: var(--muted);
    padding: 2px 6px;
  }
  button.quiet:hover {
    color: var(--ink);
    background: var(--sunken);
  }
  button.term {
    display: inline;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    font: inherit;
    line-height: inherit;
    text-align: inherit;
    letter-spacing: inherit;
    color: inherit;
    cursor: help;
    text-decoration: underline dotted color-mix(in srgb, currentcolor 55%, transparent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.22em;
  }
  button.term:hover,
  button.term[aria-expanded="true"] {
    text-decoration: underline solid;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.22em;
  }
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    font-variant-numeric: inherit;
  }
  input.value {
    width: 6.2em;
    padding: 1px 6px 2px;
    text-align: right;
    background: transparent;
    border: 1px solid transparent;
    border-bottom-color: var(--line);
    border-radius: 4px 4px 0 0;
  }
  input.value:hover {
    background: var(--sunken);
  }
  input.value:focus {
    background: var(--raised);
    border-color: var(--focus);
    border-radius: 4px;
    outline: none;
  }
  input[aria-invalid="true"] {
    border-color: var(--error) !important;
    color: var(--error);
  }
  select {
    appearance: none;
    background: var(--raised)
      linear-gradient(45deg, transparent 50%, var(--muted) 50% calc(50% + 1.5px), transparent 0)
      no-repeat calc(100% - 14px) 52% / 6px 6px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--muted) 50%);
    background-size: 5px 5px;
    background-position:
      calc(100% - 15px) 55%,
      calc(100% - 10px) 55%;
    background-repeat: no-repeat;
    border: 1px solid var(--line);
    border-radius: 7px;
    padding: 4px 28px 5px 10px;
    cursor: pointer;
  }
  select:hover {
    border-color: var(--muted);
  }
  .error {
    margin: 3px 0 0;
    color: var(--error);
    font-size: 13px;
    line-height: 1.35;
  }
`;
