/** Serial ports: which chip on which bus, by board. @source libvirt qemuDomainChrDefPostParse, qemuDomainChrTargetDefPostParse */
import { boardOf, type Domain, type NormalizeStep, type Serial, type SerialTarget } from '@typevirt/model';
import { isS390Guest, isVirtBoard, isX86Guest } from './boards.ts';

/** The bus of a serial port that names none. `isa-serial` without a chip counts as none: it once stood for any. */
export const serialPortsHaveModels: NormalizeStep = {
  name: 'serialPortsHaveModels',
  run: (domain) => domain.devices.serials.forEach((serial) => giveModel(serial, domain)),
};

type Bus = SerialTarget['type'];
type Chip = SerialTarget['model'];

const chips: Partial<Record<NonNullable<Bus>, Chip>> = {
  'isa-serial': 'isa-serial',
  'usb-serial': 'usb-serial',
  'pci-serial': 'pci-serial',
  'spapr-vio-serial': 'spapr-vty',
  'sclp-serial': 'sclpconsole',
  'isa-debug': 'isa-debugcon',
};

function giveModel(serial: Serial, domain: Domain): void {
  const given = serial.target;
  const isOpen = given?.type === undefined || (given.type === 'isa-serial' && given.model === undefined);
  const type = isOpen ? usualBus(domain) : given.type;
  const model = given?.model ?? chipOn(type, domain);
  const { type: _open, ...rest } = given ?? {};
  serial.target = { ...rest, ...(type && { type }), ...(model && { model }) };
}

function usualBus(domain: Domain): Bus {
  if (isX86Guest(domain)) return 'isa-serial';
  if (boardOf(domain) === 'pseries') return 'spapr-vio-serial';
  if (isVirtBoard(domain)) return 'system-serial';
  return isS390Guest(domain) ? 'sclp-serial' : undefined;
}

function chipOn(bus: Bus, domain: Domain): Chip {
  if (bus === undefined) return undefined;
  if (bus !== 'system-serial') return chips[bus];
  const board = boardOf(domain);
  if (board === 'arm-virt') return 'pl011';
  return board === 'riscv-virt' ? '16550a' : undefined;
}
