import { type PropertyDeclarations, type PropertyValues } from "lit";
import {
  frameOf,
  loadRenderer,
  readTheme,
  type Frame,
  type FrameKind,
  type PlotTheme,
  type Renderer,
} from "../../plot/index.ts";
import { StyledElement } from "./styled-element.ts";

/**
 * What every element with a drawn figure has in common: it keeps its size, loads the drawing library
 * when it first has something to draw, and draws at most once a frame. Its canvas is `aria-busy` while
 * what is drawn is not yet the figure.
 *
 * @fires figure-painted a figure has reached the screen
 */
export abstract class FigureElement<F> extends StyledElement {
  static override properties: PropertyDeclarations = {
    figure: { attribute: false },
    scheme: { type: String },
    failed: { state: true },
  };

  /** What is drawn; null while there is nothing yet. */
  declare figure: F | null;
  /** Name of the colour scheme; a change redraws with the colours then in force. */
  declare scheme: string;
  /** Why the drawing library could not be loaded; empty when it could. */
  declare protected failed: string;

  protected abstract readonly kind: FrameKind;

  #renderer: Renderer | null = null;
  #loading = false;
  #frame: Frame = frameOf(0, 0);
  #theme: PlotTheme | null = null;
  #queued = false;
  #resize = new ResizeObserver(() => {
    this.#frame = frameOf(this.clientWidth, this.clientHeight, this.kind);
    this.requestUpdate();
    this.#draw();
  });

  constructor() {
    super();
    this.figure = null;
    this.scheme = "";
    this.failed = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    const canvas = this.#canvas();
    if (canvas && this.#renderer) this.#renderer.releaseFigure(canvas);
  }

  /** Draws the figure into the canvas. */
  protected abstract paint(
    renderer: Renderer,
    canvas: HTMLElement,
    figure: F,
    theme: PlotTheme,
  ): Promise<void>;

  /** Whether there is a figure and the means to draw it. */
  protected get ready(): boolean {
    return this.#renderer !== null && this.figure !== null;
  }

  /** Whether something else stands for the figure until the drawing library catches up. */
  protected get behind(): boolean {
    return false;
  }

  protected get frame(): Frame {
    return this.#frame;
  }

  protected get theme(): PlotTheme {
    this.#theme ??= readTheme(this);
    return this.#theme;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // before what is laid over the figure is drawn in the colours then in force
    if (changed.has("scheme")) this.#theme = null;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("figure") || changed.has("scheme")) this.#draw();
  }

  /** Draws the figure again in the next frame. */
  protected redraw(): void {
    this.#draw();
  }

  #canvas(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".canvas");
  }

  #draw(): void {
    if (this.figure === null || this.#frame.width === 0) return;
    this.#setBusy(true);
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      void this.#paint();
    });
  }

  async #paint(): Promise<void> {
    const canvas = this.#canvas();
    if (canvas === null || this.figure === null) return;
    if (this.#renderer === null) return this.#load();
    this.adopt(this.#renderer.librarySheet);
    await this.paint(this.#renderer, canvas, this.figure, this.theme);
    canvas.classList.add("drawn");
    // another figure may have come while this one was drawn
    if (!this.#queued) this.#setBusy(this.behind);
    this.dispatchEvent(new CustomEvent("figure-painted"));
  }

  #setBusy(busy: boolean): void {
    this.#canvas()?.setAttribute("aria-busy", String(busy));
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.#renderer = await loadRenderer();
      this.requestUpdate();
      this.#draw();
    } catch {
      this.failed = "The drawing library could not be loaded; the data table below still works.";
      this.#setBusy(false);
    } finally {
      this.#loading = false;
    }
  }
}
