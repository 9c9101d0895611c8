import { BackgroundThread, portOf } from "../../../instrument/index.ts";
import type { ClaimId } from "./claim.ts";
import type { ClaimsReply, ClaimsTask, ScannedProblem } from "./claims-task.ts";
import type { Finding } from "./finding.ts";

/** How many random problems a search tries, and the seed that draws them. */
export const SCAN = { seed: 1, count: 200 } as const;

/** Milliseconds between redraws while a search runs. */
const REDRAW = 150;

function claimsThread(): BackgroundThread<ClaimsTask, ClaimsReply> {
  return new BackgroundThread(() =>
    portOf(new Worker(new URL("./claims-worker.ts", import.meta.url), { type: "module" })),
  );
}

/** What theory says about the claims: worked out in background threads, kept for good. */
export class ClaimsClient {
  readonly findings: Map<ClaimId, Finding | { readonly failure: string }> = new Map();
  /** The problems of the search so far; null before it was started. */
  scanned: ScannedProblem[] | null = null;
  /** A failure of the search to tell; empty when there is none. */
  notice = "";

  readonly #judge = claimsThread();
  readonly #asked = new Set<ClaimId>();
  readonly #scan = claimsThread();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get scanning(): boolean {
    return this.#scan.busy;
  }

  /** Asks for findings, in this order. Asking again for the same costs nothing. */
  want(ids: readonly ClaimId[]): void {
    for (const id of ids) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      this.#judge.ask(
        { kind: "judge", id },
        (reply) => this.#settle(id, reply),
        (failure) => this.#settle(id, { kind: "failure", failure }),
      );
    }
  }

  #settle(id: ClaimId, reply: ClaimsReply): void {
    if (reply.kind === "finding") this.findings.set(id, reply.finding);
    if (reply.kind === "failure") this.findings.set(id, { failure: reply.failure });
    if (!this.#judge.busy) this.#judge.end();
    this.#onChange();
  }

  /** Searches random problems from the start, or ends the search under way; its problems stay. */
  toggleScan(): void {
    if (this.scanning) {
      this.#endScan();
      return;
    }
    this.notice = "";
    this.scanned = [];
    const { seed, count } = SCAN;
    let drawn = 0;
    const settle = (reply: ClaimsReply): void => {
      if (reply.kind === "scanned") this.scanned?.push(reply.found);
      if (reply.kind === "failure") this.notice = reply.failure;
      if (reply.kind === "failure" || !this.scanning) this.#endScan();
      else if (performance.now() - drawn > REDRAW) {
        drawn = performance.now();
        this.#onChange();
      }
    };
    for (let index = 0; index < count; index++) {
      this.#scan.ask({ kind: "scan", seed, index }, settle, (failure) =>
        settle({ kind: "failure", failure }),
      );
    }
    this.#onChange();
  }

  /** Ends the threads; what is known stays, and what is missing is asked for anew. */
  close(): void {
    this.#judge.end();
    for (const id of this.#asked) if (!this.findings.has(id)) this.#asked.delete(id);
    if (this.scanning) this.#endScan();
  }

  #endScan(): void {
    this.#scan.end();
    this.#onChange();
  }
}
