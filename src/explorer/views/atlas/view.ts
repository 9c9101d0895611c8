export { AtlasView as View } from "./atlas-view.ts";
