/** The memory balloon and sources of entropy. */
import type { Rng } from '@typevirt/model';
import { object, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import { chardevId, hostEnd } from './chardev-host.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';
import { virtioDevice } from './virtio.ts';

/** `-device` of the balloon, if there is one. */
export function balloonOptions({ domain }: PlanContext): readonly Option[] {
  const balloon = domain.devices.memballoon;
  if (balloon === undefined || balloon.model === 'none') return [];
  if (balloon.model === 'xen')
    throw unsupported("Memory balloon device type 'xen' is not supported by this version of qemu");
  return [
    virtioDevice('virtio-balloon', balloon, {
      id: balloon.alias,
      'deflate-on-oom': balloon.autoDeflate,
      'free-page-reporting': balloon.freePageReporting,
      ...addressProps(domain, balloon),
    }),
  ];
}

/** Entropy: a source on the host, a device in the guest. */
export function rngOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.rngs.flatMap((rng) => [
    ...source(context, rng),
    virtioDevice('virtio-rng', rng, {
      rng: `obj${rng.alias ?? ''}`,
      id: rng.alias,
      'max-bytes': rng.rate?.bytes,
      period: rng.rate === undefined ? undefined : (rng.rate.period ?? 1000),
      ...addressProps(context.domain, rng),
    }),
  ]);
}

function source(context: PlanContext, rng: Rng): readonly Option[] {
  const { backend, alias } = rng;
  const id = `obj${alias ?? ''}`;
  switch (backend.model) {
    case 'random':
      return [object('rng-random', id, { filename: backend.source ?? '/dev/urandom' })];
    case 'builtin':
      return [object('rng-builtin', id)];
    case 'egd':
      return [...hostEnd(context, alias, backend), object('rng-egd', id, { chardev: chardevId(rng) })];
  }
}
