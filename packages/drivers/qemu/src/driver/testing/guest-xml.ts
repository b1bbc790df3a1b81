/** Documents of guests for tests. */

export const binary = '/usr/bin/qemu-system-x86_64';

/** What a small guest may differ in. */
export interface GuestShape {
  readonly uuid?: string;
  readonly devices?: string;
  readonly top?: string;
}

/** A guest without a system: it stands at its firmware. */
export function guestXml(name: string, { uuid, devices = '', top = '' }: GuestShape = {}): string {
  const identity = uuid === undefined ? '' : `<uuid>${uuid}</uuid>`;
  return `<domain type='qemu'><name>${name}</name>${identity}<memory unit='MiB'>32</memory><vcpu>1</vcpu>${top}
<os><type arch='x86_64' machine='pc'>hvm</type></os>
<devices><emulator>${binary}</emulator>${devices}</devices></domain>`;
}

/** A qcow2 disk. */
export function diskXml(path: string, target = 'vda'): string {
  return `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${path}'/><target dev='${target}' bus='virtio'/></disk>`;
}
