/** A driver in a folder of its own, with real QEMUs, for tests: guests without a system, paused or at their firmware. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainRef, DriverConnection, Methods, TypedParam } from '@typevirt/driver';
import { afterAll } from 'vitest';
import { startQemuDriver, type QemuDriver } from '../driver.ts';
import type { QemuSettings } from '../state.ts';
import { binary } from './guest-xml.ts';

export { binary, diskXml, guestXml } from './guest-xml.ts';
export const hasQemu: boolean = existsSync(binary);

/** All methods, for tests that know which there are. */
export type Api = DriverConnection & Required<Methods>;

/** Capabilities of QEMU take a second to find out; all drivers of a test file share them. */
const sharedCache = mkdtempSync(join(tmpdir(), 'typevirt-qemu-cache-'));
afterAll(() => rmSync(sharedCache, { recursive: true, force: true }));

/** A driver, one connection, and what it told. */
export class DriverUnderTest implements AsyncDisposable {
  readonly root: string;
  /** `name event detail` of lifecycle events, in order. */
  readonly events: string[] = [];
  /** What went to the log as a warning or an error. */
  readonly complaints: string[] = [];
  readonly #settings: Partial<QemuSettings>;
  #driver: QemuDriver | undefined;
  #api: Api | undefined;

  private constructor(root: string, settings: Partial<QemuSettings>) {
    this.root = root;
    this.#settings = settings;
  }

  static async start(settings: Partial<QemuSettings> = {}): Promise<DriverUnderTest> {
    const made = new DriverUnderTest(mkdtempSync(join(tmpdir(), 'typevirt-qemu-')), settings);
    await made.startAgain();
    return made;
  }

  get api(): Api {
    if (this.#api === undefined) throw new Error('the driver is closed');
    return this.#api;
  }

  get driver(): QemuDriver {
    if (this.#driver === undefined) throw new Error('the driver is closed');
    return this.#driver;
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  /** Names of what is in a folder below the root, sorted. */
  list(folder: string): string[] {
    return readdirSync(this.path(folder)).sort();
  }

  /** Another client. */
  async connect(): Promise<Api> {
    return (await this.driver.open(new URL('qemu:///system'), {})) as Api;
  }

  /** Ends the driver without its guests. */
  async stop(): Promise<void> {
    await this.#driver?.close();
    this.#driver = undefined;
    this.#api = undefined;
  }

  async startAgain(): Promise<void> {
    await this.stop();
    const complain = (text: string): number => this.complaints.push(text);
    this.#driver = await startQemuDriver({
      directories: {
        etc: this.path('etc'),
        lib: this.path('lib'),
        run: this.path('run'),
        log: this.path('log'),
        cache: sharedCache,
      },
      privileged: true,
      hostUuid: '8a1f8b4c-4dd5-4b6e-9c3a-1f2e3d4c5b6a',
      log: { debug: () => undefined, info: () => undefined, warn: complain, error: complain },
      settings: this.#settings,
    });
    this.#api = await this.connect();
    this.#api.events.on('domain', 'lifecycle', ({ dom, event, detail }) => {
      this.events.push(`${dom.name} ${String(event)} ${String(detail)}`);
    });
  }

  async define(xml: string): Promise<DomainRef> {
    return (await this.api.domainDefineXml({ xml, flags: 0 }, {})).dom;
  }

  /** Starts a domain, paused unless told. */
  async boot(dom: DomainRef, flags = 1): Promise<DomainRef> {
    return (await this.api.domainCreate({ dom, flags }, {})).dom;
  }

  async names(flags = 0): Promise<string[]> {
    const { domains } = await this.api.connectListAllDomains({ flags }, {});
    return domains.map(({ name }) => name).sort();
  }

  async state(dom: DomainRef): Promise<readonly [state: number, reason: number]> {
    const { state, reason } = await this.api.domainGetState({ dom, flags: 0 }, {});
    return [state, reason];
  }

  /** A qcow2 image. */
  image(name: string, size = '8M'): string {
    const path = this.path(name);
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', path, size]);
    return path;
  }

  /** Processes that work for a guest of this driver. */
  guests(): number[] {
    return guestsBelow(this.root);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    for (const pid of this.guests()) process.kill(pid, 'SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** QEMUs whose folder is below another. */
export function guestsBelow(root: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => commandOf(pid).includes(`${root}/lib/qemu/domain-`));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

/** Parameters as an object. */
export function asObject(params: readonly TypedParam[]): Record<string, TypedParam['value']> {
  return Object.fromEntries(params.map(({ field, value }) => [field, value]));
}
