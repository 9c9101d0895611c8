import {
  html,
  LitElement,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { shared } from "../../element/index.ts";
import { type ExperimentRunner, describeProblem } from "../../instrument/index.ts";
import type { PageSession } from "../page-session.ts";
import type { Drawing } from "../share/drawing.ts";
import type { ShareKind } from "../share/kinds.ts";
import { viewStyles } from "../styles/view.styles.ts";

/** Detail of the event `share`. */
export interface ShareDetail {
  readonly kind: ShareKind;
}

/**
 * One way to look at the problem: title and stage. The page sets the properties; a view asks the
 * session for every change and holds no part of the problem itself.
 */
export abstract class ViewElement extends LitElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    experiments: { attribute: false },
    scheme: { type: String },
    revision: { type: Number },
  };

  static override styles: CSSResultGroup = [shared, viewStyles];

  declare session: PageSession;
  declare experiments: ExperimentRunner;
  /** Changes whenever the colours in force do. */
  declare scheme: string;
  /** Grows with every change of the session or the experiments: a view draws anew when it does. */
  declare revision: number;

  /** What the shortcut for experiments does here: where a view shows none, it only stops them. */
  simulate(): void {
    if (this.experiments.progress !== null) this.experiments.stop();
  }

  /** The view's figure where that is none of curves, for exports; null without. */
  drawing(): Drawing | null {
    return null;
  }

  /** Opens the page's share dialog at a kind of sharing. */
  protected share(kind: ShareKind): void {
    const detail: ShareDetail = { kind };
    this.dispatchEvent(new CustomEvent("share", { detail, bubbles: true, composed: true }));
  }

  /** The title of the view, and what is shown in a line or two. */
  protected titled(title: unknown): TemplateResult {
    const { preset, state } = this.session;
    return html`<div class="title">
      ${title}
      <p class="lead">${preset?.text ?? describeProblem(state.problem)}</p>
    </div>`;
  }
}
