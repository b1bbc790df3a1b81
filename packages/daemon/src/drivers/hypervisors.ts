/**
 * Every driver of the daemon, by the scheme of its URIs: the one place that names them. A driver's code is loaded when
 * the first client asks for it.
 */
import { type Driver, type DriverConnection, type OpenOptions, VirtError } from '@typevirt/driver';
import type { Layout } from '@typevirt/host';
import type { Logger } from 'pino';
import { joinConnections } from './join.ts';
import { qemuRow } from './qemu.ts';
import { storageRow } from './storage.ts';
import { testRow } from './test.ts';

/** What drivers need of the daemon. */
export interface DriverSurroundings {
  readonly layout: Layout;
  /** The system's daemon, or a user's own. */
  readonly privileged: boolean;
  readonly hostUuid: string;
  readonly log: (place: string) => Logger;
}

/** A driver that the daemon holds. */
export interface HeldDriver extends Driver {
  /** Starts what shall run from the daemon's start on. */
  autostart?(): Promise<void>;
  /** Lets go of what runs; guests run on. */
  close?(): Promise<void>;
}

/** One driver of the daemon. */
export interface HypervisorRow {
  readonly scheme: string;
  /** Whether the driver looks after something even if no client asks for it. */
  readonly fromStart: boolean;
  /** Drivers of the host's own things whose connections are joined to this one's. */
  readonly beside: readonly HypervisorRow[];
  readonly load: (surroundings: DriverSurroundings) => Promise<HeldDriver>;
}

/** All of them. */
export const hypervisorRows: readonly HypervisorRow[] = [storageRow, qemuRow, testRow];

/** The drivers of one daemon. */
export class Hypervisors {
  readonly #surroundings: DriverSurroundings;
  readonly #defaultUri: string;
  readonly #rows: readonly HypervisorRow[];
  readonly #loaded = new Map<string, Promise<HeldDriver>>();

  constructor(
    surroundings: DriverSurroundings,
    defaultUri: string,
    rows: readonly HypervisorRow[] = hypervisorRows,
  ) {
    this.#surroundings = surroundings;
    this.#defaultUri = defaultUri;
    this.#rows = rows;
  }

  /** Loads the drivers that look after something from the start. One that fails is logged, and tried again when asked for. */
  start(): void {
    for (const row of this.#rows.filter(({ fromStart }) => fromStart)) {
      this.#load(row)
        .then((driver) => driver.autostart?.())
        .catch((error: unknown) => this.#log(row.scheme).error({ err: error }, 'the driver did not start'));
    }
  }

  /** Lets go of everything. */
  async close(): Promise<void> {
    for (const [scheme, loading] of this.#loaded) {
      try {
        await (await loading).close?.();
      } catch (error) {
        this.#log(scheme).error({ err: error }, 'the driver did not end cleanly');
      }
    }
  }

  /**
   * Opens the connection that a URI names.
   *
   * @param text What the client named; empty means the daemon's choice.
   * @throws {VirtError} `noConnect` where no driver serves it, and what the driver itself throws.
   */
  async open(text: string, options: OpenOptions): Promise<DriverConnection> {
    const uri = parseUri(text === '' ? this.#defaultUri : text);
    const row = this.#rows.find(({ scheme }) => uri.protocol === `${scheme}:`);
    if (row === undefined) throw new VirtError('noConnect', uri.href);
    const driver = await this.#load(row);
    if (!driver.accepts(uri)) throw new VirtError('noConnect', uri.href);
    const hypervisor = await driver.open(uri, options);
    const others = await Promise.all(row.beside.map((each) => this.#openBeside(each, options)));
    return joinConnections(
      hypervisor,
      others.filter((other) => other !== undefined),
    );
  }

  /** A hypervisor is of use without the others: one that does not start is logged, and its methods are lacking. */
  async #openBeside(row: HypervisorRow, options: OpenOptions): Promise<DriverConnection | undefined> {
    try {
      const driver = await this.#load(row);
      return await driver.open(new URL(`${row.scheme}:///`), options);
    } catch (error) {
      this.#log(row.scheme).error({ err: error }, 'the driver did not start');
      return undefined;
    }
  }

  #load(row: HypervisorRow): Promise<HeldDriver> {
    const known = this.#loaded.get(row.scheme);
    if (known !== undefined) return known;
    const loading = row.load(this.#surroundings);
    this.#loaded.set(row.scheme, loading);
    loading.catch(() => this.#loaded.delete(row.scheme));
    return loading;
  }

  #log(scheme: string): Logger {
    return this.#surroundings.log(`driver.${scheme}`);
  }
}

/** Schemes are lower case here, as for libvirt; `URL` alone would take others too. */
function parseUri(text: string): URL {
  if (!URL.canParse(text)) throw new VirtError('noConnect', `URI '${text}' does not include a driver name`);
  if (!/^[a-z][a-z0-9.-]*:/.test(text)) throw new VirtError('noConnect', text);
  return new URL(text);
}
