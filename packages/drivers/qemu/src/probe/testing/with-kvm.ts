/** Programs as on a host with KVM, also where a test's own host has none: recordings were made with it. */
import { Emulators } from '../emulators.ts';
import type { QemuCapabilities } from '../qemu-capabilities.ts';

/** A QEMU that was built with KVM may use it; its processors are then those of software emulation. */
export class EmulatorsWithKvm extends Emulators {
  override async capabilities(binary: string): Promise<QemuCapabilities> {
    const found = await super.capabilities(binary);
    if (!found.kvm.present || found.kvm.usable) return found;
    return { ...found, kvm: { present: true, usable: true }, kvmCpus: found.tcgCpus };
  }
}
