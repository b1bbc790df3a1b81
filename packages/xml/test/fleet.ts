/** A made-up document family that uses every word of the vocabulary at least once. */
import {
  attr,
  bitmap,
  child,
  choice,
  content,
  custom,
  double,
  element,
  fields,
  flag,
  foreign,
  group,
  hex,
  inside,
  int32,
  ip,
  mac,
  many,
  namespace,
  nonEmpty,
  octal,
  onOff,
  oneOf,
  optional,
  pattern,
  ranged,
  size,
  sizeAttr,
  sizeContent,
  string,
  text,
  textElement,
  uint16,
  uint32,
  uint64,
  uuid,
  variants,
  wrapper,
  yesNo,
  type Element,
  type Infer,
} from '../src/index.ts';

const harbour = namespace('harbour', 'http://example.org/harbour/1.0');

const engine = fields({
  model: inside('model', attr('name', nonEmpty)),
  power: attr('power', uint32, { unit: 'kW', doc: 'Power at the shaft.' }),
  cylinders: optional(attr('cylinders', ranged(1, 16), { default: 4, doc: 'How many.' })),
  reserve: attr('reserve', yesNo, { default: false, omitDefault: true }),
  state: attr('state', onOff, { default: true }),
});
export interface Engine extends Infer<typeof engine> {}
export const engineXml: Element<Engine> = element('engine', engine, {
  doc: 'What drives a ship.',
  since: '1.2.0',
});

const hold = fields({
  name: attr('name', nonEmpty),
  capacity: sizeContent({ unit: 'KiB' }),
});
export interface Hold extends Infer<typeof hold> {}
export const holdXml: Element<Hold> = element('hold', hold, { doc: 'A hold.' });

const link = fields({
  index: optional(attr('index', uint16)),
  length: optional(text('length', double)),
  next: optional(child(() => linkXml)),
});
export interface Link extends Infer<typeof link> {}
export const linkXml: Element<Link> = element('link', link, {
  doc: 'A link of the chain; links hold links.',
});

const position = variants('type', {
  pci: fields({ domain: attr('domain', hex(4, 0xffff)), slot: optional(attr('slot', hex(2, 0x1f))) }),
  berth: fields({ number: attr('number', uint16) }),
});
export type Position = Infer<typeof position>;
export const positionXml: Element<Position> = element('position', position);

const cargoHead = { label: optional(attr('label', string)) };
const cargoTail = { weight: optional(text('weight', uint64)), sealed: flag('sealed') };
const cargo = variants(
  'type',
  {
    bulk: fields({ ...cargoHead, source: child(textElement('source', nonEmpty)), ...cargoTail }),
    boxed: fields({ ...cargoHead, boxes: many(inside('box', attr('id', uint32))), ...cargoTail }),
    live: variants('kind', {
      horse: fields({ ...cargoHead, name: text('name', nonEmpty) }),
      hen: fields({ count: attr('count', uint32) }),
    }),
  },
  { default: 'bulk' },
);
export type Cargo = Infer<typeof cargo>;
export const cargoXml: Element<Cargo> = element('cargo', cargo, { doc: 'What is carried.' });

const crew = fields({
  rank: attr('rank', oneOf('captain', 'mate', 'deckhand')),
  name: content(nonEmpty),
});
export interface Crew extends Infer<typeof crew> {}
export const crewXml: Element<Crew> = element('crew', crew);

const equipment = fields({
  emulator: optional(text('emulator', nonEmpty)),
  engines: many(child(engineXml)),
  cargo: many(child(cargoXml)),
  crew: optional(many(child(crewXml))),
});
export interface Equipment extends Infer<typeof equipment> {}
export const equipmentXml: Element<Equipment> = element('equipment', equipment);

const orders = fields({
  orders: many(choice({ go: textElement('go', nonEmpty), wait: textElement('wait', uint32), note: crewXml })),
});
export interface Orders extends Infer<typeof orders> {}
export const ordersXml: Element<Orders> = element('orders', orders);

const radioArgs = fields({ args: many(inside('arg', attr('value', string), { namespace: harbour })) });
export interface Radio extends Infer<typeof radioArgs> {}
export const radioXml: Element<Radio> = element('radio', radioArgs, { namespace: harbour });

/** Tag names are data: nothing in the vocabulary says that. */
const flags = custom<string[]>({
  name: 'flags',
  parse: (node, refuse) => {
    const names: string[] = [];
    for (const each of node.children) {
      if (typeof each === 'string' && each.trim() !== '') refuse('flags may not hold text');
      if (typeof each !== 'object' || !('name' in each)) continue;
      if (each.children.length > 0 || each.attributes.length > 0) refuse(`<${each.name}> must be empty`);
      names.push(each.name);
    }
    return names;
  },
  format: (names) => ({
    attributes: [],
    children: names.map((name) => ({ name, attributes: [], children: [] })),
  }),
  grammar: '<zeroOrMore><element><anyName/><empty/></element></zeroOrMore>',
  jsonSchema: { type: 'array', items: { type: 'string' } },
  reference: 'Empty elements; their names are the flags.',
  sample: (random) =>
    Array.from({ length: random.integer(0, 3) }, () => random.pick(['alpha', 'bravo', 'zulu'])),
});

const drive = choice({ sail: textElement('sail', uint32), oar: crewXml });

const ship = fields({
  type: attr('type', oneOf('cutter', 'brig', 'barge')),
  id: optional(attr('id', int32, { in: ['live'] })),
  name: text('name', nonEmpty, { doc: 'Name on the bow.' }),
  uuid: optional(text('uuid', uuid)),
  title: optional(text('title', string)),
  metadata: optional(child(foreign('metadata'))),
  ballast: size('ballast', { unit: 'KiB', doc: 'Weight below.' }),
  tank: optional(
    child(element('tank', fields({ page: sizeAttr('size', { unit: 'MiB' }), set: attr('set', bitmap) }))),
  ),
  drive: optional(drive),
  radioCall: optional(
    text(
      'call',
      pattern('[A-Z]{2}[0-9]+', { name: 'call sign', sample: (random) => `DL${random.integer(0, 99)}` }),
    ),
  ),
  secret: optional(text('secret', nonEmpty, { in: ['secure'] })),
  local: optional(text('local', nonEmpty, { notIn: ['migratable'] })),
  mode: optional(text('mode', octal(4))),
  mac: optional(inside('mac', attr('address', mac))),
  ip: optional(text('ip', ip)),
  position: optional(child(positionXml)),
  fit: group(fields({ colour: optional(attr('colour', string)), doors: optional(text('doors', uint16)) })),
  holds: inside('holds', many(child(holdXml))),
  chain: optional(child(linkXml)),
  flags: optional(child(element('flags', flags))),
  equipment: wrapper(equipmentXml, { always: true }),
  spare: wrapper(element('spare', equipment)),
  orders: optional(child(ordersXml)),
  radio: optional(child(radioXml)),
});
/** A ship. */
export interface Ship extends Infer<typeof ship> {}
export const shipXml: Element<Ship> = element('ship', ship, { doc: 'A ship.', since: '0.1.0' });
