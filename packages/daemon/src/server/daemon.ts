/**
 * The daemon as a whole.
 *
 *     start: folders → lock → sockets → ready ──▶ serving ── end(): no new clients → sessions end → sockets gone ──▶ ended
 *
 * Two servers: one for those who manage domains, on the sockets for writing and for reading only; one for those who
 * manage the daemon, on the admin socket.
 */
import { makeLayout, notifyServiceManager } from '@typevirt/host';
import type { Logger } from 'pino';
import { serveAdminClient } from '../admin/admin-clients.ts';
import { findHostUuid } from '../drivers/host-uuid.ts';
import { type HypervisorRow, Hypervisors } from '../drivers/hypervisors.ts';
import type { Log } from '../log/log.ts';
import type { LogLevel } from '../log/settings.ts';
import type { DaemonConfig } from '../options/config.ts';
import { loadConfig, type Settings, type SocketPlan } from '../options/settings.ts';
import { type SocketRole, takeActivatedSockets } from './activation.ts';
import { ClientServer, type Welcome } from './client-server.ts';
import { type HypervisorService, serveHypervisorClient } from './hypervisor-clients.ts';
import { IdleTimer } from './idle-timer.ts';
import { listenAt, listenOn, type Listener } from './listen.ts';
import { PidFile } from './pid-file.ts';

export class Daemon {
  readonly settings: Settings;
  readonly log: Log;
  readonly main: ClientServer;
  readonly admin: ClientServer;
  readonly idle: IdleTimer;
  readonly #logger: Logger;
  readonly #listeners: Listener[] = [];
  readonly #hypervisors: Hypervisors;
  readonly #service: HypervisorService;
  #config: DaemonConfig;
  #pidFile: PidFile | undefined;
  #starting: Promise<void> | null = null;
  #ending: Promise<void> | null = null;
  #onEnd: () => void = () => undefined;
  #open: () => void = () => undefined;
  /**
   * Resolves when all sockets are there. Nobody is served and no driver starts before: sockets are made under a mask of the whole
   * process, which folders that are made meanwhile would get, too.
   */
  readonly #opened: Promise<void> = new Promise((resolve) => {
    this.#open = resolve;
  });
  /** Resolves when the daemon has ended, for whatever cause. */
  readonly ended: Promise<void> = new Promise((resolve) => {
    this.#onEnd = resolve;
  });

  /** @param rows The drivers; others than the daemon's own for whoever embeds it. */
  constructor(settings: Settings, log: Log, rows?: readonly HypervisorRow[]) {
    this.settings = settings;
    this.log = log;
    this.#logger = log.of('server');
    const { config } = settings;
    this.#config = config;
    this.idle = new IdleTimer(settings.timeoutSeconds, () => void this.end());
    const changed = (): void => this.idle.setBusy(this.main.clientCount > 0);
    this.main = new ClientServer(settings.serverName, config.clients, config.workers, log.of('rpc'), changed);
    this.admin = new ClientServer(
      'admin',
      config.adminClients,
      config.adminWorkers,
      log.of('rpc'),
      () => undefined,
    );
    const { layout, privileged } = settings;
    const hostUuid = findHostUuid(config, layout.state);
    const surroundings = { layout, privileged, hostUuid, log: (place: string) => log.of(place) };
    this.#hypervisors = new Hypervisors(surroundings, settings.defaultUri, rows);
    this.#service = {
      server: this.main,
      openConnection: (uri, options) => this.#hypervisors.open(uri, options),
      keepalive: config.keepalive,
      userId: process.getuid?.() ?? 0,
      log: log.of('rpc'),
    };
  }

  /** Begins to serve. @throws {Error} when another daemon has the place, or a socket cannot be made. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Where clients that may write find it: the socket that was handed over, or else the one that was planned. */
  get socketPath(): string {
    return this.#listeners[0]?.path ?? this.settings.sockets.rw.path;
  }

  async #start(): Promise<void> {
    await makeLayout(this.settings.layout);
    this.#pidFile = PidFile.take(this.settings.pidFile);
    try {
      await this.#listen();
    } catch (error) {
      this.#closeListeners();
      await this.#hypervisors.close();
      this.#pidFile.release();
      throw error;
    }
    this.#hypervisors.start();
    this.#open();
    notifyServiceManager({ READY: '1' });
    this.#logger.info({ socket: this.socketPath }, 'serving');
  }

  /** Ends the daemon in order. Guests run on. Safe to call twice. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** Reads the configuration again; what has changed in it and can change while serving does. */
  reload(): void {
    const { configFile, configGiven } = this.settings;
    try {
      this.#apply(loadConfig(configFile, configGiven));
      this.#logger.info({ file: configFile }, 'configuration read again');
    } catch (error) {
      this.#logger.error({ error: String(error) }, 'configuration not read again; the old one holds');
    }
  }

  #apply(config: DaemonConfig): void {
    const { log } = this;
    if (config.logFilters !== this.#config.logFilters) log.setFilters(config.logFilters);
    if (config.logOutputs !== this.#config.logOutputs) log.setOutputs(config.logOutputs);
    if (config.logLevel !== this.#config.logLevel) log.setLevel(config.logLevel as LogLevel);
    Object.assign(this.main.limits, config.clients);
    Object.assign(this.admin.limits, config.adminClients);
    this.#config = config;
    this.main.admit();
  }

  async #listen(): Promise<void> {
    const { rw, ro, admin } = this.settings.sockets;
    const handed = takeActivatedSockets(process.env, process.pid);
    await this.#openSocket(rw, 'rw', handed, (socket, id, left) =>
      serveHypervisorClient(this.#service, socket, { id, path: rw.path, readOnly: false, left }),
    );
    if (ro !== null) {
      await this.#openSocket(ro, 'ro', handed, (socket, id, left) =>
        serveHypervisorClient(this.#service, socket, { id, path: ro.path, readOnly: true, left }),
      );
    }
    await this.#openSocket(admin, 'admin', handed, (socket, id, left) =>
      serveAdminClient(this, socket, { id, path: admin.path, left }),
    );
  }

  async #openSocket(
    plan: SocketPlan,
    role: SocketRole,
    handed: ReadonlyMap<SocketRole, number>,
    welcome: Welcome,
  ): Promise<void> {
    const server = role === 'admin' ? this.admin : this.main;
    const fd = handed.get(role);
    const accept = (socket: Parameters<Welcome>[0]): void =>
      void this.#opened.then(() => server.accept(socket, welcome));
    this.#listeners.push(
      fd === undefined ? await listenAt(plan, accept) : await listenOn(fd, plan.path, accept),
    );
  }

  async #end(): Promise<void> {
    await this.#starting?.catch(() => undefined); // what is still being opened is closed with the rest
    notifyServiceManager({ STOPPING: '1' });
    this.#logger.info('ending');
    this.idle.stop();
    this.#closeListeners();
    this.main.closeAll();
    this.admin.closeAll();
    await this.#hypervisors.close();
    this.#pidFile?.release();
    this.#onEnd();
  }

  #closeListeners(): void {
    for (const listener of this.#listeners.splice(0)) listener.close();
  }
}
