/** The bundle without trace types; the package describes only its full entry. */
declare module "plotly.js/lib/core" {
  import type Plotly from "plotly.js";
  const core: typeof Plotly;
  export default core;
}
