/**
 * Serial and parallel ports and consoles: numbered, and the first console of a machine is its first serial port.
 *
 * @source libvirt virDomainChrDefPostParse, virDomainDefAddConsoleCompat
 */
import type { Console } from '../devices/console.ts';
import type { Devices } from '../devices/index.ts';
import type { Serial } from '../devices/serial.ts';
import { step } from './step.ts';
import { copyDocument } from '../../copy.ts';

interface Ported {
  target?: { port?: number | undefined } | undefined;
}

/** A port without number has the one behind the highest. */
function numberPorts(devices: readonly Ported[]): void {
  for (const device of devices) {
    if (device.target?.port !== undefined) continue;
    const last = devices.reduce((most, { target }) => Math.max(most, target?.port ?? -1), -1);
    device.target = { ...device.target, port: last + 1 };
  }
}

export const portsAreNumbered = step('portsAreNumbered', ({ devices }) => {
  numberPorts(devices.serials);
  numberPorts(devices.parallels);
  // Consoles are numbered as they stand, whatever their numbers were.
  devices.consoles.forEach((console, port) => {
    console.target = { ...console.target, port };
  });
});

/** Of a pair of UDP ports, the one that packets arrive at comes first. */
export const udpPortsAreOrdered = step('udpPortsAreOrdered', ({ devices }) => {
  const { serials, parallels, consoles, channels } = devices;
  for (const device of [...serials, ...parallels, ...consoles, ...channels]) {
    if (device.type !== 'udp') continue;
    const arrives = device.sources.filter(({ mode }) => mode === 'bind');
    device.sources = [...arrives, ...device.sources.filter(({ mode }) => mode !== 'bind')];
  }
});

/**
 * A machine's first console and its first serial port are one device under two names. Whichever was written down, both
 * are there afterwards; the console shows what the serial port has.
 */
export const consoleIsSerial = step('consoleIsSerial', ({ os, devices }, { features }) => {
  if (os.type.value !== 'hvm' || features.has('noStubConsole')) return;
  const [console] = devices.consoles;
  const kind = console?.target?.type;
  if (console && (kind === undefined || kind === 'serial')) {
    if (devices.serials.length === 0) devices.serials.push(serialOf(console));
    const [serial] = devices.serials;
    if (serial) devices.consoles[0] = consoleOf(serial);
  } else if (!console) {
    const [serial] = devices.serials;
    if (serial && hasConsole(serial)) devices.consoles.push(consoleOf(serial));
  }
});

/** Ports that a guest's console can be on. */
function hasConsole({ target }: Serial): boolean {
  const kind = target?.type;
  return kind !== 'usb-serial' && kind !== 'pci-serial' && kind !== 'isa-debug';
}

function serialOf(console: Console): Serial {
  const { target: _target, ...line } = console;
  return { ...line, target: { port: 0 } };
}

function consoleOf(serial: Serial): Console {
  const { target, ...line } = copyDocument(serial);
  return { ...line, target: { type: 'serial', port: target?.port ?? 0 } };
}

/** Shows at the first console what its serial port has become. */
export function refreshConsole({ serials, consoles }: Devices): void {
  const [serial] = serials;
  if (serial && consoles[0]?.target?.type === 'serial') consoles[0] = consoleOf(serial);
}
