/**
 * Devices that a board has whether a definition names them or not.
 *
 * @source libvirt qemuDomainDefAddDefaultDevices, qemuDomainDefAddDefaultAudioBackend
 */
import {
  boardOf,
  ensureInput,
  inputBusesAreGiven,
  refuse,
  type Controller,
  type Domain,
  type NormalizeStep,
} from '@typevirt/model';
import { hasType } from '../probe/index.ts';
import { architectureOf, isArmGuest, isPpc64Guest, isS390Guest, isX86Guest } from './boards.ts';
import type { SettleContext } from './context.ts';

/** What a board brings. */
interface BoardDevices {
  /** A USB controller; `usual`: which one is decided with those that a definition leaves open. */
  readonly usb: 'usual' | 'xhci' | 'none';
  readonly rootBus: 'pci-root' | 'pcie-root' | undefined;
  readonly sata: boolean;
  /** Keyboard and mouse on USB, for those who look at a screen. */
  readonly usbInputs: boolean;
  readonly panic: 'pseries' | 's390' | undefined;
}

const bare: BoardDevices = {
  usb: 'none',
  rootBus: undefined,
  sata: false,
  usbInputs: false,
  panic: undefined,
};

/** Steps that add devices. */
export function implicitDeviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [
    inputBusesAreGiven,
    { name: 'inputsAreThere', run: addInputs },
    { name: 'busesAreThere', run: (domain) => addBuses(domain, boardDevices(domain, context)) },
    { name: 'balloonIsThere', run: addBalloon },
    { name: 'usbInputsAreThere', run: (domain) => addUsbInputs(domain, boardDevices(domain, context)) },
    { name: 'panicDeviceIsThere', run: (domain) => addPanic(domain, boardDevices(domain, context)) },
    { name: 'audioIsThere', run: addAudio },
  ];
}

function boardDevices(domain: Domain, { capabilities }: SettleContext): BoardDevices {
  const architecture = architectureOf(domain);
  const { machine } = domain.os.type;
  const express = hasType(capabilities, 'gpex-pcihost') ? 'pcie-root' : undefined;
  if (isX86Guest(domain)) return pcDevices(domain);
  if (isPpc64Guest(domain)) {
    const panic = boardOf(domain) === 'pseries' ? 'pseries' : undefined;
    return { usb: 'usual', rootBus: 'pci-root', sata: false, usbInputs: true, panic };
  }
  if (isS390Guest(domain))
    return { ...bare, rootBus: hasType(capabilities, 'zpci') ? 'pci-root' : undefined, panic: 's390' };
  if (architecture === 'armv6l')
    return { ...bare, rootBus: machine === 'versatilepb' ? 'pci-root' : undefined };
  if (/^(armv7|aarch64)/.test(architecture))
    return { ...bare, rootBus: boardOf(domain) === 'arm-virt' ? express : undefined };
  if (architecture.startsWith('riscv'))
    return { ...bare, rootBus: boardOf(domain) === 'riscv-virt' ? express : undefined };
  if (/^(alpha|ppc|ppcemb|sh4|sh4eb|sparc|sparc64)$/.test(architecture))
    return { ...bare, usb: 'usual', rootBus: 'pci-root' };
  return { ...bare, usb: 'usual' };
}

function pcDevices(domain: Domain): BoardDevices {
  if (domain.os.type.machine === 'isapc') return bare;
  switch (boardOf(domain)) {
    case 'q35':
      return { ...bare, usb: 'xhci', rootBus: 'pcie-root', sata: true };
    case 'i440fx':
      return { ...bare, usb: 'usual', rootBus: 'pci-root' };
    default:
      return { ...bare, usb: 'usual' };
  }
}

function has({ devices }: Domain, wanted: Controller['type']): boolean {
  return devices.controllers.some(({ type, index }) => type === wanted && index === 0);
}

function addBuses(domain: Domain, { usb, sata, rootBus }: BoardDevices): void {
  const { devices } = domain;
  if (usb !== 'none' && !has(domain, 'usb'))
    devices.controllers.push({ type: 'usb', index: 0, ...(usb === 'xhci' && { model: 'qemu-xhci' }) });
  if (sata && !has(domain, 'sata')) devices.controllers.push({ type: 'sata', index: 0 });
  if (rootBus === undefined) return;
  const root = devices.controllers.find(({ type, index }) => type === 'pci' && index === 0);
  if (root === undefined) devices.controllers.push({ type: 'pci', index: 0, model: rootBus });
  else if (root.type === 'pci' && root.model !== rootBus) {
    refuse(
      'xmlError',
      'qemu',
      `The PCI controller with index='0' must be model='${rootBus}' for this machine type, but model='${root.model ?? ''}' was found instead`,
    );
  }
}

/** ARM boards have no balloon unless asked for one. */
function addBalloon(domain: Domain): void {
  if (!isArmGuest(domain)) domain.devices.memballoon ??= { model: 'virtio' };
}

/** A PC has a keyboard and a mouse on its PS/2 ports. */
function addInputs(domain: Domain): void {
  if (!isX86Guest(domain)) return;
  ensureInput(domain.devices, 'mouse', 'ps2');
  ensureInput(domain.devices, 'keyboard', 'ps2');
}

function addUsbInputs(domain: Domain, { usbInputs }: BoardDevices): void {
  if (!usbInputs || domain.devices.graphics.length === 0) return;
  ensureInput(domain.devices, 'keyboard', 'usb');
  ensureInput(domain.devices, 'mouse', 'usb');
}

function addPanic({ devices: { panics } }: Domain, { panic }: BoardDevices): void {
  if (panic === undefined || panics.some(({ model = 'default' }) => model === 'default' || model === panic))
    return;
  panics.push({ model: panic });
}

/** Viewers that bring sound of their own. */
const withSound: ReadonlySet<string> = new Set(['sdl', 'dbus', 'rdp', 'desktop', 'egl-headless']);

/** Sound goes to whoever watches over SPICE, if that is the last way to watch, else nowhere. */
function addAudio({ devices: { audios, graphics } }: Domain): void {
  if (audios.length > 0) return;
  const watchers = graphics.filter(({ type }) => !withSound.has(type));
  if (graphics.length > 0 && watchers.length === 0) return;
  audios.push({ id: 1, backend: { type: watchers.at(-1)?.type === 'spice' ? 'spice' : 'none' } });
}
