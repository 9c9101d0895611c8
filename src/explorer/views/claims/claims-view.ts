import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { followingPin } from "../../../instrument/index.ts";
import { ViewElement } from "../view-element.ts";
import { claimArticle } from "./claim-article.ts";
import type { Claim, ClaimId } from "./claim.ts";
import { claimGroups, claims } from "./claims.ts";
import { ClaimsClient } from "./claims-client.ts";
import { claimsViewStyles } from "./claims-view.styles.ts";
import { VERDICT_WORDS, verdictOf, type Finding, type VerdictKind } from "./finding.ts";
import { scanCase, scanPart } from "./scan-part.ts";
import { TrialRunner } from "./trial-runner.ts";
import type { TrialPart } from "./trial-part.ts";

const KINDS = Object.keys(VERDICT_WORDS) as VerdictKind[];

/** What is claimed of masks, each with the problems that test it and a verdict worked out from them. */
export class ClaimsView extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    printing: { state: true },
  };

  static override styles: CSSResultGroup = [ViewElement.styles, claimsViewStyles];

  /** Whether the page is being printed: every claim is laid open then. */
  declare private printing: boolean;

  readonly #theory = new ClaimsClient(() => this.requestUpdate());
  readonly #trials = new TrialRunner(() => this.requestUpdate());
  readonly #opened = new Set<ClaimId>();
  /** The claim of the link when it was last looked at. */
  #linked: ClaimId | "none" = "none";
  /** The claim to bring into sight after the next drawing; null when there is none. */
  #sought: ClaimId | null = null;

  /** The claim that was just laid open by hand. */
  #opening: ClaimId | null = null;

  constructor() {
    super();
    this.printing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeprint", this.#onPrint);
    addEventListener("afterprint", this.#onPrinted);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#onPrint);
    removeEventListener("afterprint", this.#onPrinted);
    this.#theory.close();
    this.#trials.stop();
  }

  readonly #onPrint = (): void => void (this.printing = true);

  readonly #onPrinted = (): void => void (this.printing = false);

  /** Runs the trial of the claim that the link names, or ends the one under way. */
  override simulate(): void {
    const claim = claims.find(({ id }) => id === this.session.state.view.claim);
    if (this.#trials.running !== null) this.#trials.stop();
    else if (claim !== undefined) void this.#trials.run(claim);
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { claim } = this.session.state.view;
    if (claim !== this.#linked) {
      this.#linked = claim;
      if (claim !== "none" && !this.#opened.has(claim)) {
        this.#opened.add(claim);
        this.#sought = claim;
      }
    }
    const first = claim === "none" ? [] : [claim];
    this.#theory.want([...first, ...claims.map(({ id }) => id)]);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#opening !== null) this.#show(this.#opening);
    this.#opening = null;
    if (this.#sought === null) return;
    this.renderRoot.querySelector(`#claim-${this.#sought}`)?.scrollIntoView({ block: "start" });
    // what is worked out above it moves it: look for it until all is there
    if (claims.every(({ id }) => this.#theory.findings.has(id))) this.#sought = null;
  }

  /** Brings a claim that was laid open into sight: whole if it fits, else from its line on. */
  #show(id: ClaimId): void {
    const article = this.renderRoot.querySelector(`#claim-${id}`);
    const high = article !== null && article.getBoundingClientRect().height > 0.85 * innerHeight;
    article?.scrollIntoView({ block: high ? "start" : "nearest" });
  }

  #toggle({ id }: Claim): void {
    const open = this.#opened.has(id);
    if (open) this.#opened.delete(id);
    else this.#opened.add(id);
    this.#sought = null;
    this.#opening = open ? null : id;
    this.#linked = open ? "none" : id;
    this.session.setView({ claim: this.#linked });
  }

  #openInCurves({ opening }: Claim): void {
    if (opening === null) return;
    const { session } = this;
    const { problem, pins, axis, vertical } = opening;
    session.take({
      problem,
      axis,
      pins: pins.map((pin) => followingPin(pin.name, pin.problem, problem)),
      each: null,
      reference: null,
      limits: null,
      view: { ...session.state.view, panel: "curves", quantity: "excess", vertical },
    });
  }

  /** What theory says of a claim, the search among random problems included. */
  #finding({ id, scanned }: Claim): Finding | { readonly failure: string } | null {
    const finding = this.#theory.findings.get(id) ?? null;
    if (finding === null || "failure" in finding || scanned !== true) return finding;
    return { ...finding, cases: [...finding.cases, ...scanCase(this.#theory.scanned)] };
  }

  #trial(claim: Claim): TrialPart | null {
    const { id, trial } = claim;
    if (trial === null) return null;
    const running = this.#trials.running?.id === id ? this.#trials.running : null;
    return {
      trial,
      state: this.#trials.of(id),
      progress: running === null ? null : (running.progress ?? "starting"),
      run: () => {
        this.experiments.stop();
        void this.#trials.run(claim);
      },
      stop: () => this.#trials.stop(),
    };
  }

  protected override render(): TemplateResult {
    const judged = claims.every(({ id }) => this.#theory.findings.has(id));
    return html`<div
      class="claims ${judged ? "judged" : this.#sought === null ? "" : "seeking"}"
      aria-busy=${!judged}
    >
      <header class="title">
        <h1 class="sentence">What is claimed, and what holds</h1>
        <p class="lead">
          Statements about masked training, from the abstract of Dong, Wang & Kluger (2025,
          <a href="https://arxiv.org/abs/2509.21650" rel="noopener">arXiv:2509.21650</a>) and from
          the theory behind this instrument. Each is put to exact problems; its verdict follows from
          their numbers by the rule given with it, worked out here and now.
        </p>
        ${this.#tally()}
      </header>
      ${claimGroups.map(
        ({ title, claims: own }) =>
          html`<section class="group">
            <h2>${title}</h2>
            ${own.map((claim) => this.#article(claim))}
          </section>`,
      )}
    </div>`;
  }

  #article(claim: Claim): TemplateResult {
    return claimArticle({
      claim,
      finding: this.#finding(claim),
      open: this.printing || this.#opened.has(claim.id),
      trial: this.#trial(claim),
      scan: claim.scanned === true ? scanPart(this.#theory) : nothing,
      toggle: () => this.#toggle(claim),
      openInCurves: () => this.#openInCurves(claim),
    });
  }

  /** How many claims hold, and how many do not. */
  #tally(): TemplateResult {
    const verdicts = claims.flatMap((claim) => {
      const finding = this.#finding(claim);
      if (finding === null || "failure" in finding) return [];
      return [verdictOf(finding.cases, claim.quantifier).kind];
    });
    const counts = KINDS.map((kind) => ({
      kind,
      count: verdicts.filter((one) => one === kind).length,
    })).filter(({ count }) => count > 0);
    return html`<p class="tally">
      <strong>${claims.length} claims:</strong>
      ${
        verdicts.length < claims.length
          ? `${verdicts.length} worked out so far…`
          : counts.map(({ kind, count }) => `${count} ${TALLIED[kind]}`).join(" · ")
      }
    </p>`;
  }
}

const TALLIED: Readonly<Record<VerdictKind, string>> = {
  holds: "hold",
  "only-if": "hold only under a condition",
  fails: "do not hold here",
  untestable: "cannot be tested here",
};
