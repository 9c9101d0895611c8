import { firstPreset } from "./first.ts";
import type { Preset } from "./preset.ts";

/** Spectra of real tables, by name: the eigenvalues of their correlation matrices. */
export type TableSpectra = Readonly<Record<"pbmc" | "words", readonly number[]>>;

/** Starting points, the first of which opens when a link says nothing. */
export function presetsWith(spectra: TableSpectra): readonly Preset[] {
  return [
    firstPreset,
    {
      id: "double-descent",
      title: "Double descent, masked",
      text: "The risk peaks where features and samples are equally many. Masks leave the peak where it is, however heavy, and however the ratio is drawn.",
      query:
        "gamma=2&axis=gamma&from=0.1&to=10&yscale=log" +
        "&pin=p = 0.3~keeps:mask~p:0.3&pin=p = 0.75~keeps:mask~p:0.75&pin=R²MAE 0.1–0.9~keeps:mask~mask:uniform~min:0.1~max:0.9",
    },
    {
      id: "isotropic",
      title: "Masking never helps",
      text: "Uncorrelated features carry nothing about one another: every hidden input is lost, and the risk only rises with the mask ratio.",
      query: "gamma=3&p=0.3&axis=mask.ratio&parts=1&pin=γ = 0.5~keeps:gamma~gamma:0.5",
    },
    {
      id: "r2mae-wins",
      title: "R²MAE beats every fixed ratio",
      text: "A masked autoencoder with few strong factors. A row counts only where its target is hidden, so one ratio sets both the number of rows and their noise; a random ratio uncouples them, 5 % below the best fixed one.",
      query:
        "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1" +
        "&axis=mask.ratio&from=0.05&to=0.6&yscale=fit&n=300&replicates=40&places=9&pin=R²MAE 0–0.544~keeps:mask~p:~mask:uniform~min:0~max:0.544",
    },
    {
      id: "pbmc",
      title: "Blood cells: dropout on a real spectrum",
      text: "Eigenvalues of 128 genes over 283 blood cells (PBMC, 10x Genomics); a gene is predicted from the others. With inputs rescaled (inverted dropout), hiding a third of them lowers the risk by 7 %; without, masks only hurt.",
      query:
        `gamma=3&spectrum=empirical&eigenvalues=${spectra.pbmc.join(",")}&alignment=self-supervised&p=0.2&rescale=1` +
        "&axis=mask.ratio&to=0.8&yscale=fit&pin=not rescaled~keeps:rescale~rescale:",
    },
    {
      id: "words",
      title: "Words: R²MAE on a real spectrum",
      text: "Eigenvalues of the 200 commonest words over 1189 chapters of the King James Bible. A word is predicted from the others in rows where it is hidden itself; a random ratio ends 1 % below the best fixed one.",
      query:
        `gamma=1.5&spectrum=empirical&eigenvalues=${spectra.words.join(",")}&alignment=self-supervised&p=0.1&rows=masked-target&rescale=1` +
        "&axis=mask.ratio&from=0.02&to=0.9&yscale=fit&pin=R²MAE 0–0.5~keeps:mask~p:~mask:uniform~min:0~max:0.5",
    },
  ];
}
