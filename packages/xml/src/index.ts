/** The vocabulary, its scalars, and the readers of descriptions. */
export type {
  Content,
  DataGrammar,
  Element,
  ElementOptions,
  Field,
  FieldOptions,
  Fields,
  Form,
  Infer,
  JsonSchema,
  Lazy,
  Namespace,
  OptionalField,
  Scalar,
  Shape,
  Shaped,
  SizeOptions,
  VariantOf,
  Variants,
  View,
} from './description.ts';
export {
  attr,
  child,
  choice,
  content,
  custom,
  DescriptionError,
  element,
  fields,
  flag,
  foreign,
  group,
  inside,
  many,
  namespace,
  optional,
  size,
  sizeAttr,
  sizeContent,
  text,
  textElement,
  variants,
  wrapper,
  type ChoiceOf,
} from './vocabulary.ts';
export type { Custom } from './custom.ts';
export type { ForeignElement, ForeignNode } from './foreign.ts';
export { formatForeign } from './foreign.ts';
export { bitmap, formatBitmap, parseBitmap } from './scalars/bitmap.ts';
export { ip, ipv4, ipv6, mac, parseUuid, uuid } from './scalars/identity.ts';
export {
  anyBase,
  double,
  hex,
  hexBig,
  int32,
  int64,
  octal,
  ranged,
  rangedBig,
  uint16,
  uint32,
  uint64,
  uint8,
} from './scalars/numbers.ts';
export { bytesIn, scale, type SizeUnit } from './scalars/units.ts';
export {
  booleanWords,
  either,
  listOf,
  nonEmpty,
  onOff,
  oneOf,
  pattern,
  string,
  yesNo,
} from './scalars/words.ts';
export { XmlError, nearest, type XmlErrorKind, type XmlProblem } from './errors.ts';
export {
  parse,
  parseDocument,
  parseElement,
  validate,
  type Parsed,
  type ParseOptions,
  type Source,
} from './parse.ts';
export { format, formatNoting, type FormatOptions, type Formatted } from './format.ts';
export { formatDocument } from './keep.ts';
export { locate, type Place } from './locate.ts';
export { survey, type Survey } from './survey.ts';
export { excerpt } from './syntax-words.ts';
export {
  parseTree,
  defaultLimits,
  type XmlElement,
  type XmlLimits,
  type XmlNode,
  type XmlTree,
} from './tree.ts';
export { seededRandom, type Random } from './random.ts';
export { grammar } from './grammar.ts';
export { sample } from './sample.ts';
export { jsonSchema } from './json-schema.ts';
export { fromJson, type JsonProblem } from './json-values.ts';
export { entries, lookup, nearestPath, reference, type ReferenceEntry } from './reference.ts';
