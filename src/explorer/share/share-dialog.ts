import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { shared } from "../../element/index.ts";
import { copyText } from "../address.ts";
import { tabList } from "../frame/tabs.ts";
import {
  isLive,
  KINDS,
  needsFigure,
  type KindEntry,
  type ShareFormat,
  type ShareKind,
} from "./kinds.ts";
import { embedOptions, imageOptions, USUAL, type ShareOptions } from "./options.ts";
import { shareStyles } from "./share.styles.ts";
import type { ShareWriter } from "./share-writer.ts";
import { embedLink } from "./snippets.ts";

/** What was last done, to be told; an error is told as one. */
interface Told {
  readonly text: string;
  readonly wrong: boolean;
}

/** Letters in a line of the text to copy. */
const LINE = 64;

/** Lines of a text that are shown: all of a map's cells would take a second to lay out. */
const SHOWN_LINES = 2000;

/** The text as it is shown. */
function beginning(text: string): string {
  const lines = text.split("\n");
  if (lines.length <= SHOWN_LINES) return text;
  const left = lines.length - SHOWN_LINES;
  return `${lines.slice(0, SHOWN_LINES).join("\n")}\n… ${left} more lines: Copy and Save have all of them\n`;
}

const NOTHING: Told = { text: "", wrong: false };

/** Copies snippets, saves files: everything that leaves the page. */
export class ShareDialog extends LitElement {
  static override properties: PropertyDeclarations = {
    writer: { attribute: false },
    live: { attribute: false },
    kind: { state: true },
    formats: { state: true },
    options: { state: true },
    told: { state: true },
    text: { state: true },
    whole: { state: true },
    picture: { state: true },
    writing: { state: true },
    drawing: { state: true },
  };

  static override styles: CSSResultGroup = [shared, shareStyles];

  /** What writes texts and files of what the page shows; null before the first opening. */
  declare writer: ShareWriter | null;
  /** The same of its curves, which live plots show whatever the page does. */
  declare live: ShareWriter | null;
  declare private kind: ShareKind;
  /** The format chosen within each kind. */
  declare private formats: Readonly<Partial<Record<ShareKind, ShareFormat>>>;
  declare private options: ShareOptions;
  declare private told: Told;
  declare private text: string;
  /** Whether a long text is shown to its end. */
  declare private whole: boolean;
  /** The plot as a picture, as an address; empty until it is drawn. */
  declare private picture: string;
  /** Whether the text is still that of what was chosen before. */
  declare private writing: boolean;
  /** Whether the picture is. */
  declare private drawing: boolean;

