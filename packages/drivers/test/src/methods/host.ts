/** The simulated host and the connection to it. */
import type { Methods } from '@typevirt/driver';
import { pcCpuModels } from '@typevirt/model';
import { testError } from '../errors.ts';
import { capabilitiesText, sysinfoText } from '../world/capabilities.ts';
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
  | 'nodeGetCpuStats'
  | 'nodeGetFreePages'
  | 'connectGetCapabilities'
  | 'connectGetSysinfo'
  | 'connectGetCpuModelNames'
>;

/** Free pages of each size, in the order asked for. */
const freePages: readonly bigint[] = [19n, 45n, 97n, 201n];
/** As libvirt counts: a million times the major version, a thousand times the minor one, and the release. */
const libraryVersion = 9_000_000n;
const cellFreeKiB = 2048n;
const cellCount = 2;
const pcArchitectures: readonly string[] = ['i686', 'x86_64'];

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
    // Half of what the cells have free, as libvirt counts.
    nodeGetFreeMemory: () => ({ freeMem: (3n * cellFreeKiB * 1024n) / 2n }),
    nodeGetCellsFreeMemory({ startCell, maxcells }) {
      if (startCell >= cellCount) throw testError('invalidArg', 'Range exceeds available cells');
      const last = Math.min(startCell + maxcells, cellCount);
      const cells = [];
      for (let cell = startCell; cell < last; cell += 1) cells.push(BigInt(cell + 1) * cellFreeKiB * 1024n);
      return { cells };
    },
    nodeGetCpuMap({ flags }) {
      allowFlags(flags, 0, 'testNodeGetCPUMap');
      return { cpumap: Uint8Array.of(0b0001_0101), online: 3, total: 8 };
    },
    nodeGetCpuStats({ flags }) {
      allowFlags(flags, 0, 'testNodeGetCPUStats');
      return {
        params: [
          { field: 'user', value: 9_797_400_000n },
          { field: 'kernel', value: 34_678_723_400_000n },
          { field: 'idle', value: 87_264_900_000n },
          { field: 'iowait', value: 763_600_000n },
        ],
      };
    },
    nodeGetFreePages({ pages, cellCount: cells, flags }) {
      allowFlags(flags, 0, 'testNodeGetFreePages');
      const ofCell = pages.map((_, at) => freePages[at % freePages.length] ?? 0n);
      return { counts: Array.from({ length: cells }, () => ofCell).flat() };
    },
    connectGetCapabilities: () => ({ capabilities: capabilitiesText() }),
    connectGetSysinfo({ flags }) {
      allowFlags(flags, 0, 'testConnectGetSysinfo');
      return { sysinfo: sysinfoText };
    },
    connectGetCpuModelNames({ arch, flags }) {
      allowFlags(flags, 0, 'testConnectGetCPUModelNames');
      if (!pcArchitectures.includes(arch)) throw testError('invalidArg', `cannot find architecture ${arch}`);
      return { models: pcCpuModels };
    },
    nodeGetSecurityModel: () => ({ model: 'testSecurity', doi: '' }),
  };
}
