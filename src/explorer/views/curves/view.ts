export { CurvesView as View } from "./curves-view.ts";
