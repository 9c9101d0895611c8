import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Block, Chapter } from "../content/chapter.ts";
import type { Progress } from "../exercises/progress.ts";
import { ChapterFigures, figuresOf } from "./chapter-figures.ts";
import { answerOf } from "./lesson-exercise.ts";
import { LiveNumbers } from "./live-numbers.ts";
import { runningText, type Surroundings } from "./running-text.ts";

/**
 * One chapter: text, formulas, figures, exercises.
 *
 * @fires progress an exercise was solved
 */
export class LessonChapter extends LitElement {
  static override properties: PropertyDeclarations = {
    chapter: { attribute: false },
    progress: { attribute: false },
    number: { type: Number },
    scheme: { type: String },
    revision: { state: true },
  };

  declare chapter: Chapter;
  declare progress: Progress;
  declare number: number;
  declare scheme: string;
  declare private revision: number;

  #around: Surroundings | null = null;

  constructor() {
    super();
    this.number = 0;
    this.scheme = "";
    this.revision = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Where the texts of this chapter look things up. */
  get around(): Surroundings {
    if (this.#around === null) {
      const figures = new ChapterFigures(this.chapter, () => this.revision++);
      this.#around = { figures, numbers: new LiveNumbers(this.chapter.numbers, figures.problem) };
    }
    return this.#around;
  }

  protected override render(): TemplateResult {
    const { chapter, number } = this;
    return html`<section id=${chapter.id} aria-labelledby="${chapter.id}-title">
      <header>
        <p class="count" aria-hidden="true">Chapter ${number}</p>
        <h2 id="${chapter.id}-title">${chapter.title}</h2>
        <p class="lead">${chapter.lead}</p>
      </header>
      ${chapter.blocks.map((block) => this.#block(block))}
      <h3>Exercises</h3>
      ${chapter.exercises.map(
        (exercise, i) =>
          html`<lesson-exercise
            .exercise=${exercise}
            .around=${this.around}
            .number=${`${number}.${i + 1}`}
            .solved=${this.progress.has(exercise.id)}
            .revision=${this.revision}
            @solved=${() => this.#onSolved(exercise.id)}
          ></lesson-exercise>`,
      )}
    </section>`;
  }

  /** Answers to all exercises, for the end of what is printed. */
  answers(): TemplateResult {
    const { chapter, number } = this;
    return html`${chapter.exercises.map(
      (exercise, i) =>
        html`<p>
          <strong>${number}.${i + 1}</strong> ${runningText(answerOf(exercise), this.around)}
        </p>`,
    )}`;
  }

  #onSolved(id: string): void {
    this.progress.add(id);
    this.revision++;
    this.dispatchEvent(new CustomEvent("progress"));
  }

  #table({ caption, head, rows }: Extract<Block, { kind: "table" }>): TemplateResult {
    const text = (source: string): TemplateResult => runningText(source, this.around);
    return html`<div
      class="table"
      role="region"
      tabindex="0"
      aria-label="Table: ${caption.replace(/[$*]|\{\{[^}]*\}\}/g, "")}"
    >
      <table>
        <caption>
          ${text(caption)}
        </caption>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${text(cell)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name = "", ...cells]) =>
              html`<tr>
                <th scope="row">${text(name)}</th>
                ${cells.map((cell) => html`<td>${text(cell)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #block(block: Block): unknown {
    switch (block.kind) {
      case "text":
        return html`<p>${runningText(block.text, this.around)}</p>`;
      case "heading":
        return html`<h3>${block.text}</h3>`;
      case "equation":
        return html`<div class="equation">
          ${block.parts.map((tex) => html`<lesson-math .tex=${tex} .display=${true}></lesson-math>`)}
        </div>`;
      case "list":
        return html`<ul class="points">
          ${block.items.map((item) => html`<li>${runningText(item, this.around)}</li>`)}
        </ul>`;
      case "table":
        return this.#table(block);
      case "note":
        return html`<p class="note" role="note">${runningText(block.text, this.around)}</p>`;
      case "figure": {
        const place = figuresOf(this.chapter).indexOf(block) + 1;
        return html`<lesson-figure
          .block=${block}
          .around=${this.around}
          .number=${`${this.number}.${place}`}
          .scheme=${this.scheme}
          .revision=${this.revision}
        ></lesson-figure>`;
      }
    }
  }
}
