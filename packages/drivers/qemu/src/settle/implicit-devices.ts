/** Devices that a machine has whether a definition names them or not. */
import { boardOf, insertController, type Controller, type Domain, type NormalizeStep } from '@typevirt/model';
import { hasType } from '../probe/index.ts';
import type { SettleContext } from './context.ts';

/** Steps that add devices. */
export function implicitDeviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'usbControllerIsThere', run: (domain) => addUsb(domain) },
    { name: 'rootBusIsThere', run: (domain) => addRootBus(domain) },
    { name: 'sataControllerIsThere', run: (domain) => addSata(domain) },
    { name: 'inputsAreThere', run: (domain) => addInputs(domain) },
    { name: 'videoIsThere', run: (domain) => addVideo(domain, context) },
    { name: 'balloonIsThere', run: ({ devices }) => void (devices.memballoon ??= { model: 'virtio' }) },
    { name: 'audioIsThere', run: (domain) => addAudio(domain) },
  ];
}

function isPc(domain: Domain): boolean {
  const board = boardOf(domain);
  return board === 'i440fx' || board === 'q35';
}

function addUsb(domain: Domain): void {
  const { devices } = domain;
  if (!isPc(domain) || devices.controllers.some(({ type }) => type === 'usb')) return;
  insertController(devices, {
    type: 'usb',
    index: 0,
    model: boardOf(domain) === 'q35' ? 'qemu-xhci' : 'piix3-uhci',
  });
}

function addRootBus(domain: Domain): void {
  const { devices } = domain;
  const model = boardOf(domain) === 'q35' ? 'pcie-root' : 'pci-root';
  if (!isPc(domain) || devices.controllers.some(({ type, index }) => type === 'pci' && index === 0)) return;
  insertController(devices, { type: 'pci', index: 0, model } as Controller);
}

function addSata(domain: Domain): void {
  const { devices } = domain;
  if (boardOf(domain) !== 'q35' || devices.controllers.some(({ type }) => type === 'sata')) return;
  insertController(devices, { type: 'sata', index: 0 });
}

/** A PC has a keyboard and a mouse on its PS/2 ports. */
function addInputs(domain: Domain): void {
  const { inputs } = domain.devices;
  if (!isPc(domain)) return;
  for (const type of ['mouse', 'keyboard'] as const) {
    if (!inputs.some((input) => input.type === type && input.bus === 'ps2'))
      inputs.push({ type, bus: 'ps2' });
  }
}

/** Somebody who looks must see something. */
function addVideo({ devices }: Domain, { capabilities }: SettleContext): void {
  const watched = devices.graphics.some(({ type }) => type !== 'egl-headless');
  if (devices.videos.length > 0 || !watched) return;
  devices.videos.push({ model: { type: hasType(capabilities, 'cirrus-vga') ? 'cirrus' : 'vga' } });
}

function addAudio({ devices }: Domain): void {
  if (devices.audios.length === 0) devices.audios.push({ id: 1, backend: { type: 'none' } });
}
