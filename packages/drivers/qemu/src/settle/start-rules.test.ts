import { parseDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { requireStartable } from './start-rules.ts';

const start =
  (more: string, vcpu = '<vcpu>1</vcpu>') =>
  () =>
    requireStartable(
      parseDomain(
        `<domain type='qemu'><name>a</name><memory>1</memory>${vcpu}<os><type arch='x86_64'>hvm</type></os>${more}</domain>`,
      ),
      'x86_64',
    );
const display = (attributes: string, listen = '') =>
  start(`<devices><graphics type='vnc' ${attributes}>${listen}</graphics></devices>`);

test.each([
  [
    start("<cpu mode='host-passthrough'/><devices/>"),
    "CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported by hypervisor",
  ],
  [
    start('<devices/>', "<vcpu placement='auto'>1</vcpu>"),
    'Advice from numad is needed in case of automatic numa placement',
  ],
  [display("port='5899' autoport='no'"), 'vnc port must be in range [5900,65535]'],
  [display("autoport='no'"), 'vnc port must be in range [5900,65535]'],
])('requireStartable() refuses what this host cannot run: %#', (check, words) => {
  expect(check).toThrow(words);
});

test.each([
  [start('<devices/>')],
  [display("port='5900' autoport='no'")],
  [display("port='-1' autoport='yes'")],
  [display("autoport='no'", "<listen type='socket' socket='/s'/>")],
])('requireStartable() passes what it can: %#', (check) => {
  expect(check).not.toThrow();
});
