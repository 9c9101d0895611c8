/** The one description of a problem that every other part speaks. */
export type { ActiveField, NumericField } from "./fields/active.ts";
export { checkFields } from "./fields/check.ts";
export { decodeFields, encodeFields, linkKeyFaults, type LinkParameters } from "./fields/codec.ts";
export {
  describeInterval,
  describeNumberOrWord,
  describeValue,
  inInterval,
} from "./fields/describe.ts";
export type {
  ChoiceField,
  ConstantField,
  Fault,
  Field,
  Fields,
  FieldText,
  FlagField,
  GroupField,
  Interval,
  NumberField,
  NumberListField,
  NumberOrWordField,
  Section,
  TextField,
  Track,
  Variant,
  VariantField,
} from "./fields/kinds.ts";
export { isRecord, joinPath, valueAt, withValueAt } from "./fields/paths.ts";
export { schemaOf, type JsonSchema } from "./fields/schema.ts";
export { loadFormulas } from "./formula/load.ts";
export { usesFormulas } from "./formula/uses.ts";
export { InvalidProblem, faultLine } from "./invalid-problem.ts";
export { energiesHostDependent, type Alignment } from "./alignment/index.ts";
export {
  BELOW_ONE,
  atomAtZero,
  drawRatio,
  hostDependence,
  inverseVisibleMeanDiverges,
  largestRatio,
  lawDrawing,
  maskLawName,
  leastVisible,
  maskLaws,
  maskLawText,
  meanRatio,
  poleError,
  ratioMoment,
  ratioNodes,
  type MaskLaw,
} from "./mask/index.ts";
export {
  RATIO_STEP,
  type Handle,
  type LawDrawing,
  type LawShape,
  type Point,
} from "./mask/drawing.ts";
export type { Clearance, NumberText, PoleError, RatioNodes } from "./mask/law.ts";
export { isSelfSupervised, population, type Population } from "./population.ts";
export {
  checkProblem,
  decodeProblem,
  encodeProblem,
  numericFieldAt,
  firstIndex,
  numericFields,
  parseProblem,
  problemActiveFields,
  problemSchema,
  setField,
  type Checked,
} from "./problem.ts";
export {
  eigenvaluesHostDependent,
  listedEigenvalues,
  spectralAtoms,
  spectrumFamilies,
  spectrumName,
  type Spectrum,
} from "./spectrum/index.ts";
export type { SpectralAtoms } from "./spectrum/family.ts";
export {
  problemFields,
  PROBLEM_VERSION,
  type Problem,
  type Signal,
  type TestInputs,
} from "./table.ts";
export { MAX_TEXT, typedNumbers, type TypedList } from "./typed/list.ts";
export { typedNumber } from "./typed/number.ts";
export { quantityTerms, type Term } from "./words/quantity-terms.ts";
export { terms, type TermName } from "./words/terms.ts";
