import { html, nothing, type TemplateResult } from "lit";
import { transforms, type Preparation, type Transform } from "../../../data/index.ts";
import { formatNumber } from "../../../plot/index.ts";
import type { OpenTable } from "./table-client.ts";

/** What can be changed of how a table is looked at. */
export interface TableActions {
  readonly prepare: (change: Preparation) => void;
  readonly setSize: (n: number) => void;
}

/** Columns left out that are named at once; more after a scroll. */
const NAMED = 200;

const count = (value: number): string => value.toLocaleString("en");
const many = (value: number, one: string): string =>
  `${count(value)} ${one}${value === 1 ? "" : "s"}`;

/** "Digits: predict each column from the others, from 900 of 1797 rows": the title and its controls. */
export function tableSentence(open: OpenTable, n: number, actions: TableActions): TemplateResult {
  const { answer, preparation } = open;
  const { prepared, names } = answer;
  const target = preparation.target ?? null;
  const choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    actions.prepare({ target: value === "" ? null : (names[Number(value)] ?? null) });
  };
  const size = (event: Event): void => {
    const value = Number((event.target as HTMLInputElement).value.replaceAll(",", ""));
    if (Number.isFinite(value) && value >= 1) actions.setSize(Math.round(value));
    else (event.target as HTMLInputElement).value = String(n);
  };
  const held = prepared.rows - n;
  return html`<h1 class="sentence">
    <span>${open.name}: predict</span>
    <select aria-label="Target" @change=${choose}>
      <option value="" ?selected=${target === null}>each column</option>
      <optgroup label="One column, from all others">
        ${names.map((name, k) => html`<option value=${k} ?selected=${name === target}>${name}</option>`)}
      </optgroup>
    </select>
    <span class="range">
      <span>from</span>
      <input
        class="value"
        type="text"
        inputmode="numeric"
        aria-label="Training rows n"
        .value=${String(n)}
        @change=${size}
      />
      <span
        >rows
        ${held > 0 ? `of ${count(prepared.rows)}` : `(the table has ${count(prepared.rows)})`}</span
      >
      <select
        aria-label="Transform of the columns"
        title=${transforms[preparation.transform ?? "none"]}
        @change=${(event: Event) => actions.prepare({ transform: (event.target as HTMLSelectElement).value as Transform })}
      >
        ${Object.keys(transforms).map(
          (name) =>
            html`<option value=${name} ?selected=${name === (preparation.transform ?? "none")}>
              ${name === "none" ? "as it is" : name}
            </option>`,
        )}
      </select>
    </span>
  </h1>`;
}

/** What keeps the numbers from being exact: it is read before they are. */
export function cautionsPart({ answer }: OpenTable, actions: TableActions): TemplateResult {
  const { cautions, prepared } = answer;
  const { suggestion } = prepared.tails;
  if (cautions.length === 0)
    return html`<p class="sound">Nothing about this table speaks against its numbers.</p>`;
  const [first, ...rest] = cautions;
  return html`<div class="cautions" role="note" aria-label="Cautions">
    <p>
      ${first?.message}
      ${
        suggestion === null
          ? nothing
          : html`<button
              class="quiet"
              @click=${() => actions.prepare({ transform: suggestion.transform })}
            >
              use ${suggestion.transform}
            </button>`
      }
    </p>
    ${
      rest.length === 0
        ? nothing
        : html`<details>
            <summary>
              ${rest.length === 1 ? "one more caution" : `${rest.length} more cautions`}
            </summary>
            ${rest.map(({ message }) => html`<p>${message}</p>`)}
          </details>`
    }
  </div>`;
}

/** What was kept of a table, what was left out and why, and the population behind it. */
export function tableFacts(open: OpenTable, actions: TableActions): TemplateResult {
  const { prepared, population, source } = open.answer;
  const { rows, columns, used, dropped, missing, duplicates, tails, notes } = prepared;
  const fact = (name: string, value: string, help: string): TemplateResult =>
    html`<div title=${help}>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  const texts = dropped.some(({ reason }) => reason.startsWith("it is text"));
  const atoms = population.masses.filter((mass) => mass > 0).length;
  return html`<dl class="facts">
      ${fact("rows × columns", `${count(rows)} × ${count(columns)}`, "As read from the file")}
      ${fact("columns used", count(used.length), "Columns of numbers that vary, standardised")}
      ${fact("left out", count(dropped.length), "Columns that are not used; each with its reason below")}
      ${fact("missing", count(missing), "Entries that are missing: each counts as the mean of its column")}
      ${fact("same rows", count(duplicates), "Rows equal to an earlier one")}
      ${fact("mean kurtosis", formatNumber(tails.kurtosis, 3), "Of the columns used; 3 is normal")}
      ${fact("behind it", `${atoms} eigenvalues`, "Eigenvalues of the estimated population that carry mass")}
      ${fact("noise", formatNumber(population.noise, 3), "Share of the target’s variance that no feature explains, estimated")}
      ${fact("misfit", formatNumber(population.misfit, 1), "How far the population’s functions are from the table’s")}
    </dl>
    <details class="dropped">
      <summary>
        The table: ${many(used.length, "column")} kept,
        ${dropped.length === 0 ? "none left out" : `${count(dropped.length)} left out, and why`}
      </summary>
      ${texts || open.preparation.indicators === true ? indicators(open, actions) : nothing}
      ${[...source.notes, ...notes].map((note) => html`<p>${note}</p>`)}
      <p>${formatWords(open)}</p>
      ${
        dropped.length === 0
          ? nothing
          : html`<ul tabindex="0" aria-label="Columns left out">
              ${dropped.slice(0, NAMED).map(({ column, reason }) => html`<li><b>${column}</b>: ${reason}</li>`)}
              ${dropped.length > NAMED ? html`<li>and ${count(dropped.length - NAMED)} more</li>` : nothing}
            </ul>`
      }
    </details>`;
}

function indicators({ preparation }: OpenTable, { prepare }: TableActions): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${preparation.indicators === true}
      @change=${(event: Event) => prepare({ indicators: (event.target as HTMLInputElement).checked })}
    />
    columns of text as indicators, one for each word
  </label>`;
}

function formatWords({ answer: { source } }: OpenTable): string {
  const { format, gzip, dialect, bytes } = source;
  const names: Readonly<Record<string, string>> = { "\t": "tabs", " ": "blanks" };
  const packed = gzip ? ", gzipped" : "";
  const size = `${count(bytes)} bytes${packed}`;
  if (dialect === null) return `Read as ${format.toUpperCase()}, ${size}.`;
  const between = names[dialect.delimiter] ?? `“${dialect.delimiter}”`;
  const decimal = dialect.decimal === "," ? ", decimal commas" : "";
  const header = dialect.header ? "names in the first line" : "no line of names";
  return `Read as text with ${between} between cells${decimal}, ${header}; ${size}.`;
}
