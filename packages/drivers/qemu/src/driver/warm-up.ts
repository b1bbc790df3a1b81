/**
 * A document's way, gone a few hundred times while nobody asks for anything: code that V8 has seen run often takes a fifth of
 * the time. The document and the QEMU are made up, so that nothing of the host is touched.
 */
import { formatDomain, parseDomain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SettleSettings } from '../settle/context.ts';
import { settleDefinition } from '../settle/definition.ts';

const firstMs = 300;
const rounds = 300;
/** Longest work at a time, and the pause behind it: a request that comes meanwhile hardly waits. */
const sliceMs = 3;
const pauseMs = 6;

/** Begins a little later. Disposing of the answer ends it early. */
export function warmUp(settings: SettleSettings): Disposable {
  let left = rounds;
  const work = (): void => {
    const endMs = performance.now() + sliceMs;
    do goOnce(settings);
    while (--left > 0 && performance.now() < endMs);
    if (left > 0) timer = setTimeout(work, pauseMs).unref();
  };
  let timer = setTimeout(work, firstMs).unref();
  return {
    [Symbol.dispose]: () => {
      left = 0;
      clearTimeout(timer);
    },
  };
}

/** @returns What would be stored. */
export function goOnce(settings: SettleSettings): string {
  return formatDomain(settleDefinition(parseDomain(document), imaginaryQemu, settings), ['inactive']);
}

const document = `<domain type='qemu'>
  <name>typical</name>
  <uuid>7e57ab1e-0000-4000-8000-000000000000</uuid>
  <memory unit='MiB'>64</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
  <features><acpi/><apic/></features>
  <cpu mode='custom' match='exact'><model>qemu64</model></cpu>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/var/lib/images/typical.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <serial type='pty'/>
    <console type='pty'/>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <graphics type='vnc'/>
    <video><model type='vga'/></video>
    <memballoon model='virtio'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>`;

const imaginaryQemu: QemuCapabilities = {
  binary: '/usr/bin/qemu-system-x86_64',
  version: { major: 7, minor: 2, micro: 0 },
  package: '',
  architecture: 'x86_64',
  kvm: { present: false, usable: false },
  machines: [
    {
      name: 'pc-i440fx-7.2',
      alias: 'pc',
      isDefault: true,
      maxCpus: 255,
      hotplugCpus: true,
      deprecated: false,
      defaultCpuType: 'qemu64-x86_64-cpu',
      defaultRamId: 'pc.ram',
      numaMemorySupported: true,
    },
  ],
  tcgCpus: {
    models: [{ name: 'qemu64', typeName: 'qemu64-x86_64-cpu', missing: [], deprecated: false }],
    best: undefined,
  },
  kvmCpus: undefined,
  cpuDefinitions: [],
  commands: [],
  types: [
    'piix3-usb-uhci',
    'isa-serial',
    'virtio-blk-pci',
    'virtio-net-pci',
    'virtio-serial-pci',
    'virtserialport',
    'virtio-balloon-pci',
    'virtio-rng-pci',
    'rng-random',
    'VGA',
  ],
  deviceProperties: {},
  options: {},
  flags: [],
  tpmModels: [],
  tpmBackends: [],
  migrationCapabilities: [],
  gic: [],
  sev: undefined,
  sgx: undefined,
};
