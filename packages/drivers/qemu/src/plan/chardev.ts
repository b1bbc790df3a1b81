/** Character devices: where they lead on the host, and what the guest sees of them. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { device, list, type Option, type Props } from './arguments.ts';
import { addressProps, controllerAlias } from './address.ts';
import type { PlanContext } from './context.ts';

type Serial = Domain['devices']['serials'][number];
type Console = Domain['devices']['consoles'][number];
type Channel = Domain['devices']['channels'][number];
type CharDevice = Serial | Console | Channel;

/** Serial and parallel ports. */
export function serialOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.serials.flatMap((serial) => {
    const { model } = serial.target ?? {};
    const place =
      model === 'isa-serial' || model === undefined
        ? { index: serial.target?.port }
        : addressProps(domain, serial);
    const chardev = chardevId(serial);
    return [host(serial), device(model ?? 'isa-serial', { chardev, id: serial.alias, ...place })];
  });
}

/** Private lines between host and guest. */
export function channelOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.channels.flatMap((channel) => {
    if (channel.target.type !== 'virtio') {
      throw new VirtError(
        'configUnsupported',
        `channels of type '${channel.target.type}' cannot be started yet`,
        { domain: 'qemu' },
      );
    }
    return [
      host(channel),
      device('virtserialport', {
        ...virtioSerialPlace(domain, channel),
        chardev: chardevId(channel),
        id: channel.alias,
        name: channel.target.name,
      }),
    ];
  });
}

/** Consoles on devices of their own; the first console of a PC is its first serial port. */
export function consoleOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.consoles.flatMap((each) => {
    if (each.target?.type === 'serial' || each.target?.type === undefined) return [];
    if (each.target.type !== 'virtio') {
      throw new VirtError('configUnsupported', `unsupported console target type ${each.target.type}`, {
        domain: 'qemu',
      });
    }
    return [
      host(each),
      device('virtconsole', { ...virtioSerialPlace(domain, each), chardev: chardevId(each), id: each.alias }),
    ];
  });
}

function virtioSerialPlace(domain: Domain, { address }: Channel | Console): Props {
  if (address?.type !== 'virtio-serial') return {};
  return {
    bus: `${controllerAlias(domain, 'virtio-serial', address.controller)}.${address.bus}`,
    nr: address.port,
  };
}

function chardevId({ alias }: CharDevice): string {
  return `char${alias ?? ''}`;
}

/** `-chardev` of a device's end on the host. */
function host(each: CharDevice): Option {
  const id = chardevId(each);
  const log =
    each.log === undefined
      ? {}
      : { logfile: each.log.file, logappend: each.log.append === true ? 'on' : undefined };
  switch (each.type) {
    case 'pty':
    case 'null':
    case 'vc':
    case 'stdio':
      return ['-chardev', list(each.type, { id, ...log })];
    case 'file':
      return [
        '-chardev',
        list('file', {
          id,
          path: each.source.path,
          append: each.source.append === true ? 'on' : undefined,
          ...log,
        }),
      ];
    case 'dev':
      return ['-chardev', list('serial', { id, path: each.source.path, ...log })];
    case 'pipe':
      return ['-chardev', list('pipe', { id, path: each.source.path, ...log })];
    case 'unix':
      return [
        '-chardev',
        list('socket', {
          id,
          path: each.source?.path,
          ...(each.source?.mode === 'connect' ? {} : { server: 'on', wait: 'off' }),
          ...log,
        }),
      ];
    default:
      throw new VirtError(
        'configUnsupported',
        `character devices of type '${each.type}' cannot be started yet`,
        { domain: 'qemu' },
      );
  }
}
