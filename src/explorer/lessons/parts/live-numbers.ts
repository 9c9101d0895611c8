import { formatNumber } from "../../../plot/index.ts";
import type { Problem } from "../../../problem/index.ts";
import type { LiveNumber, Problems } from "../content/chapter.ts";

/** A value, and what it was computed from. */
interface Known {
  readonly value: number | null;
  readonly from: ReadonlyMap<string, Problem>;
}

/** The numbers of a chapter, computed again only when a figure that they look at has changed. */
export class LiveNumbers {
  readonly #numbers: Readonly<Record<string, LiveNumber>>;
  readonly #problems: Problems;
  readonly #known = new Map<string, Known>();

  constructor(numbers: Readonly<Record<string, LiveNumber>>, problems: Problems) {
    this.#numbers = numbers;
    this.#problems = problems;
  }

  /** The number as text; forms as in the notation of texts. Unknown names are "–". */
  text(name: string, form: string): string {
    return formatLive(this.#value(name), form);
  }

  #value(name: string): number | null {
    const known = this.#known.get(name);
    if (known && [...known.from].every(([id, problem]) => this.#problems(id) === problem)) {
      return known.value;
    }
    const compute = this.#numbers[name];
    if (compute === undefined) return Number.NaN;
    const from = new Map<string, Problem>();
    const value = compute((id) => {
      const problem = this.#problems(id);
      from.set(id, problem);
      return problem;
    });
    this.#known.set(name, { value, from });
    return value;
  }
}

/** Three significant figures unless asked otherwise; "%" for percent; what is infinite as ∞. */
function formatLive(value: number | null, form: string): string {
  if (value === null || value === Infinity) return "∞";
  if (form === "%") return `${formatNumber(100 * value, 2)} %`;
  return formatNumber(value, form === "" ? 3 : Number(form));
}
