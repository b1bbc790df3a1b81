/** The host and the hypervisor: what they are, have, and can do. */
import { invalidArgument, VirtError, type Methods, type TypedParam } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { HostNode } from '@typevirt/host';
import { pcCpuModels, powerCpuModels } from '@typevirt/model';
import type { JsonObject } from '../../monitor/index.ts';
import { findArchitecture, versionNumber } from '../../probe/index.ts';
import { readPageMerging } from '../page-merging.ts';
import type { QemuState } from '../state.ts';
import type { MethodContext } from './context.ts';

/** Methods on the host. */
export type HostMethods = Pick<
  Methods,
  | 'connectGetType'
  | 'connectGetVersion'
  | 'connectGetHostname'
  | 'connectGetUri'
  | 'connectGetMaxVcpus'
  | 'nodeGetInfo'
  | 'nodeGetCpuStats'
  | 'nodeGetMemoryStats'
  | 'nodeGetFreeMemory'
  | 'nodeGetCellsFreeMemory'
  | 'nodeGetCpuMap'
  | 'nodeGetFreePages'
  | 'nodeGetSecurityModel'
  | 'nodeGetMemoryParameters'
  | 'connectGetLibVersion'
  | 'connectGetSysinfo'
  | 'connectGetCapabilities'
  | 'connectGetDomainCapabilities'
  | 'connectGetCpuModelNames'
  | 'nodeGetSevInfo'
>;

/** All processors, all cells, in the calls that take a number. */
const all = -1;

/** Strings among the parameters are welcome. @source libvirt VIR_TYPED_PARAM_STRING_OKAY */
const stringsOkay = 4;

/** Most processors of a guest by kind of hypervisor. @source libvirt qemuConnectGetMaxVcpus */
const softwareVcpus = 16;

/** The version of libvirt whose behaviour this is: 1,000,000 times major plus 1,000 times minor plus release. */
const libraryVersion = 9_000_000n;

export function hostMethods({ state }: MethodContext): HostMethods {
  const { node } = state;
  return {
    connectGetType: () => ({ type: 'QEMU' }),
    async connectGetVersion() {
      const binary = state.capabilities.emulators.findFor(state.capabilities.hostArchitecture);
      if (binary === undefined)
        throw new VirtError('internalError', 'Cannot find suitable emulator for the host', {
          domain: 'qemu',
        });
      return { hvVer: BigInt(versionNumber(await state.capabilities.forBinary(binary))) };
    },
    connectGetLibVersion: () => ({ libVer: libraryVersion }),
    connectGetHostname: () => ({ hostname: node.hostname }),
    connectGetUri: () => ({ uri: state.uri }),
    connectGetMaxVcpus({ type }) {
      const kind = type?.toLowerCase() ?? 'qemu';
      if (kind === 'qemu') return { maxVcpus: softwareVcpus };
      if (kind === 'kvm') return { maxVcpus: state.documents.kvmVcpus() };
      throw new VirtError('invalidArg', `unknown type '${type}'`, { domain: 'qemu' });
    },
    nodeGetInfo() {
      const { memoryKiB, ...info } = node.info();
      return { ...info, memory: memoryKiB };
    },
    nodeGetCpuStats({ cpuNum, flags }) {
      checkFlags(flags, 0, 'virHostCPUGetStats');
      const times = node.cpuTimes(cpuNum === all ? 'all' : cpuNum);
      if (times === undefined)
        throw invalidArgument(
          'Invalid cpuNum in virHostCPUGetStatsLinux',
          'virHostCPUGetStatsLinux',
          'cpuNum',
        );
      return { params: Object.entries(times).map(([field, value]: [string, bigint]) => ({ field, value })) };
    },
    nodeGetMemoryStats({ cellNum, flags }) {
      checkFlags(flags, 0, 'virHostMemGetStats');
      const memory = node.memory(cellNum === all ? 'all' : cellNum);
      if (memory === undefined)
        throw invalidArgument(
          'cellNum in virHostMemGetStatsLinux must be less than or equal to 0',
          'virHostMemGetStatsLinux',
          'cellNum',
        );
      const values: [string, bigint | undefined][] = [
        ['total', memory.totalKiB],
        ['free', memory.freeKiB],
        ['buffers', memory.buffersKiB],
        ['cached', memory.cachedKiB],
      ];
      return { params: values.flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }])) };
    },
    nodeGetFreeMemory: () => ({
      freeMem: node.topology().cells.reduce((sum, { freeKiB }) => sum + freeKiB * 1024n, 0n),
    }),
    nodeGetCellsFreeMemory({ startCell, maxcells }) {
      const cells = cellsFrom(node, startCell, maxcells);
      return { cells: cells.map(({ freeKiB }) => freeKiB * 1024n) };
    },
    nodeGetCpuMap() {
      const { online, present } = node.topology();
      const cpumap = new Uint8Array(Math.ceil(present.length / 8));
      for (const cpu of online) cpumap[cpu >> 3] = (cpumap[cpu >> 3] ?? 0) | (1 << (cpu & 7));
      return { cpumap, online: online.length, total: present.length };
    },
    nodeGetFreePages({ pages, startCell, cellCount }) {
      const cells = cellsFrom(node, startCell, cellCount);
      const counts = cells.flatMap((cell) =>
        pages.map((sizeKiB) => {
          const pool = cell.pages.find((each) => each.sizeKiB === BigInt(sizeKiB));
          if (pool !== undefined) return pool.free;
          const words = `page size ${sizeKiB} is not available on node ${cell.id}`;
          throw new VirtError('operationFailed', words, { domain: 'none' });
        }),
      );
      return { counts };
    },
    nodeGetMemoryParameters({ flags }) {
      checkFlags(flags, stringsOkay, 'virHostMemGetParameters');
      return { params: readPageMerging() };
    },
    nodeGetSecurityModel: () => ({ model: 'none', doi: '0' }),
    connectGetSysinfo: ({ flags }) => ({ sysinfo: sysinfo(state, flags) }),
    async connectGetCapabilities() {
      return { capabilities: await state.documents.capabilities() };
    },
    async connectGetDomainCapabilities({ emulatorbin, arch, machine, virttype, flags }) {
      checkFlags(flags, 0, 'qemuConnectGetDomainCapabilities', 'qemu');
      return {
        capabilities: await state.documents.domainCapabilities({
          binary: emulatorbin,
          architecture: arch,
          machine,
          virtType: virttype,
        }),
      };
    },
    connectGetCpuModelNames({ arch, flags }) {
      checkFlags(flags, 0, 'qemuConnectGetCPUModelNames', 'qemu');
      return { models: cpuModelNames(arch) };
    },
    async nodeGetSevInfo({ flags }) {
      checkFlags(flags, 0, 'qemuNodeGetSEVInfo', 'qemu');
      const { emulators, hostArchitecture } = state.capabilities;
      const { sev } = await state.capabilities.forBinary(emulators.findFor(hostArchitecture) ?? '');
      if (sev !== undefined) return { params: sevParams(sev) };
      throw new VirtError('operationUnsupported', 'QEMU does not support SEV guest', { domain: 'qemu' });
    },
  };
}

