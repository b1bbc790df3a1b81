/** What can go wrong between us and a monitor. Callers branch on the class, and on `class` of QEMU's own errors. */

/** QEMU's error classes; everything without a class of its own is `GenericError`. */
export type QmpErrorClass =
  | 'GenericError'
  | 'CommandNotFound'
  | 'DeviceNotActive'
  | 'DeviceNotFound'
  | 'KVMMissingCap'
  | (string & {});

/** QEMU refused a command, in its own words. */
export class QmpCommandError extends Error {
  override readonly name = 'QmpCommandError';
  readonly command: string;
  readonly class: QmpErrorClass;
  /** QEMU's sentence, without the command. */
  readonly description: string;
  constructor(command: string, errorClass: QmpErrorClass, description: string) {
    super(`${command}: ${description}`);
    this.command = command;
    this.class = errorClass;
    this.description = description;
  }
}

/** The connection is gone, or was never made; whether a command in flight was carried out is unknown. */
export class MonitorClosedError extends Error {
  override readonly name = 'MonitorClosedError';
}

/** No answer within the time given. The command may still be carried out. */
export class MonitorTimeoutError extends Error {
  override readonly name = 'MonitorTimeoutError';
  readonly command: string;
  constructor(command: string, waitMs: number) {
    super(`no answer to ${command} within ${String(waitMs)} ms`);
    this.command = command;
  }
}

/** The peer does not speak QMP. */
export class MonitorProtocolError extends Error {
  override readonly name = 'MonitorProtocolError';
}
