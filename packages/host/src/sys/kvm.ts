/**
 * What KVM says of itself and the processor, by its ioctls.
 *
 * @source linux Documentation/virt/kvm/api.rst
 */
import { closeSync, openSync } from 'node:fs';
import { closeDescriptor } from './descriptors.ts';
import { hasLibc, libc } from './libc.ts';

const KVM_CREATE_VM = 0xae01;
const KVM_CHECK_EXTENSION = 0xae03;
const KVM_CREATE_VCPU = 0xae41;
const KVM_GET_TSC_KHZ = 0xaea3;
const KVM_CAP_NR_VCPUS = 9;
const KVM_CAP_TSC_CONTROL = 60;
const KVM_CAP_GET_TSC_KHZ = 61;
const KVM_CAP_MAX_VCPUS = 66;

/** KVM on this host. */
export interface KvmFacts {
  /** Most virtual CPUs of one guest. */
  readonly maxVcpus: number;
  /** The time-stamp counter guests see, and whether KVM can give them another rate; x86 only. */
  readonly tsc: { readonly frequencyHz: bigint; readonly canScale: boolean } | undefined;
}

/** Asks KVM; undefined where it is missing or closed to us. */
export function readKvmFacts(): KvmFacts | undefined {
  if (!hasLibc()) return undefined;
  let device: number;
  try {
    device = openSync('/dev/kvm', 'r+');
  } catch {
    return undefined;
  }
  try {
    const has = (capability: number): number => ioctl(device, KVM_CHECK_EXTENSION, capability);
    const maxVcpus = has(KVM_CAP_MAX_VCPUS) || has(KVM_CAP_NR_VCPUS) || 4;
    return {
      maxVcpus,
      tsc: has(KVM_CAP_GET_TSC_KHZ) > 0 ? readTsc(device, has(KVM_CAP_TSC_CONTROL) > 0) : undefined,
    };
  } catch {
    return undefined;
  } finally {
    closeSync(device);
  }
}

/** The rate is a virtual CPU's, so one is made for a moment. */
function readTsc(device: number, canScale: boolean): KvmFacts['tsc'] {
  const guest = ioctl(device, KVM_CREATE_VM, 0);
  try {
    const vcpu = ioctl(guest, KVM_CREATE_VCPU, 0);
    try {
      return { frequencyHz: BigInt(ioctl(vcpu, KVM_GET_TSC_KHZ, 0)) * 1000n, canScale };
    } finally {
      closeDescriptor(vcpu);
    }
  } finally {
    closeDescriptor(guest);
  }
}

function ioctl(descriptor: number, request: number, argument: number): number {
  const { calls, check } = libc('KVM');
  return check('ioctl', calls.ioctl(descriptor, request, argument));
}
