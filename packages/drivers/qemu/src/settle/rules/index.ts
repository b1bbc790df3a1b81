/** What QEMU can run, as rules with libvirt's words, in the order in which libvirt looks. */
import type { Rule } from '@typevirt/model';
import type { SettleContext } from '../context.ts';
import { machineRules } from './machine.ts';

/** All rules for one program. */
export function qemuRules(context: SettleContext): readonly Rule[] {
  return [...machineRules(context)];
}
