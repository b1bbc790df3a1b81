/** Channels, consoles and smart cards: other devices that lead to a character device of the host. */
import type { Console } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps, controllerAlias } from './address.ts';
import { chardevId, hostEnd } from './chardev-host.ts';
import type { PlanContext } from './context.ts';
import { broken, unsupported } from './refuse.ts';

/** Private lines between host and guest. */
export function channelOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  return domain.devices.channels.flatMap((channel): readonly Option[] => {
    const host = hostEnd(context, channel.alias, channel);
    const chardev = chardevId(channel);
    switch (channel.target.type) {
      case 'guestfwd': {
        const { address, port } = channel.target;
        const str = `tcp:${address}:${port}-chardev:${chardev}`;
        return [...host, ['-netdev', { type: 'user', guestfwd: [{ str }], id: channel.alias }]];
      }
      case 'virtio':
        return [
          ...host,
          device('virtserialport', {
            ...addressProps(domain, channel),
            chardev,
            id: channel.alias,
            name: channel.target.name,
          }),
        ];
      default:
        throw unsupported(`unsupported channel target type '${channel.target.type}'`);
    }
  });
}

/** Consoles on devices of their own; the first console is often a serial port, and planned with those. */
export function consoleOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  return domain.devices.consoles.flatMap((each) => {
    const driver = consoleDriver(each);
    if (driver === undefined) return [];
    const place = addressProps(domain, each);
    const names = { chardev: chardevId(each), id: each.alias };
    return [
      ...hostEnd(context, each.alias, each),
      device(driver, driver === 'virtconsole' ? { ...place, ...names } : names),
    ];
  });
}

function consoleDriver({ target }: Console): string | undefined {
  switch (target?.type) {
    case undefined:
    case 'serial':
      return undefined;
    case 'virtio':
      return 'virtconsole';
    case 'sclp':
      return 'sclpconsole';
    case 'sclplm':
      return 'sclplmconsole';
    default:
      throw unsupported(`unsupported console target type ${target?.type ?? 'none'}`);
  }
}

/** The smart card, if there is one: emulated from certificates, or a reader elsewhere. */
export function smartcardOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  const [card, another] = domain.devices.smartcards;
  if (card === undefined) return [];
  if (another !== undefined) throw unsupported('this QEMU binary lacks multiple smartcard support');
  if (card.address?.type !== 'ccid') throw broken('a smart card has no place');
  const place = { id: card.alias, bus: `${controllerAlias(domain, 'ccid', card.address.controller)}.0` };
  switch (card.mode) {
    case 'host':
      return [device('ccid-card-emulated', { backend: 'nss-emulated', ...place })];
    case 'host-certificates': {
      const [cert1, cert2, cert3] = card.certificates;
      const backend = { backend: 'certificates', cert1, cert2, cert3, db: card.database };
      return [device('ccid-card-emulated', { ...backend, ...place })];
    }
    case 'passthrough':
      return [
        ...hostEnd(context, card.alias, card, 'smartcard'),
        device('ccid-card-passthru', { chardev: chardevId(card), ...place }),
      ];
  }
}
