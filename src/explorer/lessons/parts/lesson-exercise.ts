import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Exercise } from "../content/chapter.ts";
import { checkChoice, checkNumeric, checkSetting, type Verdict } from "../exercises/check.ts";
import { runningText, type Surroundings } from "./running-text.ts";

/** The answer of an exercise in the notation of texts. */
export function answerOf(exercise: Exercise): string {
  if (exercise.kind === "choice") {
    const right = exercise.options.find((option) => option.right);
    return right ? `*${right.text}* ${right.why}`.replaceAll(/\*([^*]*\$[^*]*)\*/g, "$1.") : "";
  }
  return exercise.why;
}

/**
 * An exercise: a question, a way to answer, a verdict that says why, and the answer on demand.
 *
 * @fires solved it was answered rightly
 */
export class LessonExercise extends LitElement {
  static override properties: PropertyDeclarations = {
    exercise: { attribute: false },
    around: { attribute: false },
    number: { type: String },
    solved: { type: Boolean },
    revision: { type: Number },
    verdict: { state: true },
    revealed: { state: true },
  };

  declare exercise: Exercise;
  declare around: Surroundings;
  /** "3.1": chapter and exercise. */
  declare number: string;
  declare solved: boolean;
  declare revision: number;
  declare private verdict: Verdict | null;
  declare private revealed: boolean;

  constructor() {
    super();
    this.number = "";
    this.solved = false;
    this.revision = 0;
    this.verdict = null;
    this.revealed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  #check(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const entry = data.get("answer");
    this.verdict = this.#judge(typeof entry === "string" ? entry : "");
    this.revealed = false;
    if (this.verdict.right) this.dispatchEvent(new CustomEvent("solved"));
  }

  #judge(entry: string): Verdict {
    const { exercise } = this;
    switch (exercise.kind) {
      case "numeric":
        return checkNumeric(exercise, entry);
      case "choice":
        return checkChoice(exercise, entry === "" ? -1 : Number(entry));
      case "setting":
        return checkSetting(exercise, this.around.figures.problem(exercise.figure));
    }
  }

  #reveal(): void {
    this.revealed = true;
    this.verdict = null;
    if (this.exercise.kind !== "setting") return;
    const { fields } = this.around.figures.session(this.exercise.figure);
    for (const [path, value] of this.exercise.solution) fields.set(path, value, true);
  }

  protected override render(): TemplateResult {
    const { exercise, number } = this;
    return html`<form class="exercise" aria-label="Exercise ${number}" @submit=${this.#check}>
      <p class="question">
        <strong>${number}</strong> ${runningText(exercise.question, this.around)}
        ${this.solved ? html`<span class="done" role="img" aria-label="solved">✓</span>` : nothing}
      </p>
      ${this.#entry()}
      <div class="answering">
        <button class="primary">Check</button>
        <button type="button" class="reveal" @click=${() => this.#reveal()}>
          ${exercise.kind === "setting" ? "Show a solution" : "Show the answer"}
        </button>
        ${
          exercise.kind === "setting"
            ? html`<a class="to-figure" href="#figure-${exercise.figure}">To the figure</a>`
            : nothing
        }
      </div>
      <div class="verdict ${this.verdict?.right ? "right" : ""}" role="status">
        ${
          this.revealed
            ? runningText(answerOf(exercise), this.around)
            : this.verdict
              ? runningText(this.verdict.say, this.around)
              : nothing
        }
      </div>
    </form>`;
  }

  #entry(): unknown {
    const { exercise } = this;
    if (exercise.kind === "numeric") {
      return html`<label class="entry">
        <span>${exercise.label}</span>
        <input name="answer" inputmode="decimal" autocomplete="off" maxlength="40" />
      </label>`;
    }
    if (exercise.kind === "setting") return nothing;
    return html`<div class="options" role="radiogroup" aria-label="Answers">
      ${exercise.options.map(
        (option, i) =>
          html`<label>
            <input type="radio" name="answer" value=${i} />
            <span>${runningText(option.text, this.around)}</span>
          </label>`,
      )}
    </div>`;
  }
}
