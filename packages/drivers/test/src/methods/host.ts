/** The simulated host and the connection to it. */
import { VirtError, type Methods } from '@typevirt/driver';
import { testError } from '../errors.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type HostMethods = Pick<
  Methods,
  | 'connectGetType'
  | 'connectGetVersion'
  | 'connectGetLibVersion'
  | 'connectGetHostname'
  | 'connectGetUri'
  | 'connectGetMaxVcpus'
  | 'nodeGetInfo'
  | 'nodeGetFreeMemory'
  | 'nodeGetCellsFreeMemory'
  | 'nodeGetCpuMap'
  | 'nodeGetSecurityModel'
>;

/** As libvirt counts: a million times the major version, a thousand times the minor one, and the release. */
const libraryVersion = 9_000_000n;
const cellFreeKiB = 2048n;

export function hostMethods({ world }: MethodContext, uri: string): HostMethods {
  return {
    connectGetType: () => ({ type: 'TEST' }),
    connectGetVersion: () => ({ hvVer: 2n }),
    connectGetLibVersion: () => ({ libVer: libraryVersion }),
    connectGetHostname: () => ({ hostname: world.surroundings.hostname }),
    connectGetUri: () => ({ uri }),
    connectGetMaxVcpus: () => ({ maxVcpus: 32 }),
    nodeGetInfo() {
      const { memoryKiB, ...facts } = world.node;
      return { ...facts, memory: memoryKiB };
    },
    nodeGetFreeMemory: () => ({ freeMem: 2n * cellFreeKiB * 1024n }),
    nodeGetCellsFreeMemory({ startCell, maxcells }) {
      if (startCell >= 2) throw testError('invalidArg', 'Range exceeds available cells');
      const last = Math.min(startCell + maxcells, 2);
      const cells = [];
      for (let cell = startCell; cell < last; cell += 1) cells.push(BigInt(cell + 1) * cellFreeKiB * 1024n);
      return { cells };
    },
    nodeGetCpuMap({ flags }) {
      allowFlags(flags, 0, 'testNodeGetCPUMap');
      return { cpumap: Uint8Array.of(0b0001_0101), online: 3, total: 8 };
    },
    nodeGetSecurityModel: () => ({ model: 'testSecurity', doi: '' }),
  };
}
