/** Where a graphical console may be reached. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  many,
  optional,
  string,
  uint32,
  variants,
} from '@typevirt/xml';
import { absPath, strictly } from './scalars.ts';

const addressOrName = strictly('[a-zA-Z0-9.\\-:]+', 'address or host name', '127.0.0.1', '::1', 'localhost');
const fromConfig = {
  fromConfig: optional(
    attr('fromConfig', uint32, {
      in: ['status'],
      internal: true,
      doc: '1 when it was taken from the host configuration.',
    }),
  ),
};

const listen = variants('type', {
  address: fields({
    address: optional(
      attr('address', addressOrName, { doc: 'Address to listen on. Absent: as the host is configured.' }),
    ),
    ...fromConfig,
  }),
  network: fields({
    address: optional(
      attr('address', addressOrName, { in: ['live', 'status'], doc: 'Address that the network gave.' }),
    ),
    network: attr('network', string, { doc: 'Network whose address on the host is listened on.' }),
    ...fromConfig,
  }),
  socket: fields({
    socket: optional(attr('socket', absPath, { doc: 'UNIX socket. Absent: one is made.' })),
    ...fromConfig,
  }),
  none: fields(fromConfig),
});
/** One place where a graphical console may be reached. */
export type GraphicsListen = Infer<typeof listen>;
export const graphicsListenXml: Element<GraphicsListen> = element('listen', listen, {
  doc: 'Where it may be reached.',
  since: '0.9.4',
});

/** The first address in its old place, on the element itself. */
export const listenAttribute = {
  listen: optional(
    attr('listen', string, { doc: 'Address of the first `listen` element, for old clients.' }),
  ),
};
export const listensPart = { listens: many(child(graphicsListenXml)) };
