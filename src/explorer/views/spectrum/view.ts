export { SpectrumView as View } from "./spectrum-view.ts";
