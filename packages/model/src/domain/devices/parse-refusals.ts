/**
 * libvirt's answers where the text of a device cannot be read and the answer is not the usual one. Learned by giving
 * spoilt devices to libvirt 9.0. Rows are tried in order; `%s` stands for what was found.
 */
import type { XmlErrorKind } from '@typevirt/xml';
import type { RefusalCode, RefusalDomain } from '../../document-error.ts';

/** One answer. */
export interface DeviceRefusal {
  /** Place, without indexes. */
  readonly at: RegExp;
  readonly kind: XmlErrorKind;
  readonly code: RefusalCode;
  readonly domain?: RefusalDomain;
  readonly detail: string;
}

const missing = (at: RegExp, code: RefusalCode, detail: string): DeviceRefusal => ({
  at,
  kind: 'missing',
  code,
  detail,
});
const bad = (at: RegExp, code: RefusalCode, detail: string): DeviceRefusal => ({
  at,
  kind: 'bad-value',
  code,
  detail,
});
/** A word that is none of a closed list. */
const word = (at: RegExp, detail: string): DeviceRefusal => bad(at, 'configUnsupported', detail);
const lacks = (at: RegExp, detail: string): DeviceRefusal => missing(at, 'xmlError', detail);

const general: readonly DeviceRefusal[] = [
  missing(/\/(?!source\/)\w+\/address\/@type$/, 'internalError', 'No type specified for device address'),
  word(/\/address\/@type$/, "unknown address type '%s'"),
  bad(/\/source\/address\/@uuid$/, 'internalError', 'Cannot parse uuid attribute of element <address>'),
  missing(/\/source\/address\/@uuid$/, 'configUnsupported', "Missing 'uuid' attribute for element <address>"),
  bad(/\/ip\/@address$/, 'xmlError', "Invalid address '%s' in <ip>"),
  bad(/\/ip\/@prefix$/, 'xmlError', "Invalid prefix value '%s' in <ip>"),
  bad(/\/ip\/@peer$/, 'invalidArg', "Invalid peer '%s' in <ip>"),
  lacks(/\/ip\/@address$/, 'Missing required address in <ip>'),
  word(/\/teaming\/@type$/, "unknown teaming type '%s'"),
  missing(/\/teaming\/@type$/, 'configUnsupported', "unknown teaming type '(null)'"),
];

const charDevices: readonly DeviceRefusal[] = [
  word(/\/redirdev\/@bus$/, "unknown redirdev bus '%s'"),
  word(/\/redirdev\/@type$/, "unknown redirdev character device type '%s'"),
  word(
    /\/(serial|parallel|console|channel|smartcard|backend)\/@type$/,
    'unknown type presented to host for character device: %s',
  ),
  missing(/\/redirdev\/@type$/, 'internalError', 'missing type in redirdev'),
  lacks(/\/smartcard\/@type$/, 'passthrough mode requires a character device type attribute'),
  word(
    /\/(channel|console|serial)\/target\/@type$/,
    "unknown target type '%s' specified for character device",
  ),
  lacks(/\/channel\/target$/, 'target type must be specified for channel device'),
  missing(
    /\/channel\/target\/@type$/,
    'configUnsupported',
    "unknown target type '(null)' specified for character device",
  ),
  lacks(/\/channel\/target\/@address$/, 'guestfwd channel does not define a target address'),
  word(/\/protocol\/@type$/, "Unknown protocol '%s'"),
  bad(/\/(console|serial|parallel)\/target\/@port$/, 'xmlError', 'Invalid port number: %s'),
  missing(
    /\/source\/@(master|slave)$/,
    'internalError',
    'Should define both master and slave path attributes for nmdm device',
  ),
  missing(
    /\/(serial|parallel|console|channel|smartcard|redirdev|backend)\/source(\/@path)?$/,
    'internalError',
    'Missing source path attribute for char device',
  ),
  missing(/\/source\/@host$/, 'internalError', 'Missing source host attribute for char device'),
  missing(/\/source\/@service$/, 'internalError', 'Missing source service attribute for char device'),
];

