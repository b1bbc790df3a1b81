/** Bindings: which filter stands in front of which port of which guest. @source libvirt docs/formatnwfilterbinding */
import {
  attr,
  child,
  element,
  fields,
  format,
  inside,
  mac,
  oneOf,
  optional,
  string,
  text,
  uuid,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { filterRefXml } from '../domain/devices/interface-filter.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';

const owner = fields({
  name: text('name', string, { doc: 'Name of the guest.' }),
  uuid: text('uuid', uuid, { doc: 'Its UUID.' }),
});
/** The guest that a port belongs to. */
export interface FilterOwner extends Infer<typeof owner> {}
export const filterOwnerXml: Element<FilterOwner> = element('owner', owner, {
  doc: 'The guest.',
  since: '4.5.0',
});

const binding = fields({
  owner: child(filterOwnerXml),
  portDev: inside('portdev', attr('name', string), { doc: "The port's device on the host." }),
  linkDev: optional(inside('linkdev', attr('name', string), { doc: 'Device that the port is stacked on.' })),
  mac: inside('mac', attr('address', mac), { doc: "Hardware address of the guest's device." }),
  filter: child(filterRefXml),
  backend: optional(
    inside('backend', attr('name', oneOf('iptables', 'nftables')), {
      since: '10.8.0',
      doc: 'Firewall in use.',
    }),
  ),
});
/** A filter in front of a port. */
export interface NwfilterBinding extends Infer<typeof binding> {}
export const nwfilterBindingXml: Element<NwfilterBinding> = element('filterbinding', binding, {
  doc: 'A filter in front of a port.',
  since: '4.5.0',
});

const bindingKind: DocumentKind = {
  text: 'nwfilterbinding_definition',
  schema: 'nwfilterbinding.rng',
  domain: 'nwfilter',
  refusals: [
    {
      at: /\/owner\/name$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'filter binding has no owner name',
    },
    { at: /\/owner$/, kind: 'missing', code: 'internalError', detail: 'filter binding has no owner name' },
    {
      at: /\/owner\/uuid$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'filter binding has no owner UUID',
    },
    { at: /\/portdev$/, kind: 'missing', code: 'internalError', detail: 'filter binding has no MAC address' },
    {
      at: /\/mac(\/@address)?$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'filter binding has no MAC address',
    },
    {
      at: /\/filterref$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'filter binding has no filter reference',
    },
  ],
};

/** @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else libvirt's answer for the place. */
export function parseNwfilterBinding(xml: string, options: ReadOptions = {}): NwfilterBinding {
  return readDocument(xml, nwfilterBindingXml, bindingKind, options);
}

export function formatNwfilterBinding(value: NwfilterBinding): string {
  return format(value, nwfilterBindingXml);
}
