/**
 * The QEMU driver: one state for all connections of a daemon, made at start and kept until its end. Guests do not end
 * with it.
 *
 *     startQemuDriver ▶ folders, definitions, guests found again, autostart ▶ open(uri) for each client ▶ close
 */
import { availableParallelism } from 'node:os';
import { VirtError, type Driver } from '@typevirt/driver';
import { EventHub, ObjectList } from '@typevirt/driver/kit';
import { allSynced, HostNode } from '@typevirt/host';
import { Emulators, fileCache } from '../probe/index.ts';
import { CapabilitySource } from './capability-source.ts';
import { Claims } from './claims.ts';
import { openConnection } from './connection.ts';
import { QemuFiles, type Directories } from './directories.ts';
import { DomainTexts } from './domain-texts.ts';
import type { QemuDomain } from './domain.ts';
import { HostDocuments } from './host-documents.ts';
import { Images } from './images.ts';
import { MomentStore } from './moments.ts';
import { loadDomains } from './reconnect.ts';
import { RunIds } from './run-ids.ts';
import { startDomain } from './start.ts';
import type { Log, QemuSettings, QemuState } from './state.ts';
import { DomainStore } from './store.ts';
import { warmUp } from './warm-up.ts';

/** What the daemon decides for the driver. */
export interface QemuDriverOptions {
  readonly directories: Directories;
  /** Serves `qemu:///system` if true, else `qemu:///session`. */
  readonly privileged: boolean;
  readonly hostUuid: string;
  readonly log: Log;
  readonly settings?: Partial<QemuSettings>;
}

/** A driver that runs. */
export interface QemuDriver extends Driver, AsyncDisposable {
  /**
   * Starts the domains that are marked for it, unless they run. Errors go to the log. Then gets ready for what clients will ask
   * for, a little at a time.
   */
  autostart(): Promise<void>;
  /** Lets go of all guests, which run on. */
  close(): Promise<void>;
}

const defaultSettings: QemuSettings = {
  runAs: undefined,
  seccompSandbox: true,
  vncListen: '127.0.0.1',
  spiceListen: '127.0.0.1',
  displayPorts: { first: 5900, last: 65535 },
  jobWaitMs: 30_000,
};

/** Makes the driver ready: reads what is stored and finds running guests again. */
export async function startQemuDriver(options: QemuDriverOptions): Promise<QemuDriver> {
  const state = await makeState(options);
  await loadDomains(state);
  const path = options.privileged ? '/system' : '/session';
  let warming: Disposable | undefined;
  const driver: QemuDriver = {
    name: 'QEMU',
    accepts: ({ protocol }) => protocol === 'qemu:',
    async open(uri) {
      if (uri.pathname !== path) {
        throw new VirtError(
          'internalError',
          `unexpected QEMU URI path '${uri.pathname}', try qemu://${path}`,
          { domain: 'qemu' },
        );
      }
      return openConnection(state);
    },
    autostart: async () => {
      await autostart(state);
      warming = warmUp(state.settleSettings);
    },
    close: async () => {
      warming?.[Symbol.dispose]();
      for (const domain of state.domains.running()) {
        const { live } = domain;
        await live?.status.save();
        live?.process.release();
        // From here on nobody takes notice of its end: that is for the next driver.
        domain.live = undefined;
      }
      await allSynced();
    },
    [Symbol.asyncDispose]: () => driver.close(),
  };
  return driver;
}

async function makeState(options: QemuDriverOptions): Promise<QemuState> {
  const settings = { ...defaultSettings, ...options.settings };
  const files = new QemuFiles(options.directories);
  const texts = new DomainTexts();
  const store = new DomainStore(files, texts);
  await store.prepare();
  const node = new HostNode();
  const emulators = new Emulators({
    path: process.env.PATH ?? '/usr/bin:/bin',
    hostArchitecture: node.architecture,
    cache: fileCache(files.capabilities),
  });
  const capabilities = new CapabilitySource(emulators, node.architecture);
  return {
    uri: options.privileged ? 'qemu:///system' : 'qemu:///session',
    privileged: options.privileged,
    hostUuid: options.hostUuid,
    settings,
    settleSettings: { ...settings, nvramFolder: files.nvram },
    files,
    store,
    texts,
    moments: new MomentStore(files),
    capabilities,
    documents: new HostDocuments({
      node,
      capabilities,
      hostUuid: options.hostUuid,
      runAs: options.settings?.runAs,
    }),
    node,
    images: new Images(),
    domains: new ObjectList<QemuDomain>(),
    hub: new EventHub((error) => options.log.error('a listener failed', { error })),
    log: options.log,
    hostCpus: availableParallelism(),
    claims: new Claims(),
    ids: new RunIds(),
    portsChosen: new Set(),
  };
}

async function autostart(state: QemuState): Promise<void> {
  for (const domain of state.domains) {
    if (!domain.autostart || domain.isActive || domain.definition === undefined) continue;
    try {
      using _job = await domain.jobs.begin({ kind: 'modify', operation: 'autostart' });
      await startDomain(state, domain, domain.definition, { paused: false });
    } catch (error) {
      state.log.error(`domain ${domain.name} could not be started automatically`, { error });
    }
  }
}
