/**
 * Values in the rules of network filters: text in the form that libvirt prints, or a variable that a user of the filter
 * fills in. Strict reading takes what the grammar takes, lenient reading what libvirt's parser takes.
 *
 * @source libvirt 9.0 schemas/nwfilter.rng, virNWFilterRuleDetailsParse
 */
import { pattern, type Random, type Scalar } from '@typevirt/xml';
import { canonicalIpv6, ipv4Number, ipv6Number, maskBits } from '../ip-numbers.ts';

const variablePattern = '$[ ]*[a-zA-Z0-9_]+(\\[[ ]*[@]?[0-9]+[ ]*\\])?[ ]*';
const variable = /^\$([a-zA-Z0-9_]+) *(?:\[ *(@?) *([0-9]+) *\])? *$/;

/** `$NAME`, `$NAME[2]` or, for one that is counted through, `$NAME[@2]`. */
function canonicalVariable(text: string): string | undefined {
  const [, name, iterates, number] = variable.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (number === undefined || (iterates && Number(number) === 0)) return `$${name}`;
  return `$${name}[${iterates}${Number(number)}]`;
}

interface Kind {
  readonly name: string;
  /** XSD pattern of the grammar. */
  readonly grammar: string;
  /** In the form that is printed; undefined when it is no such value. */
  canonical(text: string): string | undefined;
  readonly samples: readonly [string, ...string[]];
  /** Default true. */
  readonly variables?: boolean;
}

function value({ name, grammar, canonical, samples, variables = true }: Kind): Scalar<string> {
  const strict = pattern(variables ? `${variablePattern}|${grammar}` : grammar, {
    name,
    sample: (random: Random) => random.pick(samples),
  });
  const read = (text: string): string | undefined =>
    (variables ? canonicalVariable(text) : undefined) ?? canonical(text);
  return {
    ...strict,
    expected: `${name}${variables ? ' or a variable such as $NAME' : ''}`,
    parse(text, lenient) {
      if (!lenient && strict.parse(text, false) === undefined) return undefined;
      return read(text) ?? (lenient ? undefined : text);
    },
    format: (text) => text,
  };
}

/** Decimal or hexadecimal; stays what it was. */
function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^(0x[0-9a-fA-F]+|[0-9]+)$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

function numbers(name: string, max: number, grammar: string, hexadecimal = true): Scalar<string> {
  return value({
    name,
    grammar,
    canonical(text) {
      if (!hexadecimal && text.startsWith('0x')) return undefined;
      const number = wholeNumber(text, 0, max);
      if (number === undefined) return undefined;
      return text.startsWith('0x') ? `0x${number.toString(16)}` : String(number);
    },
    samples: ['1', '0x2', '$PORT'],
  });
}

const upTo255 = '[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]';
const upTo65535 = '[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]';

export const byteValue = numbers('a number up to 255', 255, `0x[0-9a-fA-F]{1,2}|${upTo255}`);
export const shortValue = numbers('a number up to 65535', 65535, `0x[0-9a-fA-F]{1,4}|${upTo65535}`);
export const longValue = numbers('a number of 32 bits', 0xffffffff, '0x[0-9a-fA-F]{1,8}|[0-9]{1,10}');
export const sixBits = numbers(
  'a number up to 63',
  63,
  '0x([0-3][0-9a-fA-F]|[0-9a-fA-F])|[0-9]|[1-5][0-9]|6[0-3]',
);
export const vlanId = numbers(
  'a number up to 4095',
  4095,
  '0x[0-9a-fA-F]{1,3}|[0-9]{1,3}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-5]',
);
export const connections = numbers('a number up to 65535', 65535, `0x[0-9a-fA-F]{1,4}|${upTo65535}`, false);

