/**
 * What libvirt answers where a domain's text cannot be read and its answer is not the usual one. Learned by giving such
 * texts to libvirt 9.0; rows in the order in which they are tried.
 */
import type { XmlError, XmlErrorKind } from '@typevirt/xml';
import type { Refusal, RefusalCode, RefusalDomain } from '../document-error.ts';
import { deviceRefusals } from './devices/parse-refusals.ts';

interface Row {
  /** Place, without indexes. */
  readonly at: RegExp;
  readonly kind: XmlErrorKind;
  /** What must have been found. */
  readonly found?: { test(text: string): boolean };
  readonly code: RefusalCode;
  readonly domain?: RefusalDomain;
  /** `%s` stands for what was found. */
  readonly detail: string;
}

const missing = 'missing';
const bad = 'bad-value';
const unknownWord = (at: RegExp, detail: string): Row => ({
  at,
  kind: bad,
  code: 'configUnsupported',
  detail,
});
/** A number that is one, but beyond what a place on PCI can have; everything else has the usual answer. */
const placeBeyond = (part: string, most: number, detail: string): Row => ({
  at: new RegExp(`/address/@${part}$`),
  kind: bad,
  found: { test: (text) => /^(0x[0-9a-f]{1,8}|[0-9]{1,9})$/i.test(text) && Number(text) > most },
  code: 'xmlError',
  domain: 'none',
  detail,
});

