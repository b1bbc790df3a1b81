/** The memory balloon and sources of entropy. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { device, object, onOff, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

/** `-device` of the balloon, if there is one. */
export function balloonOptions({ domain }: PlanContext): readonly Option[] {
  const balloon = domain.devices.memballoon;
  if (balloon === undefined || balloon.model === 'none') return [];
  return [
    device(
      balloon.model === 'virtio'
        ? 'virtio-balloon-pci'
        : `virtio-balloon-pci-${balloon.model.slice('virtio-'.length)}`,
      {
        id: balloon.alias,
        'deflate-on-oom': onOff(balloon.autoDeflate) === undefined ? undefined : balloon.autoDeflate,
        'free-page-reporting': balloon.freePageReporting,
        ...addressProps(domain, balloon),
      },
    ),
  ];
}

/** Entropy: a source on the host, a device in the guest. */
export function rngOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.rngs.flatMap((rng) => {
    const limit =
      rng.rate === undefined ? {} : { 'max-bytes': rng.rate.bytes, period: rng.rate.period ?? 1000 };
    return [
      source(rng),
      device('virtio-rng-pci', {
        rng: `obj${rng.alias ?? ''}`,
        id: rng.alias,
        ...limit,
        ...addressProps(domain, rng),
      }),
    ];
  });
}

function source({ backend, alias }: Domain['devices']['rngs'][number]): Option {
  const id = `obj${alias ?? ''}`;
  if (backend.model === 'random') return object('rng-random', id, { filename: backend.source });
  if (backend.model === 'builtin') return object('rng-builtin', id);
  throw new VirtError('configUnsupported', `entropy from '${backend.model}' cannot be had yet`, {
    domain: 'qemu',
  });
}
