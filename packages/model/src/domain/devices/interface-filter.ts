/** What may reach a network device: filters of the host, and ports forwarded by passt. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  int32,
  ip,
  many,
  oneOf,
  optional,
  string,
  yesNo,
} from '@typevirt/xml';
import { deviceName } from './scalars.ts';

const filterParameter = fields({
  name: attr('name', string, { doc: 'Name of the variable.' }),
  value: attr('value', string, { doc: 'One value; several elements of one name make a list.' }),
});
/** A variable of a network filter. */
export interface FilterParameter extends Infer<typeof filterParameter> {}
export const filterParameterXml: Element<FilterParameter> = element('parameter', filterParameter, {
  doc: 'Variable.',
});

const filterRef = fields({
  filter: attr('filter', string, { doc: 'Name of the filter.' }),
  parameters: many(child(filterParameterXml)),
});
/** A network filter in use, with its variables. */
export interface FilterRef extends Infer<typeof filterRef> {}
export const filterRefXml: Element<FilterRef> = element('filterref', filterRef, {
  doc: 'Network filter in use.',
  since: '0.8.0',
});

const portRange = fields({
  start: attr('start', int32, { doc: 'First port on the host.' }),
  end: optional(attr('end', int32, { doc: 'Last one. Absent: the first.' })),
  to: optional(attr('to', int32, { doc: 'First port in the guest. Absent: the same as on the host.' })),
  exclude: optional(attr('exclude', yesNo, { doc: 'yes: these ports are not forwarded.' })),
});
/** Ports that are forwarded, or not. */
export interface PortRange extends Infer<typeof portRange> {}
export const portRangeXml: Element<PortRange> = element('range', portRange, {
  doc: 'Ports forwarded, or not.',
});

const portForward = fields({
  protocol: attr('proto', oneOf('tcp', 'udp'), { doc: 'Protocol.' }),
  address: optional(attr('address', ip, { doc: 'Address of the host to listen on. Absent: all.' })),
  dev: optional(attr('dev', deviceName, { doc: 'Device of the host to listen on. Absent: all.' })),
  ranges: many(child(portRangeXml)),
});
/** Ports of the host that lead into the guest. */
export interface PortForward extends Infer<typeof portForward> {}
export const portForwardXml: Element<PortForward> = element('portForward', portForward, {
  doc: 'Ports of the host that lead into the guest (passt).',
  since: '9.0.0',
});

export const portForwardsPart = { portForwards: many(child(portForwardXml)) };
