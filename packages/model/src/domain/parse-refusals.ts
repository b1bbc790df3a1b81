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
  readonly found?: RegExp;
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

const rows: readonly Row[] = [
  { at: /^\/domain\/name$/, kind: missing, code: 'noName', detail: '' },
  { at: /^\/domain\/name$/, kind: bad, code: 'noName', detail: '' },
  {
    at: /^\/domain\/os(\/type)?$/,
    kind: missing,
    code: 'xmlError',
    detail: 'an os <type> must be specified',
  },
  unknownWord(/^\/domain\/os\/type$/, "unknown OS type '%s'"),
  unknownWord(/^\/domain\/os\/boot\/@dev$/, "unknown boot device '%s'"),
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
  { at: /\/disk\/target(\/@dev)?$/, kind: missing, code: 'noTarget', detail: '' },
  {
    at: /\/controller\/@index$/,
    kind: bad,
    code: 'xmlError',
    domain: 'xml',
    detail: "Invalid value for attribute 'index' in element 'controller': '%s'. Expected non-negative value",
  },
  {
    at: /\/address\/@bus$/,
    kind: bad,
    code: 'xmlError',
    domain: 'none',
    detail: "Invalid PCI address bus='%s', must be <= 0xFF",
  },
  {
    at: /\/address\/@slot$/,
    kind: bad,
    code: 'xmlError',
    domain: 'none',
    detail: "Invalid PCI address slot='%s', must be <= 0x1F",
  },
  {
    at: /\/address\/@function$/,
    kind: bad,
    code: 'xmlError',
    domain: 'none',
    detail: 'Invalid PCI address function=%s, must be <= 7',
  },
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
  { at: /\/video\/model\/@ram$/, kind: bad, code: 'xmlError', detail: "cannot parse video ram '%s'" },
  { at: /\/video\/model\/@vram$/, kind: bad, code: 'xmlError', detail: "cannot parse video vram '%s'" },
  { at: /\/video\/model\/@vgamem$/, kind: bad, code: 'xmlError', detail: "cannot parse video vgamem '%s'" },
  { at: /\/video\/model\/@heads$/, kind: bad, code: 'xmlError', detail: "cannot parse video heads '%s'" },
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
  const row = [...rows, ...deviceRefusals].find(({ at, kind }) => kind === error.kind && at.test(place));
  return row && { code: row.code, domain: row.domain ?? 'domain', detail: row.detail.replace('%s', found) };
}

const featureWords: Readonly<Record<string, string>> = {
  '/domain/features': "unexpected feature '%s'",
  '/domain/features/hyperv': 'unsupported HyperV Enlightenment feature: %s',
  '/domain/features/kvm': 'unsupported KVM feature: %s',
  '/domain/features/xen': 'unsupported Xen feature: %s',
  '/domain/features/capabilities': "unexpected capability feature '%s'",
};

/** Features are the one place where libvirt refuses what it does not know, even when it reads leniently. */
export function unknownFeature(dropped: readonly XmlError[]): Refusal | undefined {
  for (const { kind, path } of dropped) {
    const place = path.replace(/\[\d+\]/g, '');
    const at = place.lastIndexOf('/');
    const words = kind === 'unknown-element' ? featureWords[place.slice(0, at)] : undefined;
    if (words)
      return {
        code: 'configUnsupported',
        domain: 'domain',
        detail: words.replace('%s', place.slice(at + 1)),
      };
  }
  return undefined;
}