  /** Counts what was asked for, so that what comes late is dropped. */
  #asked = 0;
  /** Done once the text is that of what is chosen. */
  #written: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.writer = null;
    this.live = null;
    this.kind = "link";
    this.formats = {};
    this.options = USUAL;
    this.told = NOTHING;
    this.text = "";
    this.whole = false;
    this.picture = "";
    this.writing = false;
    this.drawing = false;
  }

  /**
   * Opens the dialog on what the page shows now. Focus goes back to where it was when it closes.
   *
   * @param live writes what has a live plot: one of curves
   * @param kind what to share first; null for what was shared last
   */
  async open(writer: ShareWriter, live: ShareWriter, kind: ShareKind | null): Promise<void> {
    this.writer = writer;
    this.live = live;
    this.told = NOTHING;
    this.picture = "";
    this.kind = kind ?? this.kind;
    if (!this.#kinds.some((one) => one.kind === this.kind)) this.kind = "link";
    this.#write();
    await this.updateComplete;
    const dialog = this.#dialog();
    if (!dialog.open) dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog") as HTMLDialogElement;
  }

  /** What writes texts and files of the kind that is chosen. */
  get #writer(): ShareWriter | null {
    return isLive(this.kind) ? this.live : this.writer;
  }

  /** What can be shared of what is shown. */
  get #kinds(): readonly KindEntry[] {
    const drawn = this.writer?.hasFigure === true;
    return KINDS.filter(({ kind }) => drawn || !needsFigure(kind));
  }

  get #entry(): KindEntry {
    return KINDS.find(({ kind }) => kind === this.kind) as KindEntry;
  }

  get #format(): ShareFormat {
    return this.formats[this.kind] ?? (this.#entry.formats[0]?.format as ShareFormat);
  }

  /** Writes text and picture anew. */
  #write(): void {
    const { options } = this;
    const writer = this.#writer;
    if (writer === null) return;
    this.whole = false;
    const asked = ++this.#asked;
    this.writing = true;
    this.#written = this.#attempt(async () => {
      let text = "";
      try {
        text = await writer.text(this.#format, options);
      } finally {
        if (asked === this.#asked) Object.assign(this, { text, writing: false });
      }
    });
    this.drawing = !isLive(this.kind) && writer.hasFigure;
    if (!this.drawing) return;
    void this.#attempt(async () => {
      let picture = "";
      try {
        picture = `data:image/svg+xml,${encodeURIComponent(await writer.svg(options))}`;
      } finally {
        if (asked === this.#asked) Object.assign(this, { picture, drawing: false });
      }
    });
  }

  /** Does something that may fail, and tells why when it does. */
  async #attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.told = { text: `This could not be done: ${text}`, wrong: true };
    }
  }

  #choose(kind: ShareKind): void {
    this.kind = kind;
    this.told = NOTHING;
    this.#write();
  }

  #chooseFormat(format: ShareFormat): void {
    this.formats = { ...this.formats, [this.kind]: format };
    this.told = NOTHING;
    this.#write();
  }

  readonly #set = (change: Partial<ShareOptions>): void => {
    this.options = { ...this.options, ...change };
    this.told = NOTHING;
    this.#write();
  };

  async #copy(): Promise<void> {
    const area = this.renderRoot.querySelector("textarea");
    // what was chosen before would be copied
    if (this.writing) await this.#written;
    if (await copyText(this.text)) {
      this.told = { text: "Copied.", wrong: false };
      return;
    }
    this.whole = true;
    await this.updateComplete;
    area?.focus();
    area?.select();
    const keys = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘ C" : "Ctrl C";
    this.told = {
      text: `This browser does not let the page copy: the text is selected, press ${keys}.`,
      wrong: false,
    };
  }

  #save(what: "svg" | "png" | "html" | "csv" | "json"): void {
    const { options } = this;
    const writer = this.#writer;
    if (writer === null) return;
    void this.#attempt(async () => {
      this.told = { text: "Writing the file…", wrong: false };
      const name = await writer.save(what, options);
      this.told = { text: `Saved as ${name}.`, wrong: false };
    });
  }

  /** A click beside the dialog closes it. */
  #onClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.#dialog().close();
  }

  protected override render(): TemplateResult {
    const writer = this.#writer;
    return html`<dialog
      aria-labelledby="title"
      @click=${this.#onClick}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      ${writer === null ? nothing : this.#frame(writer)}
    </dialog>`;
  }

  #frame(writer: ShareWriter): TemplateResult {
    const entry = this.#entry;
    return html`<div class="frame">
      <div class="head">
        <h2 id="title">Share</h2>
        <span class="what">${writer.title}</span>
        <button class="quiet" @click=${() => this.#dialog().close()}>Close</button>
      </div>
      ${tabList<ShareKind>({
        name: "kinds",
        label: "What to share",
        tabs: this.#kinds.map(({ kind, label }) => ({ value: kind, label })),
        chosen: this.kind,
        fills: "shared",
        choose: (kind) => this.#choose(kind),
      })}
      <div
        class="body"
        id="shared"
        role="tabpanel"
        tabindex="0"
        aria-labelledby="kinds-${this.kind}"
      >
        <p class="help">
          ${entry.help}${isLive(this.kind) && this.live !== this.writer ? " Live plots show the curves of this problem, not this view." : ""}
        </p>
        ${this.#formatChoice(entry)} ${this.#optionRow()} ${this.#textRow()} ${this.#files()}
        <p class="told ${this.told.wrong ? "wrong" : ""}" role="status">${this.told.text}</p>
        ${this.#preview(writer)}
      </div>
    </div>`;
  }

  #formatChoice({ kind, formats }: KindEntry): TemplateResult | typeof nothing {
    if (formats.length < 2) return nothing;
    return html`<fieldset class="formats" aria-label="Format">
      ${formats.map(
        ({ format, label }) =>
          html`<label
            ><input
              type="radio"
              name="format-${kind}"
              .checked=${format === this.#format}
              @change=${() => this.#chooseFormat(format)}
            />${label}</label
          >`,
      )}
    </fieldset>`;
  }

  #optionRow(): TemplateResult | typeof nothing {
    if (isLive(this.kind)) return embedOptions(this.options, this.#set);
    return this.kind === "image" ? imageOptions(this.options, this.#set) : nothing;
  }

  #textRow(): TemplateResult {
    const shown = this.whole ? this.text : beginning(this.text);
    // lines as they break at the width that the dialog has on a desk
    const lines = shown.split("\n").map((line) => Math.ceil((line.length + 1) / LINE));
    const rows = Math.max(
      2,
      Math.min(
        14,
        lines.reduce((sum, count) => sum + count, 0),
      ),
    );
    return html`<div class="text">
      <textarea
        readonly
        spellcheck="false"
        rows=${rows}
        aria-label="Text to copy"
        aria-busy=${this.writing}
        .value=${shown}
        @focus=${(event: FocusEvent) => (event.target as HTMLTextAreaElement).select()}
      ></textarea>
      <button class="strong copy" @click=${() => void this.#copy()}>Copy</button>
    </div>`;
  }

  #files(): TemplateResult | typeof nothing {
    const save = (what: Parameters<ShareWriter["save"]>[0], label: string): TemplateResult =>
      html`<button @click=${() => this.#save(what)}>${label}</button>`;
    switch (this.kind) {
      case "embed":
        return html`<div class="files">${save("html", "Save as one HTML file")}</div>`;
      case "image":
        return html`<div class="files">${save("svg", "Save SVG")}${save("png", "Save PNG")}</div>`;
      case "data":
        return html`<div class="files">
          ${save("csv", "Save CSV")}${save("json", "Save JSON")}
        </div>`;
      default:
        return nothing;
    }
  }

  #preview(writer: ShareWriter): TemplateResult | typeof nothing {
    if (this.kind === "data" || this.kind === "cite") return nothing;
    if (!writer.hasFigure && !isLive(this.kind)) return nothing;
    if (isLive(this.kind)) {
      const sharing = writer.sharing(this.options);
      return html`<div class="preview">
        <iframe
          title="Preview"
          sandbox="allow-scripts allow-popups"
          loading="lazy"
          height=${sharing.height}
          src=${embedLink(sharing)}
        ></iframe>
      </div>`;
    }
    if (this.picture === "") {
      return html`<div class="preview" aria-hidden="true" aria-busy=${this.drawing}></div>`;
    }
    const bare = this.options.background === "transparent" ? "bare" : "";
    return html`<div class="preview" aria-busy=${this.drawing}>
      <img class=${bare} src=${this.picture} alt="Preview: ${writer.title}" />
    </div>`;
  }
}
