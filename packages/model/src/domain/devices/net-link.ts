/**
 * What a switch port is told about a network device: VLANs, port profile, bandwidth. Networks and their port groups use
 * the same elements.
 *
 * @source libvirt 9.0 docs/formatnetwork, schemas/networkcommon.rng
 */
import {
  anyBase,
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  many,
  oneOf,
  optional,
  ranged,
  uint8,
  uuid,
  yesNo,
} from '@typevirt/xml';
import { positive, positiveBig, strictly } from './scalars.ts';

const vlanTag = fields({
  id: attr('id', ranged(0, 4095), { doc: 'VLAN number.' }),
  nativeMode: optional(
    attr('nativeMode', oneOf('tagged', 'untagged'), {
      since: '1.1.0',
      doc: 'Makes it the native VLAN of a trunk.',
    }),
  ),
});
/** One VLAN. */
export interface VlanTag extends Infer<typeof vlanTag> {}
export const vlanTagXml: Element<VlanTag> = element('tag', vlanTag, { doc: 'One VLAN.' });

const vlan = fields({
  trunk: optional(
    attr('trunk', yesNo, { doc: 'Whether all tags travel; so anyway when there are several.' }),
  ),
  tags: many(child(vlanTagXml), { least: 1 }),
});
/** VLANs of a network device. */
export interface Vlan extends Infer<typeof vlan> {}
export const vlanXml: Element<Vlan> = element('vlan', vlan, { doc: 'VLANs of the device.', since: '0.10.0' });

const virtualPortParameters = fields({
  managerId: optional(
    attr('managerid', anyBase(uint8), { doc: 'Database that holds the port types (802.1Qbg).' }),
  ),
  typeId: optional(attr('typeid', anyBase(ranged(0, 0xffffff)), { doc: 'Port type (802.1Qbg).' })),
  typeIdVersion: optional(
    attr('typeidversion', anyBase(uint8), { doc: 'Version of the port type (802.1Qbg).' }),
  ),
  instanceId: optional(
    attr('instanceid', uuid, { doc: 'Names this connection (802.1Qbg). Made up when absent.' }),
  ),
  interfaceId: optional(attr('interfaceid', uuid, { doc: 'Names the interface (Open vSwitch, MidoNet).' })),
  profileId: optional(
    attr('profileid', strictly('.{0,39}', 'profile', 'profile-1'), {
      doc: 'Port profile (802.1Qbh, Open vSwitch).',
    }),
  ),
});
/** What a managed switch is told. */
export interface VirtualPortParameters extends Infer<typeof virtualPortParameters> {}
export const virtualPortParametersXml: Element<VirtualPortParameters> = element(
  'parameters',
  virtualPortParameters,
  {
    doc: 'What the switch is told.',
  },
);

const virtualPortShape = {
  type: optional(
    attr('type', oneOf('802.1Qbg', '802.1Qbh', 'openvswitch', 'midonet'), {
      doc: 'Kind of switch. May be absent where a network decides it.',
    }),
  ),
  parameters: optional(child(virtualPortParametersXml)),
};
/** MidoNet cannot do without parameters. */
const virtualPort = fields(virtualPortShape, {
  forms: [
    { words: { type: ['midonet'] }, needs: ['type', 'parameters'] },
    { words: { type: ['802.1Qbg', '802.1Qbh', 'openvswitch'] } },
  ],
});
/** A port of a managed switch. */
export interface VirtualPort extends Infer<typeof virtualPort> {}
export const virtualPortXml: Element<VirtualPort> = element('virtualport', virtualPort, {
  doc: 'Port of a managed switch.',
  since: '0.8.2',
});

const rate = fields({
  average: optional(attr('average', positiveBig, { unit: 'KiB/s', doc: 'Rate in the long run.' })),
  peak: optional(attr('peak', positiveBig, { unit: 'KiB/s', doc: 'Most in a burst.' })),
  floor: optional(
    attr('floor', positiveBig, {
      unit: 'KiB/s',
      since: '0.9.10',
      doc: 'Rate that is guaranteed (inbound only).',
    }),
  ),
  burst: optional(attr('burst', positiveBig, { unit: 'KiB', doc: 'How much may go at peak rate.' })),
});
/** Limits in one direction. */
export interface BandwidthRate extends Infer<typeof rate> {}
export const inboundXml: Element<BandwidthRate> = element('inbound', rate, { doc: 'Towards the device.' });
export const outboundXml: Element<BandwidthRate> = element('outbound', rate, { doc: 'From the device.' });

const bandwidth = fields({
  classId: optional(attr('classID', positive, { in: ['status'], doc: 'Traffic class in use.' })),
  inbound: optional(child(inboundXml)),
  outbound: optional(child(outboundXml)),
});
/** How much traffic a network device may make. */
export interface Bandwidth extends Infer<typeof bandwidth> {}
export const bandwidthXml: Element<Bandwidth> = element('bandwidth', bandwidth, {
  doc: 'How much traffic may flow.',
  since: '0.9.4',
});