const storage: readonly DeviceRefusal[] = [
  word(/\/disk\/driver\/@type$/, "unknown driver format value '%s'"),
  word(/\/filesystem\/driver\/@format$/, "unknown driver format value '%s'"),
  bad(/\/(backingStore|mirror)\/format\/@type$/, 'xmlError', "unknown storage source format '%s'"),
  bad(/\/(backingStore|mirror)\/@type$/, 'xmlError', "unknown storage source type '%s'"),
  lacks(/\/backingStore\/format(\/@type)?$/, 'missing disk backing store format'),
  word(/\/disk\/source\/@mode$/, "unknown source mode '%s' for volume type disk"),
  bad(/\/slice\/@offset$/, 'xmlError', "malformed value '%s' of 'offset' attribute of slice"),
  bad(/\/slice\/@size$/, 'xmlError', "malformed value '%s' of 'size' attribute of slice"),
  lacks(/\/slice\/@(offset|size)$/, 'missing offset or size attribute of slice'),
  word(/\/encryption\/@format$/, 'unknown volume encryption format type %s'),
  lacks(/\/encryption\/@format$/, 'unknown volume encryption format'),
  word(/\/encryption\/secret\/@type$/, 'unknown volume encryption secret type %s'),
  lacks(/\/encryption\/secret\/@type$/, 'unknown volume encryption secret type'),
  lacks(/\/auth\/@username$/, 'missing username for auth'),
  lacks(/\/auth\/secret$/, 'Missing <secret> element in auth'),
  word(/\/auth\/secret\/@type$/, 'invalid secret type %s'),
  missing(/\/disk(\/\w+)*\/auth\/secret\/@type$/, 'configUnsupported', "unknown secret type '<null>'"),
  missing(/\/hostdev(\/\w+)*\/auth\/secret\/@type$/, 'configUnsupported', 'invalid secret type (null)'),
  lacks(/\/lease\/key$/, "Missing 'key' element for lease"),
  lacks(/\/lease\/target$/, "Missing 'target' element for lease"),
  lacks(/\/lease\/target\/@path$/, "Missing 'path' attribute to 'target' element for lease"),
  missing(/\/filesystem\/target(\/@dir)?$/, 'noTarget', ''),
  lacks(/\/filesystem\/source\/@usage$/, "missing 'usage' attribute for RAM filesystem"),
  lacks(/\/source\/@(pool|volume)$/, "'pool' and 'volume' must be specified together for 'pool' type source"),
  bad(/\/filesystem\/source\/@usage$/, 'xmlError', "cannot parse usage '%s' for RAM filesystem"),
];

const network: readonly DeviceRefusal[] = [
  bad(/\/mac\/@address$/, 'xmlError', "unable to parse mac address '%s'"),
  word(/\/interface\/link\/@state$/, "unknown interface link state '%s'"),
  bad(/\/mtu\/@size$/, 'xmlError', 'malformed mtu size'),
  bad(/\/tune\/sndbuf$/, 'xmlError', 'sndbuf must be a positive integer'),
  bad(/\/coalesce\/rx\/frames\/@max$/, 'xmlDetail', "cannot parse value '%s' for coalesce parameter"),
  bad(/\/portForward\/@address$/, 'xmlError', "Invalid address '%s' in <portForward>"),
  word(/\/virtualport\/@type$/, 'unknown virtualport type %s'),
  word(/\/(inbound|outbound)\/@average$/, "could not convert bandwidth average value '%s'"),
  word(/\/(inbound|outbound)\/@peak$/, "could not convert bandwidth peak value '%s'"),
  word(/\/(inbound|outbound)\/@floor$/, "could not convert bandwidth floor value '%s'"),
  word(/\/(inbound|outbound)\/@burst$/, "could not convert bandwidth burst value '%s'"),
  lacks(/\/interface\/source\/local$/, "'<local>' element missing for 'udp' socket interface"),
];

