/** Long work on a domain: what is under way, and stopping it. No job of this driver runs longer than its call yet. */
import { DomainBlockJobInfoFlags, VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { findDomain, requireLive } from '../state.ts';
import type { MethodContext } from './context.ts';
import { findDisk } from './stats.ts';

/** Methods on long work. */
export type JobMethods = Pick<Methods, 'domainAbortJob' | 'domainBackupGetXmlDesc' | 'domainGetBlockJobInfo'>;

export function jobMethods({ state }: MethodContext): JobMethods {
  return {
    domainAbortJob({ dom, flags }) {
      checkFlags(flags, 1, 'qemuDomainAbortJobFlags', 'qemu');
      requireLive(findDomain(state, dom));
      throw new VirtError('operationInvalid', 'no job is active on the domain', { domain: 'qemu' });
    },
    domainBackupGetXmlDesc({ dom, flags }) {
      checkFlags(flags, 0, 'qemuDomainBackupGetXMLDesc', 'qemu');
      findDomain(state, dom);
      throw new VirtError('noDomainBackup', 'no domain backup job present', { domain: 'qemu' });
    },
    domainGetBlockJobInfo({ dom, path, flags }) {
      checkFlags(flags, DomainBlockJobInfoFlags.bandwidthBytes, 'qemuDomainGetBlockJobInfo', 'qemu');
      const domain = findDomain(state, dom);
      requireLive(domain);
      findDisk(domain, path);
      return { found: 0, type: 0, bandwidth: 0n, cur: 0n, end: 0n };
    },
  };
}