/** Nodes of the host from a number on. @throws {VirtError} `internalError` where there are none. */
function cellsFrom(node: HostNode, first: number, count: number) {
  const { cells } = node.topology();
  const found = cells.filter(({ id }) => id >= first && id < first + count);
  if (found.length > 0) return found;
  const last = Math.max(...cells.map(({ id }) => id));
  throw new VirtError('internalError', `start cell ${first} out of range (0-${last})`, { domain: 'none' });
}

/** Architectures whose processors may have any name. */
const anyModel: ReadonlySet<string> = new Set(['aarch64', 'armv6l', 'armv7l', 'armv7b', 's390', 's390x']);

/** @throws {VirtError} `invalidArg` for what is no architecture, `noSupport` for one without a list of models. */
function cpuModelNames(architecture: string): readonly string[] {
  if (architecture === 'x86_64' || architecture === 'i686') return pcCpuModels;
  if (architecture === 'ppc64' || architecture === 'ppc64le') return powerCpuModels;
  if (anyModel.has(architecture)) return [];
  if (findArchitecture(architecture) !== undefined)
    throw new VirtError('noSupport', `'${architecture}' architecture is not supported by CPU driver`, {
      domain: 'cpu',
    });
  throw new VirtError('invalidArg', `cannot find architecture ${architecture}`, { domain: 'qemu' });
}

/** What the host offers for memory encrypted against itself, in libvirt's names. */
function sevParams(sev: JsonObject): readonly TypedParam[] {
  const text = (field: string, name: string): TypedParam => ({
    field,
    type: 'string',
    value: String(sev[name] ?? ''),
  });
  const number = (field: string, name: string): TypedParam => ({
    field,
    type: 'uint',
    value: Number(sev[name] ?? 0),
  });
  return [
    text('pdh', 'pdh'),
    text('cert-chain', 'cert-chain'),
    text('cpu0-id', 'cpu0-id'),
    number('cbitpos', 'cbitpos'),
    number('reduced-phys-bits', 'reduced-phys-bits'),
  ];
}

function sysinfo(state: QemuState, flags: number): string {
  checkFlags(flags, 0, 'qemuConnectGetSysinfo', 'qemu');
  const text = state.documents.sysinfo();
  if (text !== undefined) return text;
  throw new VirtError('configUnsupported', 'Host SMBIOS information is not available', { domain: 'qemu' });
}
