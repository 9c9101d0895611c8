import { faultLine, InvalidProblem } from "../problem/index.ts";
import { decodeState, type ExplorerState } from "../state/index.ts";
import { FormulasUnavailable, readLink, Session } from "../instrument/index.ts";
import { pushAddress, writeAddress } from "./address.ts";
import { firstPreset as first } from "./presets/first.ts";
import type { Preset } from "./presets/preset.ts";

/** The session of the page: links that are opened, starting points, and the address bar. */
export class PageSession extends Session {
  /** What was wrong with the link that was opened, line by line. */
  broken: readonly string[] = [];

  /** Starting points by the state that they are; what is made of one is none any more. */
  readonly #presets = new WeakMap<ExplorerState, Preset>();
  /** Whether a link has been opened: the first one is where the history begins. */
  #opened = false;
  /** Links opened so far: one whose formulas are still waited for gives way to a later one. */
  #links = 0;

  /** @param onChange called after every change; `settled` is false while something is dragged. */
  constructor(onChange: (settled: boolean) => void) {
    super(decodeState(first.query), {
      onChange,
      keep: (state, left) => (left ? pushAddress(state) : writeAddress(state)),
    });
  }

  /** The starting point in force, until something is changed. */
  get preset(): Preset | null {
    return this.#presets.get(this.state) ?? null;
  }

  /** Opens a link; a broken one is explained, and the last good state stays. */
  open(query: string): void {
    const link = ++this.#links;
    const opened = (state: ExplorerState): void => {
      if (link !== this.#links) return;
      this.#open(state, query === "" ? first : null);
      if (query !== "") void this.#recognise(state, query);
    };
    const refused = (error: unknown): void => {
      if (link === this.#links) this.#explain(error);
    };
    try {
      const read = readLink(withProblem(query));
      if (read instanceof Promise) read.then(opened).catch(refused);
      else opened(read);
    } catch (error) {
      refused(error);
    }
  }

  /** Finds out whether a link is a starting point: those are loaded after what it shows. */
  async #recognise(state: ExplorerState, query: string): Promise<void> {
    try {
      const { presets } = await import("./presets/presets.ts");
      const preset = presetOf(query, presets);
      if (preset !== null) this.#presets.set(state, preset);
    } catch {
      // without them it has no name of its own, and is as good
    }
  }

  #open(state: ExplorerState, preset: Preset | null, broken: readonly string[] = []): void {
    if (preset !== null) this.#presets.set(state, preset);
    this.put(state, !this.#opened);
    this.#opened = true;
    this.broken = broken;
    this.tell(true);
  }

  #explain(error: unknown): void {
    if (error instanceof InvalidProblem) {
      // a state of its own: it stays, but is no starting point any more
      this.#open({ ...this.state }, null, error.faults.map(faultLine));
      return;
    }
    if (!(error instanceof FormulasUnavailable)) throw error;
    this.broken = [error.message];
    this.tell();
  }

  /** Starts from a preset. */
  load(preset: Preset): void {
    const state = decodeState(preset.query);
    this.#presets.set(state, preset);
    pushAddress(state);
    this.replace(state);
  }

  dismissBroken(): void {
    this.broken = [];
    this.tell(true);
  }

  protected override clear(): void {
    super.clear();
    this.broken = [];
  }
}

/** Keys of a link that says where to look, but at no problem. */
const PLACES = new Set(["view", "claim"]);

/** The link with a problem to look at: a place alone is shown with the first starting point. */
function withProblem(query: string): string {
  const keys = [...new URLSearchParams(query).keys()];
  if (!keys.every((key) => PLACES.has(key))) return query;
  return query === "" ? first.query : `${first.query}&${query}`;
}

/** The preset that a link is, if it is one. */
function presetOf(query: string, presets: readonly Preset[]): Preset | null {
  const plain = new URLSearchParams(query).toString();
  return presets.find((preset) => new URLSearchParams(preset.query).toString() === plain) ?? null;
}
