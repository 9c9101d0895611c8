import { html, nothing, type TemplateResult } from "lit";
import { experimentTable, theoryTable, type Figure, type FigureTable } from "../../plot/index.ts";

/** What is drawn, as tables: theory on an even grid, and every simulated cell. */
export function dataTables(figure: Figure): TemplateResult {
  const experiments = experimentTable(figure);
  return html`
    ${dataTable("Theory: excess risk", theoryTable(figure))}
    ${experiments.rows.length === 0 ? nothing : dataTable("Experiments: excess risk", experiments)}
  `;
}

/** One table with its caption, in a box that scrolls by itself; the first cell of a row names it. */
export function dataTable(caption: string, { columns, rows }: FigureTable): TemplateResult {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
