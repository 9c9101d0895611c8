/** From a state to its figure of curves: names, colours, theory along the axis, experiments. */
export { axisField, buildFigure, overallCaution, type PointsOf } from "./build-figure.ts";
export { CurveCache, type ProblemCurve } from "./curve-cache.ts";
export { familyMembers, type Member } from "./family-members.ts";
export { currentName, describeProblem, isRandomLaw, lawName, pinName } from "./names.ts";
export { pointDetail, problemAt } from "./point-detail.ts";
export { regimeText } from "./regime.ts";
export { relativeSeries, type ReferenceLine } from "./relative.ts";
export { referenceCurve, shownCurves, type ShownCurve } from "./shown-curves.ts";
export { strokesOf, type Stroke } from "./strokes.ts";
export { SteadyRange } from "./steady-range.ts";
