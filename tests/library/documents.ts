/** The domains that the tests of the library define. */

/** A domain that runs firmware only: nothing to boot, but a screen and a disk. @param disk Path of a qcow2 image. */
export function plainDomain(type: 'qemu' | 'test', name: string, disk?: string): string {
  const devices =
    disk === undefined
      ? ''
      : `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk}'/><target dev='vda' bus='virtio'/></disk>`;
  return `<domain type='${type}'>
  <name>${name}</name>
  <title>A domain of the tests</title>
  <memory unit='KiB'>65536</memory>
  <vcpu current='1'>2</vcpu>
  <os><type arch='${type === 'qemu' ? 'x86_64' : 'i686'}'>hvm</type></os>
  <devices>${devices}<graphics type='vnc' autoport='yes'/><video><model type='vga'/></video></devices>
</domain>`;
}
