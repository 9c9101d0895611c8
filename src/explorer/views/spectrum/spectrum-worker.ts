import { computeSpectrum, type SpectrumTask } from "./spectrum-task.ts";

addEventListener("message", (event: MessageEvent<SpectrumTask>) => {
  void computeSpectrum(event.data).then((reply) => postMessage(reply));
});
