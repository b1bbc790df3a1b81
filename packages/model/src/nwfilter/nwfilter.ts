/**
 * Network filters: chains of rules that say what may reach a guest and leave it.
 *
 * @source libvirt docs/formatnwfilter, virNWFilterDefParseXML, virNWFilterDefFormat
 */
import {
  attr,
  choice,
  element,
  fields,
  format,
  many,
  oneOf,
  optional,
  pattern,
  ranged,
  text,
  uuid,
  type ChoiceOf,
  type Element,
  type Field,
  type FieldOptions,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { filterRefXml, type FilterRef } from '../domain/devices/interface-filter.ts';
import { strictly } from '../domain/devices/scalars.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';
import { protocolElements, type FilterMatch, type FilterProtocolName } from './protocols.ts';

const filterName = strictly('[a-zA-Z_][a-zA-Z0-9_.\\-]*', 'filter name', 'clean-traffic');
const chainName = strictly(
  'root|(mac|stp|arp)[a-zA-Z0-9_\\.:\\-]{0,9}|(vlan|rarp|ipv4|ipv6)[a-zA-Z0-9_\\.:\\-]{0,8}',
  'chain',
  'root',
  'ipv4',
  'arp-x',
);
const priority = ranged(-1000, 1000);
const stateless = {
  ...pattern('[Ff][Aa][Ll][Ss][Ee]|0', { name: 'false', sample: () => 'false' }),
  format: () => 'false',
};

/** What a rule matches, if it says so. */
export interface FilterRuleMatch {
  element: FilterProtocolName;
  value: FilterMatch;
}

function describe(illegal: Pick<FieldOptions<string>, 'lenient'>) {
  const protocol: Field<FilterRuleMatch> = choice(protocolElements(illegal));
  const rule = fields({
    action: attr('action', oneOf('drop', 'accept', 'reject', 'return', 'continue'), {
      doc: 'What happens to a packet; `continue` goes on to the next rule.',
    }),
    direction: attr('direction', oneOf('in', 'out', 'inout'), { doc: 'Seen from the guest.' }),
    priority: attr('priority', priority, {
      default: 500,
      lenient: () => 500,
      doc: 'Rules of lower numbers come first.',
    }),
    statematch: optional(
      attr('statematch', stateless, { lenient: 'ignore', doc: '`false`: connections are not followed.' }),
    ),
    protocol: optional(protocol),
  });
  const ruleXml: Element<FilterRule> = element('rule', rule, { doc: 'A rule.', since: '0.8.0' });
  const filter = fields({
    name: attr('name', filterName, { doc: 'Unique on the host.' }),
    chain: attr('chain', chainName, {
      default: 'root',
      doc: 'Chain that the rules are in, by its prefix a protocol.',
    }),
    priority: optional(attr('priority', priority, { doc: 'Chains of lower numbers come first.' })),
    uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere; made up when absent.' })),
    entries: many(choice({ rule: ruleXml, filterref: filterRefXml })),
  });
  return element<Nwfilter>('filter', filter, { doc: 'A network filter.', since: '0.8.0' });
}

/** What happens to packets that match. */
export interface FilterRule {
  action: 'drop' | 'accept' | 'reject' | 'return' | 'continue';
  direction: 'in' | 'out' | 'inout';
  priority: number;
  statematch?: string | undefined;
  protocol?: FilterRuleMatch | undefined;
}
type Entries = ChoiceOf<{ rule: Element<FilterRule>; filterref: Element<FilterRef> }>[];
/** A network filter. */
export interface Nwfilter {
  name: string;
  chain: string;
  priority?: number | undefined;
  uuid?: string | undefined;
  /** Rules and the filters that this one includes, in order. */
  entries: Entries;
}
export const nwfilterXml: Element<Nwfilter> = describe({});
/** As above, but values that are none are left out. */
const forgivingXml: Element<Nwfilter> = describe({ lenient: 'ignore' });

const nwfilterKind: DocumentKind = {
  text: 'nwfilter_definition',
  schema: 'nwfilter.rng',
  domain: 'nwfilter',
  refusals: [
    { at: /^\/filter\/@name$/, kind: 'missing', code: 'internalError', detail: 'filter has no name' },
    { at: /^\/filter\/uuid$/, kind: 'bad-value', code: 'xmlError', detail: 'malformed uuid element' },
    {
      at: /^\/filter\/@priority$/,
      kind: 'bad-value',
      found: /^-?\d+$/,
      code: 'invalidArg',
      detail: "Priority '%s' is outside valid range of [-1000,1000]",
    },
    {
      at: /^\/filter\/@priority$/,
      kind: 'bad-value',
      code: 'invalidArg',
      detail: "Could not parse chain priority '%s'",
    },
    {
      at: /\/rule\/@action$|\/filterref\/@filter$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'rule node requires action attribute',
    },
    {
      at: /\/rule\/@direction$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'rule node requires direction attribute',
    },
    {
      at: /\/rule\/@action$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown rule action attribute value',
    },
    {
      at: /\/rule\/@direction$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown rule direction attribute value',
    },
    {
      at: /\/rule\/[\w-]+\/@[\w-]+$/,
      kind: 'bad-value',
      code: 'internalError',
      detail: '%a has illegal value %s',
    },
  ],
};

export interface NwfilterReadOptions extends ReadOptions {
  /** Leave out values in rules that are none, as libvirt did before it refused them; for filters stored by it. */
  readonly forgiving?: boolean;
}

/**
 * Reads a filter; its chain's priority follows from the chain.
 *
 * @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else libvirt's answer for the place.
 */
export function parseNwfilter(xml: string, options: NwfilterReadOptions = {}): Nwfilter {
  const description = options.forgiving ? forgivingXml : nwfilterXml;
  return inText(xml, () => completeFilter(readDocument(xml, description, nwfilterKind, options)));
}

export function formatNwfilter(value: Nwfilter): string {
  return format(value, nwfilterXml);
}

/** Prefix of a chain's name → its place among the chains. */
const chainPriorities: Readonly<Record<string, number>> = {
  root: 0,
  stp: -810,
  mac: -800,
  vlan: -750,
  ipv4: -700,
  ipv6: -600,
  arp: -500,
  rarp: -400,
};

function completeFilter(given: Nwfilter): Nwfilter {
  const { name, chain, priority: asked, ...rest } = given;
  if (name === '') refuse('internalError', 'nwfilter', 'filter has no name', '/filter/@name');
  const prefix =
    chain === 'root'
      ? 'root'
      : Object.keys(chainPriorities).find((each) => each !== 'root' && chain.startsWith(each));
  if (prefix === undefined) {
    const detail = `Invalid chain name '${chain}'. Please use a chain name called 'root' or any of the following prefixes: mac, vlan, stp, arp, rarp, ipv4, ipv6`;
    refuse('invalidArg', 'nwfilter', detail, '/filter/@chain');
  }
  if (chain.length > 12)
    refuse('invalidArg', 'nwfilter', 'Name of chain is longer than 12 characters', '/filter/@chain');
  const place = asked ?? chainPriorities[prefix ?? 'root'] ?? 0;
  const entries = given.entries.map((entry) =>
    entry.element === 'filterref' ? { ...entry, value: tidyReference(entry.value) } : entry,
  );
  return { name, chain, ...(place === 0 ? {} : { priority: place }), ...rest, entries };
}

/** Variables that cannot be are left out; the others stand in the order of their names. */
function tidyReference({ filter, parameters }: FilterRef): FilterRef {
  const usable = parameters.filter(
    ({ name, value }) => /^[a-zA-Z0-9_]+$/.test(name) && /^[a-zA-Z0-9_.:]+$/.test(value),
  );
  return { filter, parameters: usable.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))) };
}
