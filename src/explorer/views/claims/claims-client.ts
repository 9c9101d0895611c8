import type { ClaimId } from "./claim.ts";
import type { ClaimsReply, ClaimsTask, ScannedProblem } from "./claims-task.ts";
import type { Finding } from "./finding.ts";

/** How many random problems a search tries, and the seed that draws them. */
export const SCAN = { seed: 1, count: 200 } as const;

/** Milliseconds between redraws while a search runs. */
const REDRAW = 150;

/** What theory says about the claims: worked out in background threads, kept for good. */
export class ClaimsClient {
  readonly findings: Map<ClaimId, Finding | { readonly failure: string }> = new Map();
  /** The problems of the search so far; null before it was started. */
  scanned: ScannedProblem[] | null = null;
  /** A failure of the search to tell; empty when there is none. */
  notice = "";

  #judge: Worker | null = null;
  readonly #asked = new Set<ClaimId>();
  #scan: Worker | null = null;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get scanning(): boolean {
    return this.#scan !== null;
  }

  /** Asks for findings, in this order. Asking again for the same costs nothing. */
  want(ids: readonly ClaimId[]): void {
    for (const id of ids) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      this.#judge ??= this.#open(
        (reply) => this.#settle(reply),
        (failure) => this.#fail(failure),
      );
      this.#post(this.#judge, { kind: "judge", id });
    }
  }

  /** Searches random problems from the start, or ends the search under way; its problems stay. */
  toggleScan(): void {
    if (this.#scan !== null) {
      this.#endScan();
      return;
    }
    this.notice = "";
    this.scanned = [];
    let drawn = 0;
    this.#scan = this.#open(
      (reply) => {
        if (reply.kind === "scanned") this.scanned?.push(...reply.found);
        if (reply.kind === "failure") this.notice = reply.failure;
        const over = reply.kind === "failure" || (this.scanned?.length ?? 0) >= SCAN.count;
        if (over) this.#endScan();
        else if (performance.now() - drawn > REDRAW) {
          drawn = performance.now();
          this.#onChange();
        }
      },
      (failure) => {
        this.notice = failure;
        this.#endScan();
      },
    );
    this.#post(this.#scan, { kind: "scan", ...SCAN });
    this.#onChange();
  }

  /** Ends the threads; what is known stays, and what is missing is asked for anew. */
  close(): void {
    this.#judge?.terminate();
    this.#judge = null;
    for (const id of this.#asked) if (!this.findings.has(id)) this.#asked.delete(id);
    if (this.#scan !== null) this.#endScan();
  }

  #endScan(): void {
    this.#scan?.terminate();
    this.#scan = null;
    this.#onChange();
  }

  #settle(reply: ClaimsReply): void {
    if (reply.kind === "finding") this.findings.set(reply.id, reply.finding);
    if (reply.kind === "failure" && reply.of !== "scan") {
      this.findings.set(reply.of, { failure: reply.failure });
    }
    if ([...this.#asked].every((id) => this.findings.has(id))) {
      this.#judge?.terminate();
      this.#judge = null;
    }
    this.#onChange();
  }

  #fail(failure: string): void {
    for (const id of this.#asked) if (!this.findings.has(id)) this.findings.set(id, { failure });
    this.#judge?.terminate();
    this.#judge = null;
    this.#onChange();
  }

  #open(onReply: (reply: ClaimsReply) => void, onCrash: (failure: string) => void): Worker {
    const worker = new Worker(new URL("./claims-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<ClaimsReply>) => onReply(event.data));
    worker.addEventListener("error", (event) =>
      onCrash(event.message || "the background thread could not be started"),
    );
    return worker;
  }

  #post(worker: Worker, task: ClaimsTask): void {
    worker.postMessage(task);
  }
}
