/** The state of an instrument, free of any screen: what is shown, along which axis, and its link. */
export { fittedAxis, plotAxisFaults, rescaledAxis, roundedEnds } from "./axis.ts";
export {
  familyFaults,
  familyText,
  familyValues,
  FEWEST,
  MOST,
  readFamily,
  soundFamily,
  usualFamily,
  type Family,
} from "./family.ts";
export { isLogarithmic, LIMIT_KEYS, limitFaults, limitsOf, type Limits } from "./limits.ts";
export { linkKeys } from "./link-keys.ts";
export { decodeState, defaultAxis, encodeState } from "./link.ts";
export { LONGEST_NAME, wellFormed } from "./pin-link.ts";
export { movedReference, readReference, referenceText, type Reference } from "./reference.ts";
export { queryPairs } from "./query.ts";
export { seriesKey } from "./series-key.ts";
export {
  axisFields,
  MAX_PINS,
  offeredAxes,
  usualAxis,
  withSoundAxis,
  type ExplorerState,
  type Pin,
  type ProblemPart,
} from "./state.ts";
export {
  claimNames,
  panelNames,
  viewFields,
  type VerticalScale,
  type View,
} from "./view-fields.ts";
