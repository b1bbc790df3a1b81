/**
 * Moving a guest between the hosts of two connections, the caller carrying cookies from daemon to daemon.
 *
 *     here:  begin ─▶                 perform ─▶            confirm ─▶ gone, or running as before
 *     there:          prepare ─▶                 finish ─▶             running, or nothing
 *
 * Once `begin` has answered, `confirm` always follows; once `prepare` has, `finish` does. A failure in between is passed
 * on to both as `cancelled`, and is what the caller sees. The two closing steps heed no signal and no deadline.
 *
 * @source libvirt migration.html; API description of virDomainMigrate3
 */
import {
  DomainMigrateFlags,
  DomainState,
  VirtError,
  type DomainRef,
  type TypedParam,
} from '@typevirt/driver';
import { param } from './params.ts';
import type { Session } from './session.ts';
import type { CallOptions } from './objects/virt-object.ts';

const api = 'virDomainMigrate3';

/** What only the side that sends understands. */
const sendersFlags = DomainMigrateFlags.abortOnError | DomainMigrateFlags.autoConverge;

/** One migration on its way. */
interface Journey {
  readonly here: Session;
  readonly dom: DomainRef;
  readonly there: Session;
  readonly flags: number;
  readonly options: CallOptions;
}

/**
 * Moves a guest.
 *
 * @returns The domain at the other side.
 * @throws {VirtError} the first step's that failed; `invalidArg` and `argumentUnsupported` for flags that ask for another kind
 *   of migration, or for what one of the hosts cannot do.
 */
export async function migrate(
  here: Session,
  dom: DomainRef,
  there: Session,
  params: readonly TypedParam[],
  wantedFlags: number,
  options: CallOptions = {},
): Promise<DomainRef> {
  await checkManaged(here, there, params, wantedFlags, options);
  const flags = (wantedFlags | DomainMigrateFlags.changeProtection) >>> 0;
  const { cookieOut, xml } = await here.call(
    'domainMigrateBegin3Params',
    { dom, params, flags },
    api,
    options,
  );
  const journey = { here, dom, there, flags, options };
  const moved = await settled(() => move(journey, replace(params, 'destination_xml', xml), cookieOut));
  const cookieIn = 'error' in moved ? nothing : moved.value.cookieOut;
  const cancelled = 'error' in moved ? 1 : 0;
  const confirmed = await settled(() =>
    here.call('domainMigrateConfirm3Params', { dom, params, cookieIn, flags, cancelled }, api, patient),
  );
  if ('error' in moved) throw moved.error;
  if ('error' in confirmed) throw confirmed.error;
  return moved.value.dom;
}

/** From `prepare` to `finish`. */
async function move(
  { here, dom, there, flags, options }: Journey,
  params: readonly TypedParam[],
  cookie: Uint8Array,
): Promise<{ readonly dom: DomainRef; readonly cookieOut: Uint8Array }> {
  const { state } = await here.call('domainGetState', { dom, flags: 0 }, api, options);
  const paused = state === DomainState.paused ? DomainMigrateFlags.paused : 0;
  const flagsThere = ((flags | paused) & ~sendersFlags) >>> 0;
  const prepared = await there.call(
    'domainMigratePrepare3Params',
    { params, cookieIn: cookie, flags: flagsThere },
    api,
    options,
  );
  const { uriOut, cookieOut: cookieIn } = prepared;
  const way = uriOut === null ? params : replace(params, 'migrate_uri', uriOut);
  const sent = await settled(async () => {
    if (flags & DomainMigrateFlags.offline) return { cookieOut: nothing };
    const args = { dom, dconnuri: null, params: way, cookieIn, flags };
    return here.call('domainMigratePerform3Params', args, api, options);
  });
  if ('error' in sent) await settled(() => here.call('domainAbortJob', { dom, flags: 0 }, api, patient));
  const arrived = await settled(() => {
    const end =
      'error' in sent
        ? { cookieIn: nothing, cancelled: 1 }
        : { cookieIn: sent.value.cookieOut, cancelled: 0 };
    return there.call(
      'domainMigrateFinish3Params',
      { params: named(way, dom.name), flags: flagsThere, ...end },
      api,
      patient,
    );
  });
  if ('error' in sent) throw sent.error;
  if ('error' in arrived) throw arrived.error;
  return arrived.value;
}

