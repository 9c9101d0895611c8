import { ChoiceControl } from "./choice-control.ts";
import { ListControl } from "./list-control.ts";
import { NumberControl } from "./number-control.ts";

const CONTROLS: readonly (readonly [name: string, control: CustomElementConstructor])[] = [
  ["maskrisk-number", NumberControl],
  ["maskrisk-choice", ChoiceControl],
  ["maskrisk-list", ListControl],
];

/** Registers the controls of fields; calling it again does nothing. */
export function defineControls(): void {
  for (const [name, control] of CONTROLS) {
    if (!customElements.get(name)) customElements.define(name, control);
  }
}