export const filterMac = value({
  name: 'a MAC address',
  grammar: '([a-fA-F0-9]{1,2}:){5}[a-fA-F0-9]{1,2}',
  canonical(text) {
    if (!/^([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}$/.test(text)) return undefined;
    return text
      .toLowerCase()
      .split(':')
      .map((byte) => byte.padStart(2, '0'))
      .join(':');
  },
  samples: ['01:02:03:04:05:06', '$MAC'],
});

const dotted = '([0-2]?[0-9]?[0-9]\\.){3}[0-2]?[0-9]?[0-9]';
export const filterIp = value({
  name: 'an IPv4 address',
  grammar: dotted,
  canonical: (text) => (ipv4Number(text) === undefined ? undefined : text),
  samples: ['10.1.2.3', '$IP'],
});
export const filterMask = value({
  name: 'a mask or number of bits',
  grammar: `[0-9]|[12][0-9]|3[0-2]|${dotted}`,
  canonical: (text) => bitsOf(text, 32, ipv4Number(text)),
  samples: ['24', '32', '$MASK'],
});
export const filterIpv6 = value({
  name: 'an IPv6 address',
  grammar: `([a-fA-F0-9]{0,4}:){2,7}([a-fA-F0-9]*)(${dotted})?`,
  canonical: canonicalIpv6,
  samples: ['a:b:c::d', '::1', '$IP'],
});
export const filterMaskv6 = value({
  name: 'a mask or number of bits',
  grammar: '[0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]|([a-fA-F0-9]{0,4}:){2,7}([a-fA-F0-9]*)',
  canonical: (text) => bitsOf(text, 128, ipv6Number(text)),
  samples: ['64', '128'],
});

function bitsOf(text: string, width: number, address: bigint | undefined): string | undefined {
  const bits = /^[0-9]+$/.test(text) ? wholeNumber(text, 0, width) : undefined;
  if (bits !== undefined) return String(bits);
  const counted = address === undefined ? undefined : maskBits(address, width);
  return counted === undefined ? undefined : String(counted);
}

/** Words of a table, or numbers, which become words where there is one. */
function words(
  name: string,
  table: Readonly<Record<string, number>>,
  min: number,
  max: number,
  grammar: string,
) {
  const byNumber = new Map(Object.entries(table).map(([word, number]) => [number, word]));
  const byWord = new Map(Object.keys(table).map((word) => [word.toLowerCase(), word]));
  return value({
    name,
    grammar,
    canonical(text) {
      const word = byWord.get(text.toLowerCase());
      if (word !== undefined) return word;
      const number = wholeNumber(text, min, max);
      if (number === undefined) return undefined;
      return byNumber.get(number) ?? (text.startsWith('0x') ? `0x${number.toString(16)}` : String(number));
    },
    samples: [Object.keys(table)[0] ?? '', String(max)],
  });
}

export const etherProtocol = words(
  'a protocol: arp, rarp, ipv4, ipv6, vlan, or a number from 1536',
  { arp: 0x806, rarp: 0x8035, ipv4: 0x800, ipv6: 0x86dd, vlan: 0x8100 },
  0x600,
  0xffff,
  'arp|rarp|ipv4|ipv6|vlan|0x([6-9a-fA-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})|153[6-9]|15[4-9][0-9]|1[6-9][0-9]{2}|' +
    '[2-9][0-9]{3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]',
);
export const ipProtocol = words(
  'a protocol: tcp, udp, udplite, esp, ah, icmp, igmp, sctp, icmpv6, or a number up to 255',
  { icmp: 1, igmp: 2, tcp: 6, udp: 17, esp: 50, ah: 51, icmpv6: 58, sctp: 132, udplite: 136 },
  0,
  255,
  `tcp|udp|udplite|esp|ah|icmp|igmp|sctp|icmpv6|0x[0-9a-fA-F]{1,2}|${upTo255}`,
);
export const arpOpcode = words(
  'an operation such as Request or Reply, or a number',
  {
    Request: 1,
    Reply: 2,
    Request_Reverse: 3,
    Reply_Reverse: 4,
    DRARP_Request: 5,
    DRARP_Reply: 6,
    DRARP_Error: 7,
    InARP_Request: 8,
    ARP_NAK: 9,
  },
  0,
  0xffff,
  '[Rr]eply|[Rr]equest|[Rr]equest_[Rr]everse|[Rr]eply_[Rr]everse|DRARP_[Rr]equest|DRARP_[Rr]eply|DRARP_[Ee]rror|' +
    `InARP_[Rr]equest|ARP_NAK|${upTo65535}`,
);

export const truth = value({
  name: 'true or false',
  grammar: 'yes|no|true|false|1|0',
  canonical(text) {
    if (['yes', 'true', '1'].includes(text)) return 'true';
    return ['no', 'false', '0'].includes(text) ? 'false' : undefined;
  },
  samples: ['true', 'false'],
  variables: false,
});

/** A list in the order of the table, each word once; undefined when a word is unknown. */
function listed(text: string, table: readonly string[]): string | undefined {
  const given = text.split(',').map((word) => word.trim());
  if (given.some((word) => !table.includes(word))) return undefined;
  return table.filter((word) => given.includes(word)).join(',');
}

const states = ['NEW', 'ESTABLISHED', 'RELATED', 'INVALID'] as const;
export const connectionState = value({
  name: 'states such as NEW,ESTABLISHED',
  grammar: '(NEW|ESTABLISHED|RELATED|INVALID)(,(NEW|ESTABLISHED|RELATED|INVALID))*|NONE',
  canonical: (text) => (text === 'NONE' ? text : listed(text, states)),
  samples: ['NEW,ESTABLISHED', 'NONE'],
  variables: false,
});

const tcpFlagWords = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'] as const;
const flagList = '((SYN|ACK|URG|PSH|FIN|RST)(,(SYN|ACK|URG|PSH|FIN|RST))*|ALL|NONE)';
export const tcpFlags = value({
  name: 'flags looked at and flags set, such as SYN,ACK/SYN',
  grammar: `${flagList}/${flagList}`,
  canonical(text) {
    const parts = text.split('/').map((part) => flagsOf(part.trim()));
    return parts.length === 2 && parts.every((part) => part !== undefined) ? parts.join('/') : undefined;
  },
  samples: ['SYN,ACK/SYN', 'ALL/NONE'],
  variables: false,
});

function flagsOf(part: string): string | undefined {
  if (part === '') return 'NONE';
  return part === 'ALL' || part === 'NONE' ? part : listed(part, tcpFlagWords);
}

const setName = '[a-zA-Z0-9_\\.:\\-\\+ ]{1,31}';
export const ipsetName = value({
  name: 'name of a set',
  grammar: setName,
  canonical: (text) => (/^[a-zA-Z0-9_.:\-+ ]{1,31}$/.test(text) ? text : undefined),
  samples: ['blocked', '$SET'],
});
export const ipsetFlags = value({
  name: 'src or dst, up to six',
  grammar: '([Ss][Rr][Cc]|[Dd][Ss][Tt])(,([Ss][Rr][Cc]|[Dd][Ss][Tt])){0,5}',
  canonical: (text) => (/^(src|dst)(,(src|dst)){0,5}$/i.test(text) ? text.toLowerCase() : undefined),
  samples: ['src,dst'],
  variables: false,
});
