/** PCI functions of the host that the guest drives itself. */
import type { Domain, HostPciAddress, Teaming } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps, type Addressed } from './address.ts';
import { romProps, type Rom } from './rom.ts';
import { pciText } from './storage-source.ts';

/** `-device` for a function of the host. */
export function vfioDevice(
  domain: Domain,
  described: Addressed & { readonly rom?: Rom | undefined; readonly teaming?: Teaming | undefined },
  host: HostPciAddress,
  bootindex: number | undefined,
): Option {
  const { alias, rom, teaming } = described;
  return device('vfio-pci', {
    host: pciText(host),
    id: alias,
    bootindex,
    failover_pair_id: teaming?.type === 'transient' ? teaming.persistent : undefined,
    ...addressProps(domain, described),
    ...romProps(rom),
  });
}
