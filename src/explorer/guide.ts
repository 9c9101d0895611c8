import { setGlossaryOpener } from "../element/index.ts";
import type { HelpPage, HelpSheet } from "./help/help-sheet.ts";
import type { Problem } from "../problem/index.ts";
import { recall, remember } from "./storage.ts";
import type { PageTour } from "./tour/tour.ts";

const KEY = "maskrisk-tour";

/** Milliseconds after which a first visit is greeted: the first curve is on the page by then. */
const GREETING = 1200;

/** The help sheet and the tour, each loaded when it is first wanted. */
export class Guide {
  #sheet: HelpSheet | null = null;
  #tour: PageTour | null = null;
  readonly #problem: () => Problem;
  readonly #onFailure: () => void;

  /**
   * @param problem the problem in force
   * @param onFailure a module could not be loaded
   */
  constructor(problem: () => Problem, onFailure: () => void) {
    this.#problem = problem;
    this.#onFailure = onFailure;
  }

  /** Lets every term of the page open the glossary. */
  attach(root: ParentNode): void {
    setGlossaryOpener(() => this.help(root, "glossary"));
  }

  /** The problem has changed: what the tour shows of it follows. */
  follow(): void {
    if (this.#tour !== null) this.#tour.problem = this.#problem();
  }

  /** Shows the tour to who has never seen it. */
  greet(root: ParentNode): void {
    if (recall(KEY) !== null) return;
    setTimeout(() => this.tour(root), GREETING);
  }

  /** Opens the help sheet, at a page. */
  help(root: ParentNode, page: HelpPage = "use"): void {
    void this.#openSheet(root, page).catch(this.#onFailure);
  }

  /** Shows the tour from its start. */
  tour(root: ParentNode): void {
    void this.#openTour(root).catch(this.#onFailure);
  }

  async #openSheet(root: ParentNode, page: HelpPage): Promise<void> {
    if (this.#sheet === null) {
      const { HelpSheet } = await import("./help/help-sheet.ts");
      if (!customElements.get("maskrisk-help")) customElements.define("maskrisk-help", HelpSheet);
      this.#sheet = document.createElement("maskrisk-help") as HelpSheet;
      this.#sheet.addEventListener("tour-wanted", () => this.tour(root));
      root.append(this.#sheet);
    }
    await this.#sheet.open(page);
  }

  async #openTour(root: ParentNode): Promise<void> {
    if (this.#tour !== null) return;
    const { PageTour } = await import("./tour/tour.ts");
    if (!customElements.get("maskrisk-tour")) customElements.define("maskrisk-tour", PageTour);
    const tour = document.createElement("maskrisk-tour") as PageTour;
    tour.root = root;
    tour.problem = this.#problem();
    tour.addEventListener("tour-ended", () => {
      tour.remove();
      this.#tour = null;
    });
    this.#tour = tour;
    remember(KEY, "seen");
    root.append(tour);
  }
}
