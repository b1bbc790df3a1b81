/**
 * Every driver of the daemon, by the scheme of its URIs: the one place that names them. A driver's code is loaded when
 * the first client asks for it.
 */
import { type Driver, type DriverConnection, type OpenOptions, VirtError } from '@typevirt/driver';
import type { Layout } from '@typevirt/host';
import type { Logger } from 'pino';
import { joinConnections } from './join.ts';

/** What drivers need of the daemon. */
export interface DriverSurroundings {
  readonly layout: Layout;
  /** The system's daemon, or a user's own. */
  readonly privileged: boolean;
  readonly log: (place: string) => Logger;
}

interface HypervisorRow {
  readonly scheme: string;
  readonly load: (surroundings: DriverSurroundings) => Promise<Driver>;
}

const rows: readonly HypervisorRow[] = [];

/** The drivers of one daemon. */
export class Hypervisors {
  readonly #surroundings: DriverSurroundings;
  readonly #defaultUri: string;
  readonly #loaded = new Map<string, Promise<Driver>>();

  constructor(surroundings: DriverSurroundings, defaultUri: string) {
    this.#surroundings = surroundings;
    this.#defaultUri = defaultUri;
  }

  /**
   * Opens the connection that a URI names.
   *
   * @param text What the client named; empty means the daemon's choice.
   * @throws {VirtError} `noConnect` where no driver serves it, and what the driver itself throws.
   */
  async open(text: string, options: OpenOptions): Promise<DriverConnection> {
    const uri = parseUri(text === '' ? this.#defaultUri : text);
    const driver = await this.#driver(uri);
    return joinConnections(await driver.open(uri, options), []);
  }

  async #driver(uri: URL): Promise<Driver> {
    const scheme = uri.protocol.slice(0, -1);
    const row = rows.find((candidate) => candidate.scheme === scheme);
    if (row === undefined) throw new VirtError('noConnect', uri.href);
    let loading = this.#loaded.get(scheme);
    if (loading === undefined) {
      loading = row.load(this.#surroundings);
      this.#loaded.set(scheme, loading);
      loading.catch(() => this.#loaded.delete(scheme));
    }
    const driver = await loading;
    if (!driver.accepts(uri)) throw new VirtError('noConnect', uri.href);
    return driver;
  }
}

/** Schemes are lower case here, as for libvirt; `URL` alone would take others too. */
function parseUri(text: string): URL {
  if (!URL.canParse(text)) throw new VirtError('noConnect', `URI '${text}' does not include a driver name`);
  if (!/^[a-z][a-z0-9.-]*:/.test(text)) throw new VirtError('noConnect', text);
  return new URL(text);
}
