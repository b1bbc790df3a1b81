/** The packets of one stream, on their way out: they carry the number and serial of the call that opened it. */
import type { Hole } from './byte-stream.ts';
import { maxStreamDataBytes, packetTypes, statuses } from './frame/header.ts';
import { rpcError, type WireError, wireError } from './frame/wire-error.ts';
import type { Link } from './link.ts';
import type { Xdr } from './xdr/codec.ts';
import { struct } from './xdr/composite.ts';
import { hyper, nothing, uint } from './xdr/scalars.ts';

export interface StreamId {
  readonly prog: number;
  readonly vers: number;
  readonly proc: number;
  readonly serial: number;
}

interface StreamHole {
  length: bigint;
  flags: number;
}

export const streamHole: Xdr<StreamHole> = struct({ length: hyper, flags: uint });

const noBytes = new Uint8Array(0);

export class StreamWire {
  readonly link: Link;
  readonly #id: StreamId;

  constructor(link: Link, id: StreamId) {
    this.link = link;
    this.#id = id;
  }

  /** Sends data in packets of the size every peer takes, waiting for room after each. */
  async data(data: Uint8Array | Hole, mayGoOn: () => void): Promise<void> {
    if (!(data instanceof Uint8Array)) this.hole(data.hole);
    else if (data.length <= maxStreamDataBytes) this.#bytes(data);
    else return this.#pieces(data, mayGoOn);
    await this.link.room();
    mayGoOn();
  }

  /** An empty data packet: the server's end of data. */
  endOfData(): void {
    this.link.sender.bytes(this.#header(packetTypes.stream, statuses.continue), noBytes);
  }

  hole(length: bigint): void {
    this.link.sender.value(this.#header(packetTypes.streamHole, statuses.continue), streamHole, {
      length,
      flags: 0,
    });
  }

  /** The client's finish, and the server's confirmation of a finish or an abort. */
  ok(): void {
    this.link.sender.value(this.#header(packetTypes.stream, statuses.ok), nothing, undefined);
  }

  /** The client's abort, which carries no reason. */
  abort(): void {
    this.link.sender.value(this.#header(packetTypes.stream, statuses.error), nothing, undefined);
  }

  /** The server's reason to end the stream; one that does not fit the wire is replaced by saying so. */
  error(error: WireError): void {
    const header = this.#header(packetTypes.stream, statuses.error);
    try {
      this.link.sender.value(header, wireError, error);
    } catch {
      this.link.sender.value(header, wireError, rpcError('Unable to encode message payload'));
    }
  }

  async #pieces(data: Uint8Array, mayGoOn: () => void): Promise<void> {
    for (let at = 0; at < data.length; at += maxStreamDataBytes) {
      this.#bytes(data.subarray(at, at + maxStreamDataBytes));
      await this.link.room();
      mayGoOn();
    }
  }

  /** Nothing goes out for no bytes: an empty packet would end the data. */
  #bytes(data: Uint8Array): void {
    if (data.length > 0) this.link.sender.bytes(this.#header(packetTypes.stream, statuses.continue), data);
  }

  #header(
    type: number,
    status: number,
  ): { prog: number; vers: number; proc: number; serial: number; type: number; status: number } {
    const { prog, vers, proc, serial } = this.#id;
    return { prog, vers, proc, serial, type, status };
  }
}
