/** Figures of the atlas: a map over two fields and the risk behind one of its cells. */
export { cssColour, oklch, rampColour, type Colour, type RampKind } from "./map-colour.ts";
export { contourLines, smoothed, type Lattice, type Polyline } from "./map-contours.ts";
export {
  CELL,
  cellEdges,
  cellPlaceText,
  cellText,
  countOf,
  INFINITE_NAME,
  mapSummary,
  type MapFigure,
} from "./map-figure.ts";
export { mapLevels, mapLines, type MapLabel, type MapLines } from "./map-lines.ts";
export { regionOf, type MapRegion } from "./map-regions.ts";
export {
  mapNumber,
  mapScale,
  scalePlace,
  scaleTicks,
  type MapScale,
  type MapScaleWish,
  type ScaleTick,
} from "./map-scale.ts";
export { mapCaption, mapTable } from "./map-table.ts";
export { stripFrame, stripGeometry, type StripFigure, type StripGeometry } from "./map-strip.ts";
