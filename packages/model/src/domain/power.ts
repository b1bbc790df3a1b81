/**
 * Sleep states that the guest's firmware offers.
 *
 * @source libvirt docs/formatdomain "Power Management"
 */
import { attr, element, fields, inside, optional, yesNo, type Element, type Infer } from '@typevirt/xml';

const power = fields({
  suspendToMem: optional(
    inside('suspend-to-mem', attr('enabled', yesNo), { doc: 'Sleep with memory powered (S3).' }),
  ),
  suspendToDisk: optional(
    inside('suspend-to-disk', attr('enabled', yesNo), { doc: 'Sleep with memory saved (S4).' }),
  ),
});
/** Sleep states that the firmware offers; what is absent the hypervisor decides. */
export interface PowerManagement extends Infer<typeof power> {}
export const powerManagementXml: Element<PowerManagement> = element('pm', power, {
  doc: 'Sleep states on offer.',
  since: '0.10.2',
});
