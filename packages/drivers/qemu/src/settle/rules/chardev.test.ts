import { parseDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { chardevRules } from './chardev.ts';

const places = {
  isa: "<address type='isa' iobase='0x3f8' irq='4'/>",
  pci: "<address type='pci' bus='0' slot='9'/>",
  usb: "<address type='usb' bus='0' port='1'/>",
};

function answer(type: string, model: string, place: keyof typeof places): string | undefined {
  const domain = parseDomain(
    `<domain type='qemu'><name>a</name><memory>1</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>` +
      `<serial type='pty'><target type='${type}'><model name='${model}'/></target>${places[place]}</serial>` +
      '</devices></domain>',
  );
  return chardevRules.map(({ check }) => check(domain)?.detail).find((detail) => detail !== undefined);
}

test.each([
  ['isa-serial', 'isa-serial', 'isa', undefined],
  ['isa-serial', 'isa-serial', 'pci', "Target type 'isa-serial' requires address type 'isa'"],
  ['isa-debug', 'isa-debugcon', 'usb', "Target type 'isa-debug' requires address type 'isa'"],
  ['pci-serial', 'pci-serial', 'isa', "Target type 'pci-serial' requires address type 'pci'"],
  ['usb-serial', 'usb-serial', 'usb', undefined],
  ['usb-serial', 'usb-serial', 'pci', 'usb-serial requires address of usb type'],
] as const)('a line of type %s, model %s, placed on %s: %s', (type, model, place, expected) => {
  expect(answer(type, model, place)).toBe(expected);
});