const nothing = new Uint8Array();

/** Neither the caller's signal nor the connection's deadline. */
const patient: CallOptions = { deadlineMs: Infinity };

/** Features of libvirt's drivers that migration asks for. @source libvirt internal VIR_DRV_FEATURE_* */
const features = { peer2peer: 4, direct: 5, offline: 12, params: 13 } as const;

const has = async ({ connection }: Session, feature: number, { signal }: CallOptions): Promise<boolean> =>
  connection.supportsFeature(feature, signal === undefined ? {} : { signal });

const unsupported = (what: string): VirtError => new VirtError('argumentUnsupported', what);
const invalid = (what: string): VirtError => new VirtError('invalidArg', what, { verbatim: true });

function refuseContradictions(flags: number): void {
  if (flags & DomainMigrateFlags.nonSharedDisk && flags & DomainMigrateFlags.nonSharedInc)
    throw invalid(
      "Flags 'VIR_MIGRATE_NON_SHARED_DISK' and 'VIR_MIGRATE_NON_SHARED_INC' are mutually exclusive",
    );
  if (flags & DomainMigrateFlags.tunnelled && !(flags & DomainMigrateFlags.peer2peer))
    throw invalid('cannot perform tunnelled migration without using peer2peer flag');
}

/** @throws {VirtError} if the hosts cannot do what the call asks for. */
async function checkManaged(
  here: Session,
  there: Session,
  params: readonly TypedParam[],
  flags: number,
  options: CallOptions,
): Promise<void> {
  refuseContradictions(flags);
  if (flags & DomainMigrateFlags.peer2peer)
    throw invalid('use virDomainMigrateToURI3 for peer-to-peer migration');
  if (flags & DomainMigrateFlags.offline) {
    for (const [side, name] of [
      [here, 'source'],
      [there, 'destination'],
    ] as const) {
      if (!(await has(side, features.offline, options)))
        throw unsupported(`offline migration is not supported by the ${name} host`);
    }
  }
  if ((await has(here, features.params, options)) && (await has(there, features.params, options))) return;
  refuseExtended(params);
  throw new VirtError('noSupport', api);
}

/** What every version of the protocol can say. */
const oldParams = ['migrate_uri', 'destination_name', 'destination_xml', 'bandwidth'];

function refuseExtended(params: readonly TypedParam[]): void {
  if (params.every(({ field }) => oldParams.includes(field))) return;
  throw unsupported(
    'Migration APIs with extensible parameters are not supported but extended parameters were passed',
  );
}

/**
 * Moves a guest, the two daemons talking to each other (`peer2peer`), or the hypervisor here to that there (neither daemon there).
 *
 * @throws {VirtError} `argumentUnsupported` where the daemon here cannot do that.
 */
export async function migrateToUri(
  here: Session,
  dom: DomainRef,
  uri: string,
  params: readonly TypedParam[],
  flags: number,
  options: CallOptions = {},
): Promise<void> {
  refuseContradictions(flags);
  const isPeer2peer = (flags & DomainMigrateFlags.peer2peer) !== 0;
  if (!(await has(here, isPeer2peer ? features.peer2peer : features.direct, options)))
    throw unsupported(`${isPeer2peer ? 'p2p' : 'direct'} migration is not supported by the source host`);
  if (!(await has(here, features.params, options))) refuseExtended(params);
  await here.call(
    'domainMigratePerform3Params',
    { dom, dconnuri: isPeer2peer ? uri : null, params, cookieIn: nothing, flags },
    'virDomainMigrateToURI3',
    options,
  );
}

function replace(params: readonly TypedParam[], field: string, value: string): readonly TypedParam[] {
  return [...params.filter((each) => each.field !== field), param.string(field, value)];
}

function named(params: readonly TypedParam[], name: string): readonly TypedParam[] {
  return params.some(({ field }) => field === 'destination_name')
    ? params
    : [...params, param.string('destination_name', name)];
}

async function settled<T>(work: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}