const others: readonly DeviceRefusal[] = [
  word(/\/controller\/@model$/, "Unknown model type '%s'"),
  bad(/\/controller\/target\/node$/, 'xmlError', 'invalid NUMA node in target'),
  word(/\/input\/@type$/, "unknown input device type '%s'"),
  missing(/\/input\/@type$/, 'internalError', 'missing input device type'),
  word(/\/input\/@bus$/, "unknown input bus type '%s'"),
  word(/\/input\/@model$/, "unknown input model '%s'"),
  lacks(/\/input\/source(\/@(dev|evdev))?$/, 'Missing evdev path for input device'),
  word(/\/hub\/@type$/, "unknown hub device type '%s'"),
  missing(/\/hub\/@type$/, 'internalError', 'missing hub device type'),
  lacks(/\/tpm\/backend$/, 'missing TPM device backend'),
  bad(
    /\/tpm\/backend\/@persistent_state$/,
    'internalError',
    "Invalid persistent_state value, either 'yes' or 'no'",
  ),
  bad(/\/tpm\/backend\/encryption\/@secret$/, 'internalError', "Unable to parse secret uuid '%s'"),
  word(/\/tpm\/backend\/source\/@type$/, "unknown backend type '%s' for external TPM"),
  lacks(/\/tpm\/backend\/source(\/@type)?$/, 'missing external TPM backend type'),
  lacks(/\/tpm\/backend\/source\/@path$/, 'missing socket path for external TPM device'),
  word(/\/graphics\/@connected$/, 'unknown connected value %s'),
  bad(/\/graphics\/@port$/, 'internalError', 'cannot parse rdp port %s'),
  lacks(/\/graphics\/listen\/@network$/, "'network' attribute is required for listen type 'network'"),
  missing(/\/sound\/codec\/@type$/, 'configUnsupported', "unknown codec type '(null)'"),
  ...['ram', 'vram', 'vram64', 'vgamem'].map((size) =>
    bad(new RegExp(`/video/model/@${size}$`), 'xmlError', `cannot parse video ${size} '%s'`),
  ),
  bad(/\/video\/model\/@heads$/, 'internalError', "cannot parse video heads '%s'"),
  word(/\/video\/model\/@type$/, "unknown video model '%s'"),
  word(/\/hostdev\/@mode$/, "unknown hostdev mode '%s'"),
  word(/\/hostdev\/@type$/, "unknown host device source address type '%s'"),
  lacks(/\/hostdev\/@type$/, 'missing source address type'),
  lacks(/\/hostdev\/source$/, 'Missing <source> element in hostdev device'),
  word(/\/hostdev\/source\/@protocol$/, "Unknown SCSI subsystem protocol '%s'"),
  lacks(/\/hostdev\/source\/@protocol$/, 'Missing scsi_host subsystem protocol'),
  lacks(/\/hostdev\/source\/@name$/, 'missing iSCSI hostdev source path name'),
  lacks(/\/hostdev\/source\/@wwpn$/, 'missing vhost-scsi hostdev source wwpn'),
  lacks(/\/hostdev\/source\/adapter(\/@name)?$/, "'adapter' name must be specified for scsi hostdev source"),
  missing(/\/hostdev\/source\/address$/, 'configUnsupported', 'Missing <address> element'),
  lacks(/\/hostdev\/source\/host\/@name$/, 'missing name for host'),
  word(/\/watchdog\/@model$/, "unknown watchdog model '%s'"),
  word(/\/watchdog\/@action$/, "unknown watchdog action '%s'"),
  missing(/\/watchdog\/@model$/, 'internalError', 'watchdog must contain model name'),
  lacks(/\/rng\/@model$/, 'missing RNG device model'),
  lacks(/\/rng\/backend$/, 'only one RNG backend is supported'),
  lacks(/\/rng\/backend\/@model$/, 'missing RNG device backend model'),
  lacks(/\/rng\/backend\/@type$/, 'missing EGD backend type'),
  word(/\/panic\/@model$/, "unknown panic model '%s'"),
  lacks(/\/shmem\/@name$/, "shmem element must contain 'name' attribute"),
];

/** All answers of this kind for devices. */
export const deviceRefusals: readonly DeviceRefusal[] = [
  ...charDevices,
  ...storage,
  ...network,
  ...others,
  ...general,
];
