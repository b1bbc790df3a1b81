/** Devices of which a guest has one or few, each a line or two. */
import { device, object, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';
import { virtioDevice } from './virtio.ts';

/** What translates addresses of devices. */
export function iommuOptions({ domain }: PlanContext): readonly Option[] {
  const { iommu } = domain.devices;
  switch (iommu?.model) {
    case 'intel': {
      const { driver } = iommu;
      const onOff = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'on' : 'off');
      return [
        device('intel-iommu', {
          id: iommu.alias,
          intremap: onOff(driver?.intRemap),
          'caching-mode': driver?.cachingMode,
          eim: onOff(driver?.eim),
          'device-iotlb': driver?.iotlb,
          'aw-bits': driver?.addressBits,
        }),
      ];
    }
    case 'virtio':
      return [device('virtio-iommu', { id: iommu.alias, ...addressProps(domain, iommu) })];
    default:
      return [];
  }
}

/** USB hubs. */
export function hubOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.hubs.map((hub) => device('usb-hub', { id: hub.alias, ...addressProps(domain, hub) }));
}

/** Lets the guest say where its crash data lies. */
export function crashInfoOptions({ domain }: PlanContext): readonly Option[] {
  return domain.features?.vmcoreinfo?.state === true ? [device('vmcoreinfo', {})] : [];
}

/** Cryptographic accelerators. */
export function cryptoOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.cryptos.flatMap((crypto) => {
    const id = `obj${crypto.alias ?? ''}`;
    return [
      object(`cryptodev-backend-${crypto.backend.model}`, id, { queues: crypto.backend.queues }),
      virtioDevice('virtio-crypto', crypto, {
        cryptodev: id,
        id: crypto.alias,
        ...addressProps(domain, crypto),
      }),
    ];
  });
}

/** Ways for the guest to say that it crashed; most boards have their own. */
export function panicOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.panics.flatMap((panic): readonly Option[] => {
    switch (panic.model) {
      case 'isa': {
        const { address } = panic;
        return [device('pvpanic', { ioport: address?.type === 'isa' ? address.iobase : undefined })];
      }
      case 'pvpanic':
        return [device('pvpanic-pci', addressProps(domain, panic))];
      default:
        return [];
    }
  });
}

/** Sockets between host and guest. */
export function vsockOptions({ domain, vsockFd = -1 }: PlanContext): readonly Option[] {
  const { vsock } = domain.devices;
  if (vsock === undefined) return [];
  return [
    virtioDevice('vhost-vsock', vsock, {
      id: vsock.alias,
      'guest-cid': vsock.cid?.address ?? 0,
      vhostfd: String(vsockFd),
      ...addressProps(domain, vsock),
    }),
  ];
}

/** Firmware settings of Power machines. */
export function nvramOptions({ domain }: PlanContext): readonly Option[] {
  const { nvram } = domain.devices;
  if (nvram === undefined) return [];
  if (nvram.address?.type !== 'spapr-vio') throw unsupported('nvram address type must be spaprvio');
  return [['-global', `spapr-nvram.reg=0x${(nvram.address.reg ?? 0n).toString(16)}`]];
}

/** Memory that the host cannot read. */
export function launchSecurityOptions({ domain, capabilities, instance }: PlanContext): readonly Option[] {
  const { launchSecurity } = domain;
  switch (launchSecurity?.type) {
    case undefined:
      return [];
    case 's390-pv':
      return [object('s390-pv-guest', 'lsec0')];
    case 'sev': {
      if (capabilities.sev === undefined)
        throw unsupported('SEV launch security is not supported with this QEMU binary');
      const { cbitpos, reducedPhysBits, policy, dhCert, session, kernelHashes } = launchSecurity;
      return [
        object('sev-guest', 'lsec0', {
          cbitpos,
          'reduced-phys-bits': reducedPhysBits,
          policy,
          'dh-cert-file': dhCert === undefined ? undefined : `${instance}/dh_cert.base64`,
          'session-file': session === undefined ? undefined : `${instance}/session.base64`,
          'kernel-hashes': kernelHashes,
        }),
      ];
    }
    case 'sev-snp':
      throw unsupported('SEV-SNP launch security is not supported with this QEMU binary');
  }
}

/** What QEMU itself may ask of the kernel. */
export function sandboxOptions({ seccompSandbox }: PlanContext): readonly Option[] {
  const denied = ['obsolete', 'elevateprivileges', 'spawn', 'resourcecontrol'].map((each) => `${each}=deny`);
  return seccompSandbox ? [['-sandbox', ['on', ...denied].join(',')]] : [];
}
