export { ClaimsView as View } from "./claims-view.ts";
