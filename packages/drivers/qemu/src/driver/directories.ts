/**
 * Where the driver keeps what: the same layout below the four roots as libvirt's, so that existing definitions can be
 * adopted and an administrator finds every file where they expect it.
 *
 *     etc/qemu/NAME.xml                    definition            etc/qemu/autostart/NAME.xml   link to it
 *     run/qemu/NAME.xml, NAME.pid          a running guest       log/qemu/NAME.log             what QEMU said
 *     lib/qemu/domain-ID-NAME/             monitor socket, keys  lib/qemu/channel/target/domain-ID-NAME/
 *     lib/qemu/checkpoint/NAME/CP.xml      checkpoints           lib/qemu/{snapshot,save,nvram,ram,dump}
 *     cache/qemu/capabilities/             what binaries can do
 */
import { join } from 'node:path';

/** The roots of a daemon's files. */
export interface Directories {
  readonly etc: string;
  readonly lib: string;
  readonly run: string;
  readonly log: string;
  readonly cache: string;
}

/** libvirt shortens long names in paths to their first 20 characters. */
const shortNameLength = 20;

/** The driver's files below the roots. */
export class QemuFiles {
  readonly #roots: Directories;

  constructor(roots: Directories) {
    this.#roots = roots;
  }

  /**
   * Folders that must exist before anything else happens, in the order in which they are made: first those that QEMU's
   * user must be able to pass, then those that are private to the daemon.
   */
  get folders(): readonly { readonly path: string; readonly mode: number }[] {
    const { etc, lib, run, log, cache } = this.#roots;
    const closed = [
      join(etc, 'qemu', 'autostart'),
      join(run, 'qemu'),
      join(log, 'qemu'),
      join(cache, 'qemu', 'capabilities'),
    ];
    const kept = ['checkpoint', 'snapshot', 'save', 'dump', 'ram'].map((name) => join(lib, 'qemu', name));
    const open = [join(lib, 'qemu'), join(lib, 'qemu', 'channel', 'target'), this.nvram];
    return [
      ...open.map((path) => ({ path, mode: 0o751 })),
      ...[...closed, ...kept].map((path) => ({ path, mode: 0o700 })),
    ];
  }

  get definitions(): string {
    return join(this.#roots.etc, 'qemu');
  }

  get statuses(): string {
    return join(this.#roots.run, 'qemu');
  }

  get capabilities(): string {
    return join(this.#roots.cache, 'qemu', 'capabilities');
  }

  /** Variables of firmware, a file for each guest. */
  get nvram(): string {
    return join(this.#roots.lib, 'qemu', 'nvram');
  }

  definition(name: string): string {
    return join(this.definitions, `${name}.xml`);
  }

  autostart(name: string): string {
    return join(this.definitions, 'autostart', `${name}.xml`);
  }

  status(name: string): string {
    return join(this.statuses, `${name}.xml`);
  }

  pid(name: string): string {
    return join(this.statuses, `${name}.pid`);
  }

  log(name: string): string {
    return join(this.#roots.log, 'qemu', `${name}.log`);
  }

  /** Where the folders of runs are, beside others. */
  get runs(): string {
    return join(this.#roots.lib, 'qemu');
  }

  /** Name of the folders of one run. */
  run(id: number, name: string): string {
    return `domain-${id}-${name.slice(0, shortNameLength)}`;
  }

  /** All folders of a run. */
  foldersOf(run: string): readonly [instance: string, channels: string] {
    return [join(this.runs, run), join(this.runs, 'channel', 'target', run)];
  }

  /** What belongs to one run of a guest: monitor socket, keys, and whatever else dies with it. */
  instance(id: number, name: string): string {
    return this.foldersOf(this.run(id, name))[0];
  }

  channels(id: number, name: string): string {
    return this.foldersOf(this.run(id, name))[1];
  }

  /** A rename that is under way: a link to the new definition. */
  renaming(name: string): string {
    return join(this.definitions, `${name}.renaming`);
  }

  checkpoints(name: string): string {
    return join(this.#roots.lib, 'qemu', 'checkpoint', name);
  }

  save(name: string): string {
    return join(this.#roots.lib, 'qemu', 'save', `${name}.save`);
  }
}
