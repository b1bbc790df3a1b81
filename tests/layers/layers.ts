/**
 * Who may use whom. Lower never uses higher, no driver uses another, and what runs `anywhere` (also in a
 * browser) uses nothing of Node. `layers.test.ts` holds every import, project reference and dependency
 * against this table.
 */
export interface Layer {
  /** Folder of its sources, from the root of the working tree. */
  readonly sources: string;
  /** Layers its sources may import, besides itself. */
  readonly uses: readonly string[];
  readonly runs: 'anywhere' | 'node';
}

export const layers: Readonly<Record<string, Layer>> = {
  xml: { sources: 'packages/xml/src', uses: [], runs: 'anywhere' },
  model: { sources: 'packages/model/src', uses: ['xml'], runs: 'anywhere' },
  rpc: { sources: 'packages/rpc/src', uses: [], runs: 'anywhere' },
  'rpc/node': { sources: 'packages/rpc/src/node', uses: ['rpc'], runs: 'node' },
  driver: { sources: 'packages/driver/src', uses: [], runs: 'anywhere' },
  host: { sources: 'packages/host/src', uses: [], runs: 'node' },
  'drivers/test': {
    sources: 'packages/drivers/test/src',
    uses: ['xml', 'model', 'driver'],
    runs: 'anywhere',
  },
  'drivers/remote': { sources: 'packages/drivers/remote/src', uses: ['rpc', 'driver'], runs: 'anywhere' },
  'drivers/qemu': {
    sources: 'packages/drivers/qemu/src',
    uses: ['xml', 'model', 'driver', 'host'],
    runs: 'node',
  },
  'drivers/storage': {
    sources: 'packages/drivers/storage/src',
    uses: ['model', 'driver', 'host'],
    runs: 'node',
  },
  'drivers/lxc': { sources: 'packages/drivers/lxc/src', uses: ['model'], runs: 'anywhere' },
  'drivers/xen': { sources: 'packages/drivers/xen/src', uses: ['model'], runs: 'anywhere' },
  'drivers/bhyve': { sources: 'packages/drivers/bhyve/src', uses: ['model'], runs: 'anywhere' },
  'drivers/vmware': { sources: 'packages/drivers/vmware/src', uses: ['model'], runs: 'anywhere' },
  client: {
    sources: 'packages/client/src',
    uses: [
      'xml',
      'model',
      'rpc',
      'rpc/node',
      'driver',
      'drivers/test',
      'drivers/remote',
      'drivers/lxc',
      'drivers/xen',
      'drivers/bhyve',
      'drivers/vmware',
    ],
    runs: 'node',
  },
  daemon: {
    sources: 'packages/daemon/src',
    uses: ['rpc', 'rpc/node', 'driver', 'host', 'drivers/test', 'drivers/qemu', 'drivers/storage'],
    runs: 'node',
  },
  cli: { sources: 'packages/cli/src', uses: ['client', 'host'], runs: 'node' },
};

/** The layer a package name, as written in an import, stands for. */
export const layerOfPackage: Readonly<Record<string, string>> = {
  '@typevirt/xml': 'xml',
  '@typevirt/model': 'model',
  '@typevirt/rpc': 'rpc',
  '@typevirt/rpc/node': 'rpc/node',
  '@typevirt/driver': 'driver',
  '@typevirt/host': 'host',
  '@typevirt/driver-test': 'drivers/test',
  '@typevirt/driver-remote': 'drivers/remote',
  '@typevirt/driver-qemu': 'drivers/qemu',
  '@typevirt/driver-storage': 'drivers/storage',
  '@typevirt/driver-lxc': 'drivers/lxc',
  '@typevirt/driver-xen': 'drivers/xen',
  '@typevirt/driver-bhyve': 'drivers/bhyve',
  '@typevirt/driver-vmware': 'drivers/vmware',
  typevirt: 'client',
  'typevirt/documents': 'client',
  '@typevirt/daemon': 'daemon',
  '@typevirt/cli': 'cli',
};

/**
 * Sources that may pass 500 lines: tables without logic. Any other file of that size hides a concept that
 * has no name yet. The list only shrinks, but for new tables.
 */
export const tables: readonly string[] = [
  'packages/driver/src/constants/domain.ts',
  'packages/driver/src/contract/domain.ts',
  'packages/rpc/src/programs/remote.ts',
  'packages/rpc/src/programs/remote-types.ts',
];
