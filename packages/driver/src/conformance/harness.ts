/**
 * What every test of the suite is given: a connection whose methods are all there (one that the driver lacks throws
 * error 3), and words for refusals. Each method that a test calls is noted, so that the untested can be listed.
 */
import { expect, onTestFinished } from 'vitest';
import type { Call } from '../call.ts';
import type { DriverConnection, MethodName, Methods } from '../connection.ts';
import { noSupport, type ErrorCode, type ErrorDomain } from '../errors.ts';

/** Opens a connection to a world of its own: nothing that an earlier test did is there. */
export type OpenDriver = () => Promise<DriverConnection>;

/** A driver to be tested, and where it may differ from others. */
export interface ConformanceOptions {
  /** As test reports show it. */
  readonly name: string;
  readonly open: OpenDriver;
  /** The part of the system that the driver's own refusals name. */
  readonly errorDomain: ErrorDomain;
  /** A document of a domain that the driver can start, with a disk `vda` and an interface. */
  readonly domainXml: (name: string) => string;
  /** Methods that the driver has but that fail on their way, through no fault of ours. */
  readonly fails: readonly MethodName[];
  /** Whether a signal ends the wait for a call at once; false where the caller has to wait for the other side. */
  readonly cancelsAtOnce: boolean;
  /** A folder for guests that are saved; who gives it removes it. */
  readonly folder: string;
}

/** A connection with every method. */
export type Api = {
  [K in MethodName]: (
    args: Parameters<Methods[K]>[0],
    call?: Call,
  ) => Promise<Awaited<ReturnType<Methods[K]>>>;
} & Pick<DriverConnection, 'events' | 'isAlive' | 'isSecure' | 'supportsFeature'>;

/** Names of the methods that tests have called. */
export const touched: Set<string> = new Set();

/** Opens a connection for one test; it is closed at the test's end. */
export async function connect({ open }: Pick<ConformanceOptions, 'open'>): Promise<Api> {
  const connection = await open();
  onTestFinished(() => connection.close());
  return new Proxy(connection as unknown as Api, {
    get(_target, property) {
      const name = property as MethodName;
      // What is awaited is asked whether it is a promise.
      if (property === 'then') return undefined;
      const value: unknown = connection[name];
      if (name in own) return typeof value === 'function' ? (value as () => unknown).bind(connection) : value;
      return async (args: object, call: Call = {}) => {
        touched.add(name);
        if (value === undefined) throw noSupport(name);
        return await (value as (args: object, call: Call) => unknown).call(connection, args, call);
      };
    },
  });
}

/** Over a wire a wish to listen is on its way when `on` returns; an answer to a later question says that it has arrived. */
export async function untilHeard(api: Api): Promise<void> {
  await api.connectListAllDomains({ flags: 0 });
}

/** Members of a connection that are no methods of the contract. */
const own = { events: 1, isAlive: 1, isSecure: 1, supportsFeature: 1, close: 1 };

/** What a refusal must say. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly domain?: ErrorDomain;
  readonly message?: string;
}

/** The call must be refused so. */
export async function refused(call: Promise<unknown>, wanted: Refusal): Promise<void> {
  const { message, ...rest } = wanted;
  // Of documents we say the place behind libvirt's words.
  const told = message === undefined ? {} : { message: expect.stringContaining(message) as string };
  await expect(call).rejects.toMatchObject({ ...rest, ...told });
}
