import type { Preset } from "./preset.ts";

/** What opens when a link says nothing: the one starting point that the page has from the start. */
export const firstPreset: Preset = {
  id: "spiked",
  title: "An interior best ratio",
  text: "Eight features per sample and a signal along one strong direction: hiding a quarter of the inputs lowers the risk by almost a third. Drawing the ratio at random (R²MAE) does not beat the best fixed one here.",
  query:
    "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1&axis=mask.ratio&to=0.6" +
    "&pin=R²MAE 0–0.5~keeps:mask~p:~mask:uniform~min:0~max:0.5",
};
