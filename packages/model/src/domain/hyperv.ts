/**
 * Interfaces of Microsoft's hypervisor that speed up Windows guests.
 *
 * @source libvirt docs/formatdomain "Hypervisor features", table of hyperv features
 */
import {
  attr,
  child,
  element,
  fields,
  inside,
  oneOf,
  onOff,
  optional,
  uint32,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { strictly } from './devices/scalars.ts';

const spinlocks = fields({
  state: attr('state', onOff, { doc: 'Whether the guest reports long waits for a lock.' }),
  retries: optional(attr('retries', uint32, { doc: 'Tries before it reports, at least 4095.' })),
});
/** Reports of long waits for a lock. */
export interface HypervSpinlocks extends Infer<typeof spinlocks> {}
export const hypervSpinlocksXml: Element<HypervSpinlocks> = element('spinlocks', spinlocks, {
  doc: 'Reports of long waits for a lock.',
  since: '1.1.0',
});

const stimer = fields({
  state: attr('state', onOff, { doc: 'Whether there are synthetic timers.' }),
  direct: optional(
    inside('direct', attr('state', onOff), {
      since: '5.7.0',
      doc: 'Timers may interrupt without a message.',
    }),
  ),
});
/** Synthetic timers. */
export interface HypervTimers extends Infer<typeof stimer> {}
export const hypervTimersXml: Element<HypervTimers> = element('stimer', stimer, {
  doc: 'Synthetic timers.',
  since: '1.3.3',
});

const vendorId = fields({
  state: attr('state', onOff, { doc: 'Whether the name is replaced.' }),
  value: optional(
    attr('value', strictly('[^,]{0,12}', 'vendor name', 'KVM Hv'), { doc: 'The name, up to 12 characters.' }),
  ),
});
/** Name of the hypervisor that the guest sees. */
export interface HypervVendor extends Infer<typeof vendorId> {}
export const hypervVendorXml: Element<HypervVendor> = element('vendor_id', vendorId, {
  doc: 'Name of the hypervisor.',
  since: '1.3.3',
});

const state = (name: string, doc: string, since: string) =>
  optional(inside(name, attr('state', onOff), { doc, since }));
const hyperv = fields({
  mode: attr('mode', oneOf('custom', 'passthrough'), {
    since: '8.0.0',
    default: 'custom',
    doc: '`passthrough` gives all that the host can.',
  }),
  relaxed: state('relaxed', 'Relaxes watchdogs that assume exact timers.', '1.0.0'),
  vapic: state('vapic', 'Paravirtual interrupt controller.', '1.1.0'),
  spinlocks: optional(child(hypervSpinlocksXml)),
  vpindex: state('vpindex', 'Index of the virtual processor.', '1.3.3'),
  runtime: state('runtime', 'Time that the processor ran.', '1.3.3'),
  synic: state('synic', 'Synthetic interrupt controller.', '1.3.3'),
  stimer: optional(child(hypervTimersXml)),
  reset: state('reset', 'Reset by a register.', '1.3.3'),
  vendorId: optional(child(hypervVendorXml)),
  frequencies: state('frequencies', 'Registers that tell clock frequencies.', '4.7.0'),
  reenlightenment: state('reenlightenment', 'Notice of a changed clock after migration.', '4.7.0'),
  tlbflush: state('tlbflush', 'Paravirtual flush of address translations.', '4.7.0'),
  ipi: state('ipi', 'Paravirtual interrupts between processors.', '4.10.0'),
  evmcs: state('evmcs', 'Enlightened nested virtualization (Intel).', '4.10.0'),
  avic: state('avic', "Use of the processor's interrupt virtualization.", '8.10.0'),
  emsrBitmap: state('emsr_bitmap', 'Fewer exits for registers of nested guests.', '10.7.0'),
  xmmInput: state('xmm_input', 'Hypercall arguments in vector registers.', '10.7.0'),
});
/** Interfaces for Windows guests. */
export interface Hyperv extends Infer<typeof hyperv> {}
export const hypervXml: Element<Hyperv> = element('hyperv', hyperv, {
  doc: 'Interfaces for Windows guests.',
  since: '1.0.0',
});
