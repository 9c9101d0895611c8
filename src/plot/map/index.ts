/** Figures of the atlas: a map over two fields and the risk behind one of its cells. */
export { cssColour, oklch, rampColour, type Colour, type RampKind } from "./colour.ts";
export { contourLines, smoothed, type Lattice, type Polyline } from "./contours.ts";
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
export { mapLevels, mapLines, type MapLabel, type MapLines } from "./lines.ts";
export { regionOf, type MapRegion } from "./regions.ts";
export {
  mapNumber,
  mapScale,
  scalePlace,
  scaleTicks,
  type MapScale,
  type MapScaleWish,
  type ScaleTick,
} from "./scale.ts";
export { mapCaption, mapTable } from "./table.ts";
export { stripFrame, stripGeometry, type StripFigure, type StripGeometry } from "./strip.ts";
