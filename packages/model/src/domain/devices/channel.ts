/** Channels: private lines between a program on the host and one in the guest. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  optional,
  string,
  uint32,
  variants,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { deviceInfo } from './device-info.ts';

const named = { name: optional(attr('name', string, { doc: 'Name of the port in the guest.' })) };

const channelTarget = variants('type', {
  guestfwd: fields({
    address: attr('address', string, { doc: 'Address in the user network that the guest calls.' }),
    port: attr('port', uint32, { doc: 'Port that the guest calls.' }),
  }),
  virtio: fields({
    ...named,
    state: optional(
      attr('state', oneOf('connected', 'disconnected'), {
        in: ['live', 'status'],
        since: '1.2.11',
        doc: 'Whether a program in the guest has it open.',
      }),
    ),
  }),
  xen: fields(named),
});
/** The guest's end of a channel. */
export type ChannelTarget = Infer<typeof channelTarget>;
export const channelTargetXml: Element<ChannelTarget> = element('target', channelTarget, {
  doc: "The guest's end of the channel.",
});

const channel = variants('type', chardevTypes({}, { target: child(channelTargetXml), ...deviceInfo }), {
  default: 'pty',
  demanded: true,
  doc: 'Where the channel leads on the host.',
});
/** A private line between a program on the host and one in the guest. */
export type Channel = Infer<typeof channel>;
export const channelXml: Element<Channel> = element('channel', channel, {
  doc: 'Private line between a program on the host and one in the guest.',
  since: '0.7.1',
});
