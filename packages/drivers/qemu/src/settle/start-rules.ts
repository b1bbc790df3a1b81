/**
 * What may be stored and cannot be run on this host: found before anything of a start happens.
 *
 * @source libvirt qemuProcessStartValidate
 */
import { refuse, type Domain } from '@typevirt/model';
import { architectureOf } from './boards.ts';

/** Lowest port of a VNC display, which is display 0. */
const firstVncPort = 5900;

/** @throws {DocumentError} `configUnsupported` or `internalError`, with libvirt's words. */
export function requireStartable(domain: Domain, hostArchitecture: string): void {
  const { cpu, type, vcpu, numaTune, devices } = domain;
  if (cpu?.mode === 'host-passthrough' && type === 'qemu') {
    const guest = `CPU mode 'host-passthrough' for ${architectureOf(domain)} qemu domain`;
    refuse(
      'configUnsupported',
      'qemu',
      `${guest} on ${hostArchitecture} host is not supported by hypervisor`,
    );
  }
  if (vcpu?.placement === 'auto' || numaTune?.memory?.placement === 'auto')
    refuse('internalError', 'domain', 'Advice from numad is needed in case of automatic numa placement');
  for (const display of devices.graphics) {
    if (display.type !== 'vnc' || display.autoPort === true) continue;
    const listens = display.listens[0]?.type;
    const { port = display.autoPort === false ? 0 : -1 } = display;
    if (listens === 'socket' || listens === 'none' || port < 0) continue;
    if (port < firstVncPort || port > 65_535)
      refuse('configUnsupported', 'qemu', `vnc port must be in range [${firstVncPort},65535]`);
  }
}
