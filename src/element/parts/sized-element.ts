import { type PropertyDeclarations } from "lit";
import { localPoint } from "./local-point.ts";
import { PAPER_WIDTH, Printing } from "./printing.ts";
import { StyledElement } from "./styled-element.ts";

/** What every element that draws itself has in common: it knows its size and draws anew with it. */
export abstract class SizedElement<F> extends StyledElement {
  static override properties: PropertyDeclarations = {
    figure: { attribute: false },
    width: { state: true },
    height: { state: true },
  };

  /** What is drawn; null while there is nothing yet. */
  declare figure: F | null;
  /** Size in CSS pixels; 0 before it is known. */
  declare protected width: number;
  declare protected height: number;

  /** On paper it is drawn no wider than that is. */
  readonly #printing = new Printing(this, (printing) => {
    this.width = printing ? Math.min(this.clientWidth, PAPER_WIDTH) : this.clientWidth;
  });

  #resize = new ResizeObserver(() => {
    if (this.#printing.now) return;
    this.width = this.clientWidth;
    this.height = this.clientHeight;
  });

  constructor() {
    super();
    this.figure = null;
    this.width = 0;
    this.height = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  /** Whether there is a figure and room to draw it. */
  protected get ready(): boolean {
    return this.figure !== null && this.width > 0 && this.height > 0;
  }

  /** Pixels from the element's left edge of a pointer. */
  protected pixel(event: PointerEvent): number {
    return localPoint(this, event).x;
  }
}