const rows: readonly Row[] = [
  { at: /^\/domain\/@type$/, kind: missing, code: 'internalError', detail: 'missing domain type attribute' },
  {
    at: /^\/domain\/@type$/,
    kind: bad,
    found: /^$/,
    code: 'internalError',
    detail: 'missing domain type attribute',
  },
  {
    at: /^\/domain\/@type$/,
    kind: bad,
    found: /^none$/,
    code: 'configUnsupported',
    domain: 'qemu',
    detail: "No emulator supports virt type 'none'",
  },
  unknownWord(/^\/domain\/@type$/, 'invalid domain type %s'),
  { at: /^\/domain\/name$/, kind: missing, code: 'noName', detail: '' },
  { at: /^\/domain\/name$/, kind: bad, code: 'noName', detail: '' },
  {
    at: /^\/domain\/os(\/type)?$/,
    kind: missing,
    code: 'xmlError',
    detail: 'an os <type> must be specified',
  },
  {
    at: /^\/domain\/os\/type$/,
    kind: bad,
    found: /^$/,
    code: 'xmlError',
    detail: 'an os <type> must be specified',
  },
  unknownWord(/^\/domain\/os\/type$/, "unknown OS type '%s'"),
  { at: /^\/domain\/uuid$/, kind: bad, code: 'internalError', detail: 'malformed uuid element' },
  { at: /^\/domain\/genid$/, kind: bad, code: 'internalError', detail: 'malformed genid element' },
  { at: /^\/domain\/vcpu$/, kind: bad, code: 'xmlError', detail: 'maximum vcpus count must be an integer' },
  { at: /^\/domain\/iothreads$/, kind: bad, code: 'xmlError', detail: "invalid iothreads count '%s'" },
  { at: /\/@unit$/, kind: bad, code: 'invalidArg', domain: 'none', detail: "unknown suffix '%s'" },
  {
    at: /^\/domain\/maxMemory\/@slots$/,
    kind: missing,
    code: 'xmlError',
    detail: 'both maximum memory size and memory slot count must be specified',
  },
  {
    at: /\/numatune\/.*\/@nodeset$/,
    kind: bad,
    found: /\^/,
    code: 'configUnsupported',
    detail: "Invalid value of 'nodeset': %s",
  },
  {
    at: /\/@(cpuset|nodeset|cpus|vcpus)$/,
    kind: bad,
    code: 'invalidArg',
    domain: 'none',
    detail: "Failed to parse bitmap '%s'",
  },
  { at: /\/vcpupin\/@cpuset$/, kind: missing, code: 'internalError', detail: 'missing cpuset for vcpupin' },
  {
    at: /\/emulatorpin\/@cpuset$/,
    kind: missing,
    code: 'internalError',
    detail: 'missing cpuset for emulatorpin',
  },
  {
    at: /\/iothreadpin\/@cpuset$/,
    kind: missing,
    code: 'internalError',
    detail: 'missing cpuset for iothreadpin',
  },
  { at: /\/cputune\/shares$/, kind: bad, code: 'xmlError', detail: "can't parse cputune shares value" },
  unknownWord(/^\/domain\/on_poweroff$/, 'unknown on_poweroff action: %s'),
  unknownWord(/^\/domain\/on_reboot$/, 'unknown on_reboot action: %s'),
  unknownWord(/^\/domain\/on_crash$/, 'unknown on_crash action: %s'),
  unknownWord(/^\/domain\/on_lockfailure$/, 'unknown on_lockfailure action: %s'),
  unknownWord(/^\/domain\/clock\/@offset$/, "unknown clock offset '%s'"),
  { at: /\/clock\/@adjustment$/, kind: bad, code: 'xmlError', detail: "unknown clock adjustment '%s'" },
  {
    at: /\/clock\/@timezone$/,
    kind: missing,
    code: 'internalError',
    detail: "missing 'timezone' attribute for clock with offset='timezone'",
  },
  {
    at: /\/clock\/@start$/,
    kind: missing,
    code: 'internalError',
    detail: "missing 'start' attribute for clock with offset='absolute'",
  },
  {
    at: /\/cpu\/@mode$/,
    kind: bad,
    code: 'configUnsupported',
    domain: 'cpu',
    detail: "Invalid mode attribute '%s'",
  },
  {
    at: /\/cpu\/feature\/@name$/,
    kind: missing,
    code: 'xmlError',
    domain: 'cpu',
    detail: 'Invalid CPU feature name',
  },
  {
    at: /\/cpu\/feature\/@policy$/,
    kind: bad,
    code: 'configUnsupported',
    domain: 'cpu',
    detail: 'Invalid CPU feature policy',
  },
  {
    at: /\/cpu\/model\/@fallback$/,
    kind: bad,
    code: 'configUnsupported',
    domain: 'cpu',
    detail: 'Invalid fallback attribute',
  },
  {
    at: /\/cell\/@memory$/,
    kind: missing,
    code: 'xmlError',
    domain: 'xml',
    detail: "missing element or attribute './@memory'",
  },
  {
    at: /\/page\/@size$/,
    kind: missing,
    code: 'xmlError',
    domain: 'xml',
    detail: "missing element or attribute './@size'",
  },
  unknownWord(/\/memoryBacking\/access\/@mode$/, "unknown memoryBacking/access/mode '%s'"),
  unknownWord(/\/memoryBacking\/source\/@type$/, "unknown memoryBacking/source/type '%s'"),
  unknownWord(/\/memoryBacking\/allocation\/@mode$/, "unknown memoryBacking/allocation/mode '%s'"),
  {
    at: /\/blkiotune\/device\/path$/,
    kind: missing,
    code: 'configUnsupported',
    detail: 'missing per-device path',
  },
  {
    at: /\/launchSecurity\/policy$/,
    kind: missing,
    code: 'xmlError',
    detail: 'failed to get launch security policy',
  },
  {
    at: /\/idmap\/[ug]id\/@\w+$/,
    kind: missing,
    code: 'xmlError',
    detail: 'invalid idmap start/target/count settings',
  },
  {
    at: /\/host\/@port$/,
    kind: bad,
    code: 'invalidArg',
    domain: 'none',
    detail: "failed to parse port number '%s'",
  },
  { at: /\/disk\/target(\/@dev)?$/, kind: missing, code: 'noTarget', detail: '' },
  {
    at: /\/controller\/@index$/,
    kind: bad,
    code: 'xmlError',
    domain: 'xml',
    detail: "Invalid value for attribute 'index' in element 'controller': '%s'. Expected non-negative value",
  },
  placeBeyond('bus', 0xff, "Invalid PCI address bus='%s', must be <= 0xFF"),
  placeBeyond('slot', 0x1f, "Invalid PCI address slot='%s', must be <= 0x1F"),
  placeBeyond('function', 7, 'Invalid PCI address function=%s, must be <= 7'),
  { at: /\/tpm\/backend$/, kind: missing, code: 'xmlError', detail: 'missing TPM device backend' },
  {
    at: /\/secret\/@type$/,
    kind: missing,
    code: 'configUnsupported',
    detail: "unknown secret type '<null>'",
  },
  {
    at: /\/(serial|parallel|console|channel|redirdev|backend)\/source\/@host$/,
    kind: missing,
    code: 'internalError',
    detail: 'Missing source host attribute for char device',
  },
  {
    at: /\/(serial|parallel|console|channel|redirdev|backend)\/source\/@service$/,
    kind: missing,
    code: 'internalError',
    detail: 'Missing source service attribute for char device',
  },
  unknownWord(/\/controller\/@model$/, "Unknown model type '%s'"),
  {
    at: /\/interface\/source$/,
    kind: missing,
    code: 'xmlError',
    detail: "interface type='network' requires a 'source' element",
  },
  { at: /\/mac\/@address$/, kind: bad, code: 'xmlError', detail: "unable to parse mac address '%s'" },
  unknownWord(/\/video\/model\/@type$/, "unknown video model '%s'"),
  unknownWord(/\/input\/@type$/, "unknown input device type '%s'"),
];

