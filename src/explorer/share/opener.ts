import type { ExperimentRunner } from "../../instrument/index.ts";
import { encodeState, type ExplorerState } from "../../state/index.ts";
import type { Drawing } from "./drawing.ts";
import type { ShareKind } from "./kinds.ts";
import type { ShareDialog } from "./share-dialog.ts";

interface Shown {
  readonly drawn: Drawing | null;
  readonly named: string | null;
  readonly kind: ShareKind | null;
}

/** The share dialog, loaded when it is first wanted. */
export class ShareOpener {
  #dialog: ShareDialog | null = null;
  readonly #onFailure: () => void;

  /** @param onFailure a module could not be loaded */
  constructor(onFailure: () => void) {
    this.#onFailure = onFailure;
  }

  /**
   * Opens the dialog on what the page shows.
   *
   * @param shown.drawn the figure that is none of curves; null without
   * @param shown.named what the page calls it; null for its usual title
   * @param shown.kind what to share first; null for what was shared last
   */
  open(root: ParentNode, state: ExplorerState, experiments: ExperimentRunner, shown: Shown): void {
    void this.#open(root, state, experiments, shown).catch(this.#onFailure);
  }

  async #open(
    root: ParentNode,
    state: ExplorerState,
    experiments: ExperimentRunner,
    { drawn, named, kind }: Shown,
  ): Promise<void> {
    const [{ ShareDialog }, { ShareWriter }, { subjectOf }] = await Promise.all([
      import("./share-dialog.ts"),
      import("./share-writer.ts"),
      import("./subject.ts"),
    ]);
    if (this.#dialog === null) {
      if (!customElements.get("maskrisk-share"))
        customElements.define("maskrisk-share", ShareDialog);
      this.#dialog = document.createElement("maskrisk-share") as ShareDialog;
      root.append(this.#dialog);
    }
    const site = new URL(".", location.href).href;
    const writerOf = (
      one: ExplorerState,
      drawing: Drawing | null,
    ): InstanceType<typeof ShareWriter> => {
      const query = encodeState(one);
      const subject = subjectOf(one, query, experiments, drawing, { site, named });
      return new ShareWriter(subject, query, site, experiments);
    };
    const here = writerOf(state, drawn);
    const { view } = state;
    const live =
      view.panel === "curves"
        ? here
        : writerOf({ ...state, view: { ...view, panel: "curves" } }, null);
    await this.#dialog.open(here, live, kind);
  }
}
