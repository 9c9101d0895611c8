import { html, type TemplateResult } from "lit";
import { defineMap, type CellDetail } from "../../../element/index.ts";
import { ViewElement } from "../view-element.ts";
import { mapAxes, mapPlan } from "./map-axes.ts";
import { MapDesk } from "./map-desk.ts";
import { mapFigure, mapFoot, mapTitle } from "./map-parts.ts";

defineMap();

/** A map of the best masks over two fields of the problem. */
export class AtlasView extends ViewElement {
  readonly #maps = new MapDesk(() => this.requestUpdate());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#maps.close();
  }

  readonly #stop = (): void => {
    this.#maps.stop();
    this.requestUpdate();
  };

  readonly #pick = ({ detail }: CustomEvent<CellDetail>): void => {
    const { x, y } = mapAxes(this.session.state);
    this.session.openCell({ path: x.path, value: detail.x }, { path: y.path, value: detail.y });
  };

  protected override render(): TemplateResult {
    const { session } = this;
    const { state } = session;
    if (this.isConnected) this.#maps.want(mapPlan(state));
    const title = mapTitle(state, {
      setView: (change) => session.setView(change),
      chooseAxis: (path) => session.sentence.chooseAxis(path),
      chooseAcross: (path) => session.chooseAcross(path),
    });
    return html`${this.titled(title)}
      <div class="plot-box">
        <maskrisk-map
          .figure=${mapFigure(state, this.#maps)}
          .scheme=${this.scheme}
          @cell-pick=${this.#pick}
        ></maskrisk-map>
      </div>
      ${mapFoot(state, this.#maps, this.#stop)}`;
  }
}
