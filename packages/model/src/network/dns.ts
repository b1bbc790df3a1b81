/** The name server of a network. @source libvirt docs/formatnetwork "dns" */
import {
  attr,
  child,
  element,
  fields,
  inside,
  many,
  content,
  oneOf,
  optional,
  string,
  uint16,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { dnsName, freely } from '../domain/devices/scalars.ts';
import { socketAddress } from './scalars.ts';

const forwarder = fields({
  domain: optional(
    attr('domain', dnsName, { since: '2.2.0', doc: 'Names that it is asked for; all when absent.' }),
  ),
  addr: optional(attr('addr', socketAddress, { doc: 'The other server.' })),
});
/** Another server that is asked. */
export interface DnsForwarder extends Infer<typeof forwarder> {}
export const dnsForwarderXml: Element<DnsForwarder> = element('forwarder', forwarder, {
  doc: 'Another server.',
  since: '1.1.3',
});

const txt = fields({
  name: attr('name', dnsName, { doc: 'Name asked for.' }),
  value: optional(attr('value', string, { demanded: true, doc: 'Text answered.' })),
});
/** A text record. */
export interface DnsTxt extends Infer<typeof txt> {}
export const dnsTxtXml: Element<DnsTxt> = element('txt', txt, { doc: 'A text record.', since: '0.9.3' });

const srv = fields({
  service: attr('service', string, { doc: 'Name of the service.' }),
  protocol: attr('protocol', freely<string>(oneOf('tcp', 'udp'), string), { doc: 'tcp or udp.' }),
  domain: optional(attr('domain', dnsName, { doc: 'Domain it is in.' })),
  target: optional(attr('target', string, { doc: 'Host that serves.' })),
  port: optional(attr('port', uint16, { doc: 'Port of the service.' })),
  priority: optional(attr('priority', uint16, { doc: 'Hosts of lower numbers are tried first.' })),
  weight: optional(attr('weight', uint16, { doc: 'Share among hosts of one priority.' })),
});
/** A service record. */
export interface DnsSrv extends Infer<typeof srv> {}
export const dnsSrvXml: Element<DnsSrv> = element('srv', srv, { doc: 'A service record.', since: '0.9.9' });

const host = fields({
  ip: attr('ip', socketAddress, { doc: 'Address of the host.' }),
  names: many(inside('hostname', content(dnsName)), { least: 1 }),
});
/** Names of one address. */
export interface DnsHost extends Infer<typeof host> {}
export const dnsHostXml: Element<DnsHost> = element('host', host, {
  doc: 'Names of one address.',
  since: '0.9.3',
});

const dns = fields({
  enable: optional(attr('enable', yesNo, { since: '2.2.0', doc: 'Whether there is a name server.' })),
  forwardPlainNames: optional(
    attr('forwardPlainNames', yesNo, {
      since: '1.1.2',
      doc: 'Whether names without dots are asked elsewhere.',
    }),
  ),
  forwarders: many(child(dnsForwarderXml)),
  txts: many(child(dnsTxtXml)),
  srvs: many(child(dnsSrvXml)),
  hosts: many(child(dnsHostXml)),
});
/** The network's name server. */
export interface Dns extends Infer<typeof dns> {}
export const dnsXml: Element<Dns> = element('dns', dns, { doc: 'Name server.', since: '0.9.3' });
