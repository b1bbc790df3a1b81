/**
 * Runs fuzzed packets against a server that answers every procedure there is, and counts what came of it.
 * No connection may outlive its client, and every so often a new one must serve a proper call.
 */
import { ClientEndpoint } from './client-endpoint.ts';
import { plainError } from './frame/wire-error.ts';
import { fuzzPacket, type Random, randomFrom, sample } from './fuzz.ts';
import { MemoryTransport } from './memory-transport.ts';
import { admin } from './programs/admin.ts';
import { lxc } from './programs/lxc.ts';
import type { AnyProcedure, Program } from './programs/procedure.ts';
import { qemu } from './programs/qemu.ts';
import { remote } from './programs/remote.ts';
import type { ServerCall } from './server/call.ts';
import { type Service, service } from './server/handlers.ts';
import { ServerEndpoint } from './server-endpoint.ts';

const programs: readonly Program[] = [remote, qemu, lxc, admin];

/** Packets sent between two proper calls. */
const roundPackets = 200;

/** Packets sent over one connection. */
const connectionPackets = 10;

export interface FuzzResult {
  packets: number;
  /** Connections that a packet broke. */
  broken: number;
  /** Calls that reached a handler. */
  handled: number;
  /** Bytes sent back. */
  answeredBytes: number;
}

/** Sends `packets` of this seed. @throws when a proper call behind them is not answered. */
export async function fuzzServer(packets: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const result: FuzzResult = { packets: 0, broken: 0, handled: 0, answeredBytes: 0 };
  const services = programs.map((program) => serviceOf(program, random, result));
  while (result.packets < packets) {
    await fuzzRound(services, random, result);
    await mustServe(services);
  }
  return result;
}

/** A false length makes the server wait for more, so no connection is used for long. */
async function fuzzRound(
  services: readonly Service<null>[],
  random: Random,
  result: FuzzResult,
): Promise<void> {
  for (let sent = 0; sent < roundPackets; sent += connectionPackets) {
    const { end, server, listen } = connect(services);
    listen(result);
    for (let i = 0; i < connectionPackets; i++) end.send(fuzzPacket(programs, random));
    result.packets += connectionPackets;
    await turn();
    if (server.closed !== null) result.broken++;
    end.close();
    await turn();
    if (server.closed === null) throw new Error('the server did not notice that its client left');
  }
}

async function mustServe(services: readonly Service<null>[]): Promise<void> {
  const { end, server } = connect(services);
  const client = new ClientEndpoint(end);
  await client.call(remote, 'authList', undefined, { deadlineMs: 10_000 });
  client.close();
  await turn();
  if (server.closed === null) throw new Error('the server did not notice that its client left');
  if (server.runningCalls !== 0) throw new Error(`${server.runningCalls} calls still run`);
}

function connect(services: readonly Service<null>[]): {
  end: MemoryTransport;
  server: ServerEndpoint<null>;
  listen: (result: FuzzResult) => void;
} {
  const [end, far] = MemoryTransport.pair();
  const server = new ServerEndpoint<null>(far, {
    services,
    session: null,
    toWireError: (error) => plainError(1, 0, error instanceof Error ? error.message : String(error)),
  });
  server.start();
  const listen = (result: FuzzResult): void =>
    end.start({
      onData: (chunk) => {
        result.answeredBytes += chunk.length;
      },
      onDrain: () => undefined,
      onClose: () => undefined,
    });
  return { end, server, listen };
}

function serviceOf(program: Program, random: Random, result: FuzzResult): Service<null> {
  const handlers: Record<string, (args: unknown, call: unknown) => unknown> = {};
  for (const [key, row] of Object.entries(program.procedures)) {
    handlers[key] = (_args, call) => {
      result.handled++;
      return answer(row, random, call as ServerCall<null>, key === 'authList' ? 1 : random());
    };
  }
  return service(program, handlers as never);
}

/** At once, later, or with an error; streams are echoed. */
function answer(row: AnyProcedure, random: Random, call: ServerCall<null>, mood: number): unknown {
  if (row.stream !== 'none') void echo(call);
  if (mood < 0.1) throw new Error('thrown at once');
  if (mood < 0.2) return Promise.reject(new Error('thrown later'));
  if (mood < 0.5) return turn().then(() => sample(row.reply, random));
  return sample(row.reply, random);
}

async function echo({ stream }: ServerCall<null>): Promise<void> {
  try {
    for (let data = await stream.read(64); data !== null; data = await stream.read(64))
      await stream.write(data);
    await stream.finish();
  } catch (error) {
    stream.abort(error instanceof Error ? error : new Error(String(error)));
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
