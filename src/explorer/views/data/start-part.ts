import { html, nothing, type TemplateResult } from "lit";
import { sampleTables } from "./samples.ts";
import type { TableClient } from "./table-client.ts";

/** What can be done with files. */
export interface FileActions {
  readonly choose: (file: File) => void;
  readonly sample: (name: string) => void;
  readonly stop: () => void;
}

/** Why a table may be dropped here at all. */
export const PRIVACY: TemplateResult = html`<p class="privacy">
  <strong>No row leaves this machine.</strong> The file is read here, by threads of this page, whose
  policy forbids requests to any other site. A link holds the estimated population, some forty
  numbers, and never a row.
</p>`;

/** The button that chooses a file, and the input behind it. */
export function fileButton({ choose }: FileActions, label: string): TemplateResult {
  const take = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) choose(file);
    // the same file again is a change, too
    input.value = "";
  };
  return html`<label class="file"
    >${label}<input
      type="file"
      aria-label=${label}
      accept=".csv,.tsv,.txt,.npy,.parquet,.gz,text/csv,text/tab-separated-values"
      @change=${take}
  /></label>`;
}

/** The first sight: where a table comes from. */
export function startPart(client: TableClient, actions: FileActions): TemplateResult {
  return html`<div class="start">
    <h1>From your own table to the mask to use</h1>
    <p class="lead">
      The exact risk of masked training on your data, from the table alone, beside errors measured
      on rows that were held out.
    </p>
    <div class="drop">
      <p class="big">Drop a table here, or paste one</p>
      ${fileButton(actions, "Choose a file…")}
      <p class="kinds">
        CSV, TSV, NPY or Parquet, gzipped or not, up to 64 MiB; a row for each sample
      </p>
      ${PRIVACY}
    </div>
    ${workPart(client, actions)}
    <h2>Or take one of four</h2>
    <ul class="samples">
      ${sampleTables.map(
        ({ name, title, text }) =>
          html`<li>
            <button @click=${() => actions.sample(name)}>
              <strong>${title}</strong><span>${text}</span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** Work under way, or why a table was refused. */
export function workPart(client: TableClient, { stop }: FileActions): TemplateResult {
  const { progress, faults, asked, open } = client;
  if (progress !== null) {
    return html`<div class="work" role="status">
      <progress max="1" value=${progress.share} aria-label="Work on the table"></progress>
      <span>${asked}: ${progress.stage}, ${Math.round(100 * progress.share)} %</span>
      <button @click=${stop}>Stop</button>
    </div>`;
  }
  if (faults.length === 0) return html`${nothing}`;
  return html`<div class="work refused" role="alert">
    <p><strong>${asked} cannot be used.</strong> ${open === null ? "" : `${open.name} stays.`}</p>
    <ul>
      ${faults.slice(0, 6).map((line) => html`<li>${line.slice(0, 300)}</li>`)}
    </ul>
  </div>`;
}
