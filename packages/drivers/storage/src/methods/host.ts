/** What the host offers for pools. @source libvirt storageConnectGetCapabilities, storageConnectFindStoragePoolSources */
import type { Methods } from '@typevirt/driver';
import { formatStoragePoolCapabilities } from '@typevirt/model';
import { poolCapabilities } from '../backend/capabilities.ts';
import { poolKinds, requireDefinable } from '../backend/kinds.ts';
import { refusal } from '../errors.ts';
import { allowFlags } from './context.ts';

type HostMethods = Pick<Methods, 'connectFindStoragePoolSources' | 'connectGetStoragePoolCapabilities'>;

export function hostMethods(): HostMethods {
  return {
    connectFindStoragePoolSources({ type: word, flags }) {
      allowFlags(flags, 0, 'storageConnectFindStoragePoolSources');
      const type = poolKinds.find((kind) => kind === word);
      if (type === undefined) throw refusal('internalError', `unknown storage pool type ${word}`);
      requireDefinable({ type });
      throw refusal('noSupport', `pool type '${type}' does not support source discovery`);
    },
    connectGetStoragePoolCapabilities({ flags }) {
      allowFlags(flags, 0, 'storageConnectGetStoragePoolCapabilities');
      return { capabilities: formatStoragePoolCapabilities(poolCapabilities()) };
    },
  };
}
