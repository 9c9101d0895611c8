import { serveTasks } from "../../../sweep/index.ts";
import { computeSpectrum } from "./spectrum-task.ts";

/** A background thread that computes pieces of a spectrum. */
serveTasks(self, computeSpectrum, (failure) => ({ kind: "failure", failure }));
