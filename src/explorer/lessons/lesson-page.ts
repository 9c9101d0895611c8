import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { applyScheme, nextScheme, storedScheme, type Scheme } from "../theme.ts";
import { schemeIcon } from "../frame/icons.ts";
import { chapters } from "./chapters/index.ts";
import { references } from "./content/references.ts";
import { Progress } from "./exercises/progress.ts";
import type { LessonChapter } from "./parts/lesson-chapter.ts";
import { textFonts } from "./parts/text-fonts.ts";

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};

/** The lessons: chapters on one page, their contents beside them, references, answers in print. */
export class LessonPage extends LitElement {
  static override properties: PropertyDeclarations = {
    scheme: { state: true },
    printing: { state: true },
    here: { state: true },
    ready: { state: true },
  };

  declare private scheme: Scheme;
  /** Whether the page is being printed: all figures are drawn, in light colours. */
  declare private printing: boolean;
  /** The chapter being read. */
  declare private here: string;
  /** Whether the text stands in its fonts, or is wanted on paper now. */
  declare private ready: boolean;

  readonly #progress = new Progress(
    new Set(chapters.flatMap(({ exercises }) => exercises.map(({ id }) => id))),
  );
  readonly #print = matchMedia("print");
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #reading = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.here = target.id;
    },
    { rootMargin: "-30% 0px -65% 0px" },
  );

  constructor() {
    super();
    this.scheme = storedScheme();
    this.printing = false;
    this.here = "";
    this.ready = false;
    document.documentElement.dataset["theme"] = this.scheme;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#print.addEventListener("change", this.#onPrint);
    this.#dark.addEventListener("change", this.#onDark);
    addEventListener("beforeprint", this.#onPrint);
    addEventListener("afterprint", this.#onPrinted);
    void textFonts().then(() => (this.ready = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#print.removeEventListener("change", this.#onPrint);
    this.#dark.removeEventListener("change", this.#onDark);
    removeEventListener("beforeprint", this.#onPrint);
    removeEventListener("afterprint", this.#onPrinted);
    this.#reading.disconnect();
  }

  readonly #onDark = (): void => this.requestUpdate();

  readonly #onPrint = (event: Event): void => {
    if (event instanceof MediaQueryListEvent && !event.matches) this.#onPrinted();
    else this.#setPrinting(true);
  };

  readonly #onPrinted = (): void => this.#setPrinting(false);

  #setPrinting(printing: boolean): void {
    this.printing = printing;
    if (printing) this.ready = true;
    document.documentElement.dataset["theme"] = printing ? "light" : this.scheme;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("ready") || !this.ready) return;
    // the chapters are on the page with the next frame
    requestAnimationFrame(() => this.#onChapters());
  }

  #onChapters(): void {
    for (const { id } of chapters) {
      const section = document.getElementById(id);
      if (section) this.#reading.observe(section);
    }
    // the place that the address names did not exist when the browser looked for it
    const place = location.hash.slice(1);
    if (place !== "") document.getElementById(place)?.scrollIntoView();
  }

  #cycleScheme(): void {
    this.scheme = nextScheme(this.scheme);
    applyScheme(this.scheme);
  }

  /** Everything that the colours of figures depend on. */
  get #colours(): string {
    return this.printing ? "print" : `${this.scheme} ${this.#dark.matches}`;
  }

  protected override render(): TemplateResult {
    return html`${this.#header()} ${this.#contents()}
      <main id="text" tabindex="-1">
        ${this.ready ? this.#text() : html`<p role="status">Loading…</p>`}
      </main>`;
  }

  #text(): TemplateResult {
    return html`<h1>Masked least squares, in eight lessons</h1>
      <p class="opening">
        Why would hiding part of the data make a model better? The simplest model in which the
        question has an exact answer is linear regression without any penalty. These lessons go
        through that answer. Every figure is computed here, as you read: drag its marker, its
        sliders, or the <span class="example">underlined numbers</span> in the text.
      </p>
      ${chapters.map((_, i) => this.#chapter(i))} ${this.#references()}
      ${this.printing ? this.#answers() : nothing}`;
  }

  #header(): TemplateResult {
    return html`<a class="skip" href="#text">Skip to the text</a>
      <header class="top">
        <a class="wordmark" href="./index.html">Maskrisk</a>
        <span class="title">Lessons</span>
        <span class="spacer"></span>
        <a class="plain" href="./index.html">Explorer</a>
        <button @click=${() => print()}>Print</button>
        <button
          aria-label="Colours: ${SCHEME_NAMES[this.scheme]}"
          title="Colours: ${SCHEME_NAMES[this.scheme]}"
          @click=${() => this.#cycleScheme()}
        >
          ${schemeIcon}
        </button>
      </header>`;
  }

  #contents(): TemplateResult {
    const at = chapters.findIndex(({ id }) => id === this.here);
    return html`<nav class="contents" aria-label="Chapters">
      <details ?open=${matchMedia("(min-width: 1100px)").matches}>
        <summary>
          ${at < 0 ? "Chapters" : html`${at + 1} <span>of ${chapters.length}</span> ${chapters[at]?.title}`}
        </summary>
        <ol @click=${this.#onChosen}>
          ${chapters.map(({ id, title, exercises }) => {
            const solved = exercises.filter((one) => this.#progress.has(one.id)).length;
            return html`<li>
              <a href="#${id}" aria-current=${id === this.here ? "location" : nothing}>
                <span class="name">${title}</span>
                <span class="solved" title="${solved} of ${exercises.length} exercises solved">
                  <span aria-hidden="true"
                    >${"●".repeat(solved)}${"○".repeat(exercises.length - solved)}</span
                  >
                  <span class="unseen">${solved} of ${exercises.length} exercises solved</span>
                </span>
              </a>
            </li>`;
          })}
          <li><a href="#references">References</a></li>
        </ol>
      </details>
    </nav>`;
  }

  /** On small screens the list covers the text: it closes once a chapter is chosen. */
  readonly #onChosen = (event: Event): void => {
    const chosen = event.target instanceof Element && event.target.closest("a");
    if (!chosen || matchMedia("(min-width: 1100px)").matches) return;
    this.querySelector<HTMLDetailsElement>(".contents details")?.removeAttribute("open");
  };

  #chapter(index: number): TemplateResult {
    const chapter = chapters[index];
    const previous = chapters[index - 1];
    const next = chapters[index + 1];
    return html`<lesson-chapter
        .chapter=${chapter}
        .progress=${this.#progress}
        .number=${index + 1}
        .scheme=${this.#colours}
        @progress=${() => this.requestUpdate()}
      ></lesson-chapter>
      <nav class="steps" aria-label="After chapter ${index + 1}">
        ${previous ? html`<a href="#${previous.id}">← ${previous.title}</a>` : html`<span></span>`}
        ${
          next
            ? html`<a class="next" href="#${next.id}">${next.title} →</a>`
            : html`<a class="next" href="./index.html">To the explorer →</a>`
        }
      </nav>`;
  }

  #references(): TemplateResult {
    return html`<section id="references" aria-labelledby="references-title">
      <h2 id="references-title">References</h2>
      <ul class="references">
        ${references.map(
          ({ id, authors, title, where, url }) =>
            html`<li id="ref-${id}">
              ${authors}. <em>${title}.</em> <a href=${url} rel="noopener">${where}</a>
            </li>`,
        )}
      </ul>
      <p class="source">
        What is not taken from these (mixtures of mask ratios, copies, hidden targets, finite sizes)
        was derived in this project and held against its experiments.
      </p>
    </section>`;
  }

  #answers(): TemplateResult {
    const parts = [...this.querySelectorAll<LessonChapter>("lesson-chapter")];
    return html`<section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">Answers</h2>
      ${parts.map((part) => part.answers())}
    </section>`;
  }
}
