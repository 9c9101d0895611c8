/** Figures of the atlas: a map over two fields and the risk behind one of its cells. */
export { cssColour, rampColour, type Colour } from "./colour.ts";
export { contourLines, smoothed, type Lattice } from "./contours.ts";
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
export { mapLevels, mapLines, type MapLines } from "./lines.ts";
export { regionOf } from "./regions.ts";
export { mapNumber, mapScale, scalePlace, scaleTicks, type MapScaleWish } from "./scale.ts";
export { mapCaption, mapTable } from "./table.ts";
export { stripFrame, stripGeometry, type StripFigure } from "./strip.ts";
