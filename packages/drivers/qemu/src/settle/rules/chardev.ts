/** Serial lines of all kinds: where they lead and what carries them. @source libvirt qemuValidateDomainChrDef */
import {
  boardOf,
  rule,
  violates,
  type Console,
  type Domain,
  type Refusal,
  type Rule,
  type Serial,
  type SerialTarget,
} from '@typevirt/model';
import { isPpc64Guest, isS390Guest, isX86Guest } from '../boards.ts';
import { firstOf, unsupported } from './refusals.ts';

interface Line {
  readonly type: string;
  readonly source?: unknown;
}

/** The bus that each chip needs. */
const busOf: Readonly<Record<NonNullable<SerialTarget['model']>, NonNullable<SerialTarget['type']>>> = {
  'isa-serial': 'isa-serial',
  'usb-serial': 'usb-serial',
  'pci-serial': 'pci-serial',
  'spapr-vty': 'spapr-vio-serial',
  pl011: 'system-serial',
  '16550a': 'system-serial',
  sclpconsole: 'sclp-serial',
  sclplmconsole: 'sclp-serial',
  'isa-debugcon': 'isa-debug',
};

/** Where each kind of line sits, once its chip fits the board. */
const placeOf: Partial<Record<NonNullable<SerialTarget['type']>, string>> = {
  'isa-serial': 'isa',
  'isa-debug': 'isa',
  'pci-serial': 'pci',
  'spapr-vio-serial': 'spapr-vio',
};

function checkSerial({ target, address }: Serial, domain: Domain): Refusal | undefined {
  const { type, model } = target ?? {};
  if (type === 'usb-serial' && address !== undefined && address.type !== 'usb')
    return violates('configUnsupported', 'usb-serial requires address of usb type');
  if (type === 'isa-debug' && !isX86Guest(domain))
    return violates('configUnsupported', 'isa-debug serial type only valid on x86 architecture');
  if (model === undefined) return undefined;
  if (busOf[model] !== type)
    return unsupported(`Target model '${model}' requires target type '${busOf[model]}'`);
  if (!fits(model, domain))
    return unsupported(
      `Serial device with target type '${type}' and target model '${model}' not compatible with guest architecture or machine type`,
    );
  return checkPlace(type, address);
}

function checkPlace(type: SerialTarget['type'], address: Serial['address']): Refusal | undefined {
  const place = type === undefined ? undefined : placeOf[type];
  return place !== undefined && address !== undefined && address.type !== place
    ? unsupported(`Target type '${type}' requires address type '${place}'`)
    : undefined;
}

function fits(model: NonNullable<SerialTarget['model']>, domain: Domain): boolean {
  switch (model) {
    case 'isa-serial':
    case 'isa-debugcon':
      return isX86Guest(domain);
    case 'spapr-vty':
      return boardOf(domain) === 'pseries';
    case 'sclpconsole':
    case 'sclplmconsole':
      return isS390Guest(domain);
    case 'pl011':
      return boardOf(domain) === 'arm-virt';
    case '16550a':
      return boardOf(domain) === 'riscv-virt';
    default:
      return true;
  }
}

function checkConsole({ target }: Console, domain: Domain): Refusal | undefined {
  const type = target?.type;
  switch (type) {
    case undefined:
    case 'none':
    case 'serial':
    case 'virtio':
      return undefined;
    case 'sclp':
    case 'sclplm':
      return isS390Guest(domain)
        ? undefined
        : unsupported(`${type}console is not supported in this QEMU binary`);
    default:
      return unsupported(`unsupported console target type ${type}`);
  }
}

/** Lines that lead to a viewer need one. */
function checkLine({ type, source }: Line, { devices }: Domain): Refusal | undefined {
  const viewed = devices.graphics.some((each) => each.type === 'spice');
  if ((type === 'spicevmc' || type === 'spiceport') && !viewed)
    return unsupported(`chardev '${type}' not supported without spice graphics`);
  const reconnect = (source as { reconnect?: { enabled: boolean; timeout?: number } } | undefined)?.reconnect;
  return reconnect?.enabled === true && reconnect.timeout === 0
    ? violates('invalidArg', "chardev reconnect source timeout cannot be '0'", 'qemu')
    : undefined;
}

function linesOf({ devices }: Domain): readonly Line[] {
  return [
    ...devices.smartcards.filter((each) => each.mode === 'passthrough'),
    ...devices.serials,
    ...devices.parallels,
    ...devices.channels,
    ...devices.consoles,
    ...devices.redirdevs,
  ];
}

const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

function checkForwards({ devices }: Domain): Refusal | undefined {
  const foreign = devices.channels.some(
    ({ target }) => target.type === 'guestfwd' && !ipv4.test(target.address),
  );
  return foreign ? violates('configUnsupported', 'guestfwd channel only supports IPv4 addresses') : undefined;
}

function checkNames({ devices }: Domain): Refusal | undefined {
  const viewerSerial = devices.serials.some(({ type }) => type === 'spicevmc');
  return viewerSerial
    ? violates('configUnsupported', 'spicevmc device type only supports virtio')
    : undefined;
}

function checkParallels(domain: Domain): Refusal | undefined {
  const lacking = isS390Guest(domain) || isPpc64Guest(domain);
  return lacking && domain.devices.parallels.length > 0
    ? unsupported('parallel ports are not supported')
    : undefined;
}

/** Only the first console may stand for a serial port. */
function checkAliases({ devices }: Domain): Refusal | undefined {
  const late = devices.consoles.slice(1).some(({ target }) => (target?.type ?? 'serial') === 'serial');
  return late ? violates('configUnsupported', 'Only the first console can be a serial port') : undefined;
}

/** Rules on lines. */
export const chardevRules: readonly Rule[] = [
  rule('oneConsoleIsSerial', checkAliases),
  rule('viewerLinesAreVirtio', checkNames),
  rule('forwardsAreIpv4', checkForwards),
  rule('linesLeadSomewhere', (domain) => firstOf(linesOf(domain), (line) => checkLine(line, domain))),
  rule('serialPortsFitTheBoard', (domain) =>
    firstOf(domain.devices.serials, (serial) => checkSerial(serial, domain)),
  ),
  rule('consolesAreEmulated', (domain) =>
    firstOf(domain.devices.consoles, (console) => checkConsole(console, domain)),
  ),
  rule('parallelPortsAreThere', checkParallels),
];
