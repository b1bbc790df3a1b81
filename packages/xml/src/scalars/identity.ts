/** Names of machines and interfaces: UUID, MAC address, IP addresses. */
import type { Scalar } from '../description.ts';
import type { Random } from '../random.ts';
import { either, patternGrammar } from './words.ts';

function hexDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
}

const strictUuid =
  /^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;

const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Canonical lower case with hyphens; undefined when the text is none. Lenient: hyphens and blanks between any bytes. */
export function parseUuid(text: string, lenient: boolean): string | undefined {
  if (canonicalUuid.test(text)) return text;
  if (!lenient && !strictUuid.test(text)) return undefined;
  // libvirt skips hyphens and spaces between bytes, and spaces at both ends.
  const digits = /^\s*(?:[0-9a-fA-F]{2}[- ]*){16}\s*$/.test(text)
    ? text.replace(/[-\s]/g, '').toLowerCase()
    : '';
  if (digits.length !== 32) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const uuid: Scalar<string> = {
  name: 'uuid',
  expected: 'a UUID such as 4dea22b3-1d52-d8f3-2516-782e98ab3fa0',
  parse: parseUuid,
  format(value) {
    const canonical = parseUuid(value, false);
    if (canonical === undefined) throw new RangeError(`'${value}' is not a UUID`);
    return canonical;
  },
  grammar: {
    is: 'named',
    name: 'uuid',
    grammar: patternGrammar('[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}'),
  },
  jsonSchema: { type: 'string', format: 'uuid' },
  sample: (random) => parseUuid(hexDigits(random, 32), false) ?? '',
};

const strictMac = /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/;
const lenientMac = /^[0-9a-fA-F]{1,2}(?::[0-9a-fA-F]{1,2}){5}\s*$/;

/** `52:54:00:12:34:56`, canonical in lower case. */
export const mac: Scalar<string> = {
  name: 'mac',
  expected: 'a MAC address such as 52:54:00:12:34:56',
  parse(text, lenient) {
    if (!(lenient ? lenientMac : strictMac).test(text)) return undefined;
    const bytes = text.trim().toLowerCase().split(':');
    return bytes.map((byte) => byte.padStart(2, '0')).join(':');
  },
  format(value) {
    if (!strictMac.test(value)) throw new RangeError(`'${value}' is not a MAC address`);
    return value;
  },
  grammar: { is: 'named', name: 'mac', grammar: patternGrammar('[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}') },
  jsonSchema: { type: 'string', pattern: strictMac.source },
  sample: (random) => `52:54:00:${[0, 0, 0].map(() => hexDigits(random, 2)).join(':')}`,
};

const byte = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ipv4Source = `${byte}(\\.${byte}){3}`;
const ipv4Expression = new RegExp(`^${ipv4Source}$`);

/** Dotted decimal. */
export const ipv4: Scalar<string> = {
  name: 'ipv4',
  expected: 'an IPv4 address',
  parse: (text) => (ipv4Expression.test(text) ? text : undefined),
  format(value) {
    if (!ipv4Expression.test(value)) throw new RangeError(`'${value}' is not an IPv4 address`);
    return value;
  },
  grammar: { is: 'named', name: 'ipv4', grammar: patternGrammar(ipv4Source) },
  jsonSchema: { type: 'string', format: 'ipv4' },
  sample: (random) => [10, 0, 0, 0].map((first) => first || random.integer(0, 255)).join('.'),
};

/** Every way to write 128 bits: whole, with `::` at any place, with dotted decimal at the end. */
function ipv6Source(): string {
  const part = '[0-9a-fA-F]{1,4}';
  const tail = `(${part}:${part}|${ipv4Source})`;
  const forms = [`(${part}:){6}${tail}`];
  for (let before = 0; before <= 7; before++) {
    const head = before === 0 ? '' : `${part}(:${part}){0,${before - 1}}`;
    const optionalHead = before === 0 ? '' : `(${head})?`;
    const after = 7 - before;
    if (after >= 2) forms.push(`${optionalHead}::(${part}:){${after - 2}}${tail}`);
    if (after <= 1) forms.push(`${optionalHead}::${after === 1 ? part : ''}`);
  }
  return forms.join('|');
}

const ipv6Grammar = ipv6Source();
const ipv6Expression = new RegExp(`^(?:${ipv6Grammar})$`);

/** Text is kept as written. */
export const ipv6: Scalar<string> = {
  name: 'ipv6',
  expected: 'an IPv6 address',
  parse: (text) => (ipv6Expression.test(text) ? text : undefined),
  format(value) {
    if (!ipv6Expression.test(value)) throw new RangeError(`'${value}' is not an IPv6 address`);
    return value;
  },
  grammar: { is: 'named', name: 'ipv6', grammar: patternGrammar(ipv6Grammar) },
  jsonSchema: { type: 'string', format: 'ipv6' },
  sample: (random) =>
    random.pick(['::', '::1', 'fe80::1', '2001:db8::ff00:42:8329', '1:2:3:4:5:6:7:8', '::ffff:10.0.0.1']),
};

export const ip: Scalar<string> = { ...either(ipv4, ipv6), name: 'ip', expected: 'an IP address' };