/** libvirt's answer for this place, where it has one of its own. */
export function domainRefusal(error: XmlError): Refusal | undefined {
  const place = error.path.replace(/\[\d+\]/g, '');
  const found = error.found ?? '';
  if (error.kind === 'wrong-root') {
    return { code: 'xmlError', domain: 'xml', detail: `expecting root element of 'domain', not '${found}'` };
  }
  if (
    error.kind === bad &&
    /(^|\/)(memory|currentMemory|maxMemory|hard_limit|soft_limit|swap_hard_limit|min_guarantee)$/.test(place)
  ) {
    const from = place.replace(/^\/domain\//, './');
    return {
      code: 'xmlError',
      domain: 'xml',
      detail: `Invalid value '${found}' for element or attribute '${from}[1]'`,
    };
  }
  const row = [...rows, ...deviceRefusals].find(
    (each: Row) => each.kind === error.kind && each.at.test(place) && (each.found?.test(found) ?? true),
  );
  return row && { code: row.code, domain: row.domain ?? 'domain', detail: row.detail.replace('%s', found) };
}

const featureWords: Readonly<Record<string, string>> = {
  '/domain/features': "unexpected feature '%s'",
  '/domain/features/hyperv': 'unsupported HyperV Enlightenment feature: %s',
  '/domain/features/kvm': 'unsupported KVM feature: %s',
  '/domain/features/xen': 'unsupported Xen feature: %s',
  '/domain/features/capabilities': "unexpected capability feature '%s'",
};

/** What may be there once, with libvirt's answer where it is there again; of everything else the first counts. */
const single: Readonly<Record<string, Refusal>> = {
  memballoon: internal('only a single memory balloon device is supported'),
  nvram: internal('only a single nvram device is supported'),
  redirfilter: internal('only one set of redirection filter rule is supported'),
  iommu: wrong('only a single IOMMU device is supported'),
  vsock: wrong('only a single vsock device is supported'),
};
const charDevices = /^\/domain\/devices\/(serial|parallel|console|channel|smartcard|redirdev)\/source$/;

function internal(detail: string): Refusal {
  return { code: 'internalError', domain: 'domain', detail };
}

function wrong(detail: string): Refusal {
  return { code: 'xmlError', domain: 'domain', detail };
}

/** What libvirt refuses although it reads leniently: unknown features, some repetitions, models of buses that have none. */
export function droppedRefusal(dropped: readonly XmlError[]): Refusal | undefined {
  for (const { kind, path } of dropped) {
    const refusal = refusalOfDropped(kind, path.replace(/\[\d+\]/g, ''));
    if (refusal) return { ...refusal, path };
  }
  return undefined;
}

const hostEnd =
  'Invalid attempt to set network interface host-side IP route and/or address info on interface of another type ' +
  "than 'ethernet', which alone has it";

function refusalOfDropped(kind: XmlErrorKind, place: string): Refusal | undefined {
  const at = place.lastIndexOf('/');
  const [parent, name] = [place.slice(0, at), place.slice(at + 1)];
  if (kind === 'unknown-element' && /\/interface\/source\/(ip|route)$/.test(place))
    return { code: 'configUnsupported', domain: 'domain', detail: hostEnd };
  if (kind === 'unknown-element') {
    const words = featureWords[parent];
    const detail = words?.replace('%s', name);
    return detail === undefined ? undefined : { code: 'configUnsupported', domain: 'domain', detail };
  }
  if (kind === 'duplicate') {
    if (charDevices.test(place)) return wrong('only one source element is allowed for character device');
    return parent === '/domain/devices' ? single[name] : undefined;
  }
  if (kind !== 'unknown-attribute') return undefined;
  if (place === '/domain/devices/graphics/listen/@network')
    return wrong("'network' attribute is valid only for listen type 'network'");
  if (place === '/domain/devices/graphics/listen/@socket')
    return wrong("'socket' attribute is valid only for listen type 'socket'");
  if (place !== '/domain/devices/controller/@model') return undefined;
  return { code: 'configUnsupported', domain: 'domain', detail: 'Unknown model type: the bus has none' };
}
