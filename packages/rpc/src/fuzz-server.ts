/**
 * Runs fuzzed packets against a server that answers every procedure there is, and counts what came of it.
 * No connection may outlive its client, and every so often a new one must serve a proper call.
 */
import { ClientEndpoint } from './client-endpoint.ts';
import { plainError } from './frame/wire-error.ts';
import { fuzzer, type Random, randomFrom, sample } from './fuzz.ts';
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
const fuzzPacket = fuzzer(programs);

/** Connections between two proper calls. */
const roundConnections = 100;

/** Most packets over one connection: a false length makes the server wait for more, so none is used for long. */
const connectionPackets = 10;

export interface FuzzResult {
  /** Packets sent to a server that still listened. */
  packets: number;
  /** Connections that a packet broke. */
  broken: number;
  /** Calls that reached a handler. */
  handled: number;
  /** Bytes sent back. */
  answeredBytes: number;
}

/** Lets everything else that is due happen. */
export type Turn = () => Promise<void>;

/** What one run of the fuzzer goes by. */
interface Run {
  readonly random: Random;
  readonly turn: Turn;
  readonly result: FuzzResult;
}

/** Sends `packets` of this seed, or a few more. @throws when a proper call behind them is not answered. */
export async function fuzzServer(packets: number, seed: number, turn: Turn): Promise<FuzzResult> {
  const result: FuzzResult = { packets: 0, broken: 0, handled: 0, answeredBytes: 0 };
  const run = { random: randomFrom(seed), turn, result };
  const services = programs.map((program) => serviceOf(program, run));
  while (result.packets < packets) {
    for (let i = 0; i < roundConnections; i++) await fuzzConnection(services, run);
    await mustServe(services, turn);
  }
  return result;
}

/** Sends packets until one of them breaks the connection, then leaves. */
async function fuzzConnection(
  services: readonly Service<null>[],
  { random, turn, result }: Run,
): Promise<void> {
  const { end, server, listen } = connect(services);
  listen(result);
  for (let i = 0; i < connectionPackets && server.closed === null; i++) {
    end.send(fuzzPacket(random));
    result.packets++;
    await delivered();
  }
  await turn();
  if (server.closed !== null) result.broken++;
  end.close();
  await turn();
  if (server.closed === null) throw new Error('the server did not notice that its client left');
}

async function mustServe(services: readonly Service<null>[], turn: Turn): Promise<void> {
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

function serviceOf(program: Program, run: Run): Service<null> {
  const handlers: Record<string, (args: unknown, call: unknown) => unknown> = {};
  for (const [key, row] of Object.entries(program.procedures)) {
    handlers[key] = (_args, call) => {
      run.result.handled++;
      return answer(row, run, call as ServerCall<null>, key === 'authList' ? 1 : run.random());
    };
  }
  return service(program, handlers as never);
}

/** At once, later, or with an error; streams are echoed. */
function answer(row: AnyProcedure, { random, turn }: Run, call: ServerCall<null>, mood: number): unknown {
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

/** What was sent has arrived: transports in memory deliver in microtasks. */
async function delivered(): Promise<void> {
  for (let i = 0; i < 3; i++) await Promise.resolve();
}
