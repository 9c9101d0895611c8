export { DataView as View } from "./data-view.ts";
